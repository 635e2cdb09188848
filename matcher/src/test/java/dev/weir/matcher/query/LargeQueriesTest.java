package dev.weir.matcher.query;

import static dev.weir.matcher.query.Fixture.document;
import static dev.weir.matcher.query.Fixture.matches;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Media monitors write queries of this size. */
class LargeQueriesTest {
    @Test
    void fiveThousandShortClausesWork() {
        String query =
                IntStream.range(0, 5_000).mapToObj(i -> Integer.toString(i, 36)).collect(Collectors.joining(" "));
        assertThat(query.length()).isLessThan(20_000);
        assertThat(matches(query, document().add("body", "the " + Integer.toString(4_999, 36))))
                .isTrue();
        assertThat(matches(query, document().add("body", "zzzz yyyy"))).isFalse();
    }

    @Test
    void aQuarterOfAMillionCharactersWork() {
        String query = IntStream.range(0, 1_500)
                .mapToObj(i ->
                        "(\"company number" + i + " incorporated in this place of the world for ever and a day or two\""
                                + " AND (takeover" + i + " OR merger" + i + "*) NOT football" + i + ")")
                .collect(Collectors.joining(" OR "));
        assertThat(query.length()).isBetween(200_000, 300_000);
        String text = "company number77 incorporated in this place of the world for ever and a day or two, a merger77s";
        assertThat(matches(query, document().add("body", text))).isTrue();
        assertThat(matches(query, document().add("body", text + " football77"))).isFalse();
        assertThat(matches(query, document().add("body", text.replace("merger77", "merger78"))))
                .isFalse();
    }

    @Test
    void aQueryAsDeepAsAllowedIsReadAndDecidedOnAnOrdinaryThread() {
        String deep = "x";
        for (int i = 0; i < 199; i++) {
            deep = i % 2 == 0 ? "(weir AND " + deep + ")" : "(fish OR " + deep + ")";
        }
        assertThat(matches(deep, document().add("body", "weir x"))).isTrue();
        assertThat(matches(deep, document().add("body", "weir y"))).isFalse();
    }
}
