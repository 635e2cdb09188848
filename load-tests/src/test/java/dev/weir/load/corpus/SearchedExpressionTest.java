package dev.weir.load.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchedExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\0',
            value = {
                "f:/a\\s+b/ f:/.*(a\\s+b).*/",
                "f:/^a/ f:/(a).*/",
                "f:/a$/ f:/.*(a)/",
                "f:/a\\$/ f:/.*(a\\$).*/",
                "f:/(?i)a(?:b|)/ f:/.*(a(b)?).*/",
                "f:/a+?\"/ f:/.*(a+\\\").*/",
                "f:/[\"<]/ f:/.*([\"<]).*/",
                "f:/a\\b/ f:/.*(a)(\\W.*)?/",
                "f:/(^|x)a/ f:/((.*(x))?(a)).*/",
                "f:/a\\/b/ f:/.*(a\\/b).*/",
                "f:a/b/c f:a/b/c"
            })
    void whatIsSearchedForIsWrittenForAWholeValue(String written, String whole) {
        assertThat(SearchedExpression.allIn(written)).isEqualTo(whole);
    }

    @Test
    void eachExpressionOfARuleIsWrittenSo() {
        assertThat(SearchedExpression.allIn("(f:/a/ OR g:/b$/) AND NOT h:x"))
                .isEqualTo("(f:/.*(a).*/ OR g:/.*(b)/) AND NOT h:x");
    }
}
