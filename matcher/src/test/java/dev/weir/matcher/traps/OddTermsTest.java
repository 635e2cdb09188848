package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.body;
import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.query;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.DocumentException;
import dev.weir.matcher.schema.Analyzers;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryException;
import org.junit.jupiter.api.Test;

/** Terms longer than Lucene can keep, and characters that are more than one of something. */
class OddTermsTest {
    private static final String LONGEST = "x".repeat(Analyzers.MAX_TOKEN_BYTES);

    @Test
    void aWordOverThirtyTwoKilobytesIsDroppedAndItsNeighboursAreFound() {
        Schema schema = Schema.builder()
                .field(Field.text("whole", "keyword").asRepeated())
                .build();
        Document.Builder document = Document.builder(schema)
                .add("whole", "before")
                .add("whole", LONGEST + "x")
                .add("whole", "after");
        query(schema, "whole:before AND whole:after").hits(document);
        query(schema, "whole:x*").misses(document);
        query(schema, "whole:/x+/").misses(document);
        query(schema, "whole:" + LONGEST + "x").misses(document);
        query(schema, "whole:*").hits(document).misses(Document.builder(schema).add("whole", LONGEST + "x"));
    }

    @Test
    void aLongWordOfATextIsFoundAsItsAnalyzerCutsIt() {
        String word = "y".repeat(1_000);
        query(word).hits(body("before " + word + " after"));
        query("yyy*").hits(body("before " + word + " after"));
        query("before AND after AND NOT y").hits(body("before " + word + " after"));
    }

    @Test
    void theLongestWordIsFoundByAllOfItAndByAPartOfIt() {
        Document.Builder longest = document().add("code", LONGEST);
        query("code:" + LONGEST).hits(longest).misses(document().add("code", LONGEST.substring(1)));
        query("code:x*").hits(longest);
        query("code:/x+/").hits(longest);
        query("code:*xxx*").hits(longest);
        query("code:[x TO y]").hits(longest);
        query("code:" + LONGEST + "x").misses(longest);
        query("*:* AND NOT code:" + LONGEST + "x").hits(longest);
    }

    @Test
    void aKeywordThatIsTooLongIsRefusedAndNotLostInSilence() {
        assertThatThrownBy(() -> document().add("code", LONGEST + "x"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("32767 bytes");
        assertThatThrownBy(() -> document().add("code", "é".repeat(16_384))).hasMessageContaining("32768 bytes");
        query("code:*").hits(document().add("code", "é".repeat(16_383)));
    }

    @Test
    void aCharacterBeyondTheBasicPlaneIsOneCharacter() {
        query("code:?").hits(code("𝒳"), code("é"), code("東")).misses(code("𝒳𝒴"));
        query("code:𝒳*").hits(code("𝒳"), code("𝒳𝒴")).misses(code("𝒴"), code("𝒴𝒳"));
        query("code:*𝒴").hits(code("𝒳𝒴")).misses(code("𝒳"));
        query("code:a?c").hits(code("a𝒳c")).misses(code("ac"));
        query("code:𝒳𝒴~1").hits(code("𝒳"), code("𝒴𝒳"), code("𝒳a")).misses(code("ab"));
        query("code:[𝒳 TO 𝒳]").hits(code("𝒳")).misses(code("𝒴"));
        query("code:[東 TO *]").hits(code("𝒳"), code("\uFFFD")).misses(code("é"));
    }

    @Test
    void halfOfAPairIsRefusedInDocumentsAndQueries() {
        for (String half : new String[] {"\ud835", "a\udcb3", "\udcb3\ud835"}) {
            assertThatThrownBy(() -> document().add("code", half)).isInstanceOf(DocumentException.class);
            assertThatThrownBy(() -> body(half)).isInstanceOf(DocumentException.class);
            assertThatThrownBy(() -> query("code:" + half)).isInstanceOf(QueryException.class);
        }
    }

    @Test
    void formsOfOneLetterStayDifferentUnlessTheAnalyzerJoinsThem() {
        String composed = "caf\u00e9";
        String decomposed = "cafe\u0301";
        query(composed).hits(body(composed)).misses(body(decomposed), body("cafe"));
        query(decomposed).hits(body(decomposed)).misses(body(composed));
        query("caf?").hits(body(composed), body("cafe")).misses(body(decomposed));
        query("\uFB01sh").hits(body("\uFB01sh")).misses(body("fish"));
        Schema cjk = Schema.builder().field(Field.text("text", "cjk")).build();
        query(cjk, "text:weir").hits(Document.builder(cjk).add("text", "\uFF37\uFF45\uFF49\uFF52"));
        query(cjk, "text:\uFF57\uFF45\uFF49\uFF52").hits(Document.builder(cjk).add("text", "WEIR"));
        query(cjk, "text:\uFF57\uFF45*").hits(Document.builder(cjk).add("text", "weir"));
    }

    @Test
    void dottedAndDotlessLettersAreFoldedAlikeOnBothSides() {
        query("tag:İSTANBUL").hits(tag("İstanbul"), tag("istanbul"));
        query("tag:İST*").hits(tag("İstanbul"));
        query("tag:ISPARTA").hits(tag("isparta")).misses(tag("ısparta"));
        query("İstanbul").hits(body("İstanbul"), body("İSTANBUL"));
        query("tag:ſ").hits(tag("ſ")).misses(tag("s"));
        query("tag:ΣΑΣ").hits(tag("σασ")).misses(tag("σας"));
    }

    @Test
    void charactersThatNobodySeesAreCharacters() {
        query("code:\"a\u200Bb\"").hits(code("a\u200Bb")).misses(code("ab"));
        query("code:a?b").hits(code("a\u0000b"), code("a\nb"), code("a b"));
        query("code:\"\uFEFFa\"").hits(code("\uFEFFa")).misses(code("a"));
        query("water").hits(body("\uFEFFwater"), body("dry\nwater\tland"));
    }

    @Test
    void theEmptyKeywordIsAValue() {
        query("code:*").hits(code("")).misses(document());
        query("code:\"\"").hits(code("")).misses(code("a"), document());
        query("code:?").misses(code(""));
        query("code:[* TO a]").hits(code(""));
        query("NOT code:*").hits(document()).misses(code(""));
    }

    private static Document.Builder code(String value) {
        return document().add("code", value);
    }

    private static Document.Builder tag(String value) {
        return document().add("tag", value);
    }
}
