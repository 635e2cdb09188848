package dev.weir.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.v1.CreateSavedSearchResponse;
import dev.weir.v1.QueryReading;
import dev.weir.v1.QueryWarning;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class QueryTextTest {
    @Test
    void aWarningHasItsCaretUnderThePlaceInItsLine() {
        QueryWarning doubtful = QueryWarning.newBuilder()
                .setLine(2)
                .setColumn(5)
                .setReason("AND and OR are mixed")
                .build();
        CreateSavedSearchResponse checked = CreateSavedSearchResponse.newBuilder()
                .setReading(QueryReading.newBuilder()
                        .setCanonicalText("weir AND (dam OR lock)")
                        .addWarnings(doubtful))
                .build();
        StringWriter shown = new StringWriter();
        QueryText.show(
                "weir\nAND dam OR lock", checked, false, new Output(new PrintWriter(shown), false, new Style(false)));
        assertThat(shown.toString().lines())
                .containsExactly(
                        "read as  weir AND (dam OR lock)",
                        "cost     not known",
                        "warning  line 2, column 5: AND and OR are mixed",
                        "      AND dam OR lock",
                        "          ^");
    }
}
