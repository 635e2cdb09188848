package dev.weir.matcher.syntax.simple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;
import dev.weir.matcher.tree.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Randomized.class)
class SimpleSyntaxTest {
    private static final Schema BODY =
            Schema.builder().field(Field.text("body")).build();
    private static final List<String> PIECES = List.of(
            "\"",
            "“",
            "-",
            "−",
            "OR",
            "|",
            " ",
            "\n",
            "\t",
            "word",
            "日本語",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "\0",
            "(",
            ")",
            "*",
            "\\",
            "AND",
            "NOT",
            "a:b",
            "[1 TO 2]",
            "/x/",
            "~",
            "^2",
            "&",
            "é",
            "ﷺ",
            "\u200F",
            "\uFFFF");

    private final SimpleSyntax syntax = new SimpleSyntax(BODY, QueryLimits.DEFAULT);

    @Test
    void allWordsMustBeThere() {
        assertThat(tree("green energy")).isEqualTo(new QueryTree.All(List.of(word("green"), word("energy"))));
    }

    @Test
    void quotesKeepWordsTogether() {
        assertThat(tree("“green energy” now"))
                .isEqualTo(new QueryTree.All(List.of(new QueryTree.Phrase("body", "green energy", 0), word("now"))));
    }

    @Test
    void aMinusTakesAWordOrAPhraseAway() {
        assertThat(tree("jaguar -car -\"formula one\""))
                .isEqualTo(new QueryTree.All(List.of(
                        word("jaguar"),
                        new QueryTree.Not(word("car")),
                        new QueryTree.Not(new QueryTree.Phrase("body", "formula one", 0)))));
    }

    @Test
    void aHyphenInAWordIsNoMinus() {
        assertThat(tree("co-operation")).isEqualTo(word("co-operation"));
    }

    @Test
    void orInCapitalsBindsItsNeighboursOnly() {
        assertThat(tree("a b OR c OR d e"))
                .isEqualTo(new QueryTree.All(
                        List.of(word("a"), new QueryTree.Any(List.of(word("b"), word("c"), word("d"))), word("e"))));
        assertThat(tree("trick or treat"))
                .isEqualTo(new QueryTree.All(List.of(word("trick"), word("or"), word("treat"))));
    }

    @Test
    void aWordIsLookedForInEachDefaultField() {
        Schema two = Schema.builder()
                .field(Field.text("title"))
                .field(Field.text("body"))
                .build();
        assertThat(new SimpleSyntax(two, QueryLimits.DEFAULT).read("-fox").tree())
                .isEqualTo(new QueryTree.Not(new QueryTree.Any(
                        List.of(QueryTree.Term.of("title", "fox"), QueryTree.Term.of("body", "fox")))));
    }

    @Test
    void whatIsLeftOutIsTold() {
        assertThat(reasons("OR fox")).singleElement().asString().contains("OR stands between words");
        assertThat(reasons("fox OR")).singleElement().asString().contains("OR stands between words");
        assertThat(reasons("salt & pepper")).singleElement().asString().contains("left out");
        assertThat(reasons("\"open phrase")).singleElement().asString().contains("not closed");
        assertThat(reasons("-fox")).singleElement().asString().contains("must not be there");
        assertThat(reasons("green energy -wind \"solar power\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\"\"", "-", "OR", "()", "\uFEFF"})
    void withoutWordsNothingMatchesAndThatIsTold(String text) {
        assertThat(tree(text)).isEqualTo(new QueryTree.Any(List.of()));
        assertThat(reasons(text)).last().asString().contains("nothing matches");
    }

    @Test
    void aLongTextIsCutAndNoCharacterInTwo() {
        QueryLimits limits = new QueryLimits(5, 100, 100, 10, 10, 10, 10);
        ReadQuery read = new SimpleSyntax(BODY, limits).read("fox \uD83D\uDE00 dog");
        assertThat(read.tree()).isEqualTo(word("fox"));
        assertThat(read.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.reason()).contains("first 5 characters"))
                .satisfies(warning -> assertThat(warning.place().column()).isEqualTo(5));
    }

    @Test
    void wordsBeyondTheLimitAreLeftOut() {
        QueryLimits limits = new QueryLimits(1_000, 3, 100, 10, 10, 10, 10);
        ReadQuery read = new SimpleSyntax(BODY, limits).read("a b c d e");
        assertThat(read.tree()).isEqualTo(new QueryTree.All(List.of(word("a"), word("b"), word("c"))));
        assertThat(read.warnings())
                .extracting(Warning::reason)
                .singleElement()
                .asString()
                .contains("maxClauses");
    }

    @Test
    void withoutDefaultFieldsNothingMatches() {
        Schema none = Schema.builder().field(Field.longs("price")).build();
        assertThat(new SimpleSyntax(none, QueryLimits.DEFAULT).read("fox").tree())
                .isEqualTo(new QueryTree.Any(List.of()));
    }

    @Test
    void anyTextIsReadAndHasAMeaning(Seeded random) {
        QueryParser parser = new QueryParser(BODY);
        for (int i = 0; i < 5_000 * Randomized.multiplier(); i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j >= 0; j--) {
                text.append(
                        random.nextInt(5) == 0
                                ? String.valueOf((char) random.nextInt(Character.MAX_VALUE + 1))
                                : PIECES.get(random.nextInt(PIECES.size())));
            }
            ReadQuery read = syntax.read(text.toString());
            assertThat(parser.parse(QuerySource.of(read.tree())).lucene())
                    .as("%s", text)
                    .isNotNull();
        }
    }

    private QueryTree tree(String text) {
        return syntax.read(text).tree();
    }

    private List<String> reasons(String text) {
        return syntax.read(text).warnings().stream().map(Warning::reason).toList();
    }

    private static QueryTree word(String text) {
        return QueryTree.Term.of("body", text);
    }
}
