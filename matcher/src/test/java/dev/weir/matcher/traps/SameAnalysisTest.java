package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.body;
import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.query;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.schema.Analyzers;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field's words are made in one way, in queries and in documents; patterns are folded but never stemmed. */
class SameAnalysisTest {
    static List<String> analyzers() {
        return Analyzers.names();
    }

    @ParameterizedTest
    @MethodSource("analyzers")
    void whatIsCopiedFromADocumentFindsItWhateverTheAnalyzer(String analyzer) {
        Schema schema = Schema.builder().field(Field.text("text", analyzer)).build();
        for (String text : List.of(
                "Running weirs",
                "Zürichs Brücken",
                "maisons voisines",
                "реки текут",
                "東京都の川",
                "नदी बहती",
                "النهر العظيم",
                "İstanbul ırmak",
                "ποταμός",
                "แม่น้ำ")) {
            Document.Builder document = Document.builder(schema).add("text", text);
            query(schema, "\"" + text + "\"").hits(document);
            query(schema, "text:/.+/").hits(document);
        }
    }

    @Test
    void wordsAreStemmedAndPatternsAreNot() {
        query("title:running")
                .hits(title("run"), title("runs"), title("Running"))
                .misses(title("runner"));
        query("title:runs").hits(title("running"));
        query("title:run*").hits(title("running"), title("runner"));
        query("title:running*").misses(title("running"));
        query("title:r?n").hits(title("runs"));
        query("title:runs~1").hits(title("running"), title("rung"));
        query("title:/running/").misses(title("running"));
        query("title:[run TO run]").hits(title("running"));
        query("title:ponies").hits(title("pony")).misses(title("pon"));
        query("title:poni*").hits(title("ponies"));
        query("title:ponie*").misses(title("ponies"));
    }

    @Test
    void stopWordsAreFoundByNoPatternOfAFieldThatDropsThem() {
        query("title:th*").misses(title("the weir"));
        query("title:the*").misses(title("the"));
        query("body:the*").hits(body("the"));
        query("title:*").hits(title("weir")).misses(title("the"), document());
    }

    @Test
    void wildcardsAreFoldedAsTheirFieldIs() {
        query("WAT*").hits(body("water"), body("Water"), body("WATER"));
        query("W?T?R").hits(body("water"));
        query("code:Wat*").hits(code("Water")).misses(code("water"), code("WATER"));
        query("tag:RIVER*").hits(tag("river thames"), tag("River Thames"));
        query("raw:Wat*").hits(document().add("raw", "Water")).misses(document().add("raw", "water"));
        query("title:RUN*").hits(title("Running"));
        query("ÜBER*").hits(body("überall"));
    }

    @Test
    void aWildcardMayStandInFront() {
        query("*ter").hits(body("water"), body("ter")).misses(body("waters"));
        query("?ater").hits(body("water"), body("later")).misses(body("ater"), body("swater"));
        query("*T?R").hits(body("water"));
        query("*at*").hits(body("water"), body("at"), body("cat")).misses(body("wtr"));
        query("*").hits(body("anything")).misses(document());
        query("??").hits(body("ab")).misses(body("a"), body("abc"));
        query("code:*a*b*a*").hits(code("aba"), code("xaxbxax")).misses(code("ab"), code("aab"));
    }

    @Test
    void anEscapedWildcardIsALetter() {
        query("code:a\\*b").hits(code("a*b")).misses(code("axb"), code("ab"));
        query("code:a\\?").hits(code("a?")).misses(code("ab"));
        query("code:\"a*\"").hits(code("a*")).misses(code("ab"));
    }

    @Test
    void whatIsEscapedBesideAWildcardIsALetterToo() {
        query("code:*\\*").hits(code("a*"), code("*")).misses(code("a"), code("*a"));
        query("code:10\\*2*").hits(code("10*2=20")).misses(code("1002"), code("10x2"), code("102"));
        query("code:a\\?c?").hits(code("a?cd")).misses(code("abcd"), code("a?c"));
        query("code:*\\?").hits(code("why?")).misses(code("why"));
        query("code:*\\\\cmd.exe").hits(code("C:\\cmd.exe")).misses(code("xcmd.exe"), code("cmd.exe"));
        query("code:*\\\\*").hits(code("C:\\x"), code("\\")).misses(code("C:x"), code("*"));
        query("code:\\\\*").hits(code("\\x")).misses(code("x"), code("*"));
        query("code:C\\:\\\\U*").hits(code("C:\\Users")).misses(code("C:Users"), code("C:\\users"));
        query("tag:C\\:\\\\USERS\\\\P*").hits(tag("c:\\users\\public")).misses(tag("c:users\\public"));
        query("tag:*\\\\USERS\\ OF\\\\*").hits(tag("c:\\users of\\x"), tag("C:\\Users Of\\"));
    }

    @Test
    void aWildcardIsHeldAgainstOneWordOfATextAndAgainstAllOfAKeyword() {
        query("small*fish").misses(body("small fish")).hits(body("smallfish"));
        query("tag:small*fish").hits(tag("small fish"), tag("Small, dead FISH"));
        query("tag:*fish*").hits(tag("small fish soup"));
        query("tag:\"small fish\"").hits(tag("Small Fish")).misses(tag("small"), tag("small fish soup"));
        query("tag:small").misses(tag("small fish"));
    }

    @Test
    void rangesAndFuzzyWordsAreFoldedToo() {
        query("[WATCH TO WEIR]").hits(body("water")).misses(body("west"));
        query("code:[A TO B]").hits(code("AZ")).misses(code("aa"));
        query("WATRE~1").hits(body("water"));
        query("code:WATRE~1").misses(code("water")).hits(code("WATER"));
    }

    @Test
    void theTurkishFieldFoldsAsTurkishAndTheOthersDoNot() {
        Schema schema = Schema.builder()
                .field(Field.text("turkish", "turkish"))
                .field(Field.text("standard"))
                .build();
        Document.Builder loud = Document.builder(schema).add("turkish", "IRMAK").add("standard", "IRMAK");
        query(schema, "turkish:ırmak").hits(loud);
        query(schema, "turkish:IRMAK").hits(loud);
        query(schema, "turkish:IRM*").hits(loud);
        query(schema, "turkish:irmak").misses(loud);
        query(schema, "standard:irmak").hits(loud);
        query(schema, "standard:ırmak").misses(loud);
    }

    private static Document.Builder title(String text) {
        return document().add("title", text);
    }

    private static Document.Builder tag(String value) {
        return document().add("tag", value);
    }

    private static Document.Builder code(String value) {
        return document().add("code", value);
    }
}
