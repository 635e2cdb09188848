package dev.weir.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final String LINE = "0123456789".repeat(30);

    @Test
    void aLineThatFitsIsShownWhole() {
        String line = LINE.substring(0, 80);
        assertThat(Failures.placed("first\n" + line, 2, 75)).hasValueSatisfying(shown -> {
            assertThat(shown.lines().findFirst()).hasValue(line);
            assertThat(shown).endsWith(Failures.INDENT + " ".repeat(74) + "^");
        });
    }

    @Test
    void ofALongLineWhatIsAroundThePlaceIsShownAndWhereItWasCut() {
        assertThat(Failures.placed(LINE, 1, 151)).hasValueSatisfying(shown -> {
            String text = shown.lines().findFirst().orElse("");
            assertThat(text).hasSize(106).startsWith("...01234").endsWith("56789...");
            assertThat(shown).endsWith(Failures.INDENT + " ".repeat(53) + "^");
        });
        assertThat(Failures.placed(LINE, 1, 1))
                .hasValueSatisfying(shown ->
                        assertThat(shown).startsWith("01234").contains("789...").endsWith(Failures.INDENT + "^"));
        assertThat(Failures.placed(LINE, 1, 301)).hasValueSatisfying(shown -> assertThat(shown)
                .startsWith("...01234")
                .doesNotContain("9...")
                .endsWith(Failures.INDENT + " ".repeat(53) + "^"));
    }

    @Test
    void aPlaceThatIsNotInTheQueryIsNotShown() {
        assertThat(Failures.placed("a\nb", 3, 1)).isEmpty();
        assertThat(Failures.placed("a", 0, 0)).isEmpty();
    }
}
