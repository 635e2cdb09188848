package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.SCHEMA;
import static dev.weir.matcher.traps.Claim.body;
import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Analyzers;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Judge.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.SynonymQuery;
import org.junit.jupiter.api.Test;

/** Positions: holes where stop words stood, gaps between values, several words at one place, words that come again. */
class PhrasesTest {
    @Test
    void aStopWordLeavesAHoleThatAnyOneWordFills() {
        query("title:\"weirs of the river\"")
                .hits(title("weir of the river"), title("weirs in that river"), title("weir abc def rivers"))
                .misses(title("weir river"), title("weir of river"), title("weir a b c river"));
        query("title:\"the weir\"").hits(title("weir"), title("weirs"));
        query("title:\"weir the\"").hits(title("weir"));
        query("title:\"weir of river\"~1").hits(title("weir river"), title("weir of the river"));
    }

    @Test
    void noPhraseReachesFromOneValueIntoTheNext() {
        query("\"over the\"").hits(body("water over the weir")).misses(body("water over", "the weir"));
        query("\"over weir\"~20").hits(body("over the weir")).misses(body("water over", "the weir"));
        String widest = "\"over the\"~" + Analyzers.POSITION_GAP;
        query("\"over the\"~" + (Analyzers.POSITION_GAP - 1)).misses(body("water over", "the weir"));
        query(widest).hits(body("water over", "the weir")).misses(body("water over", "x the weir"));
        query("\"over the\"").hits(body("over", "the", "over the"));
        query("fn:ordered(over the)").hits(body("over", "the"));
        query("fn:maxgaps(99 fn:ordered(over the))").misses(body("over", "the"));
    }

    @Test
    void emptyValuesLeaveGapsAsLuceneDoes() {
        for (int slop : List.of(99, 100, 101, 199, 200, 201)) {
            ParsedQuery phrase = parse("\"over the\"~" + slop);
            for (Document document : List.of(
                    body("over", "", "the").build(),
                    body("", "over", "the").build(),
                    body("over", "...", "the").build(),
                    body("over", "", "", "the").build())) {
                QueryIndex index = new QueryIndex(SCHEMA);
                index.put(1, 0, phrase);
                assertThat(index.match(document, 1).ids().length > 0)
                        .as("%s on %s", phrase, document)
                        .isEqualTo(new Judge(document).verdict(phrase.lucene()) == Verdict.YES);
            }
        }
    }

    @Test
    void aWordThatComesTwiceInAPhraseMustBeThereTwice() {
        query("\"water water\"").hits(body("water water")).misses(body("water"), body("water weir water"));
        query("\"water weir water\"")
                .hits(body("water weir water"))
                .misses(body("water weir"), body("weir water weir"));
        query("\"water water\"~1").hits(body("water weir water")).misses(body("water"), body("water a b c water"));
        query("\"water weir water\"~2").hits(body("water x weir water")).misses(body("water weir"));
        query("\"water water water\"~5").misses(body("water water")).hits(body("water a water b water"));
    }

    @Test
    void slopIsHowFarWordsAreMovedAndTheOtherOrderCostsTwo() {
        query("\"weir water\"~1").misses(body("water weir")).hits(body("weir x water"));
        query("\"weir water\"~2")
                .hits(body("water weir"), body("weir x y water"))
                .misses(body("water x weir"));
        query("\"weir water\"~3").hits(body("water x weir")).misses(body("water x y weir"));
        query("\"a b c\"~2").hits(body("a x b x c"), body("a b x x c")).misses(body("a x b x x c"));
        query("\"weir water\"~0").misses(body("water weir"));
    }

    @Test
    void severalWordsMayStandAtOnePlace() {
        query(new MultiPhraseQuery.Builder()
                        .add(terms("small", "little"))
                        .add(terms("fish", "bird"))
                        .build())
                .hits(body("small fish"), body("little bird"), body("fish little fish"))
                .misses(body("fish small"), body("small x fish"), body("small little"));
        query(new MultiPhraseQuery.Builder()
                        .add(terms("small", "little"), 0)
                        .add(terms("fish"), 2)
                        .build())
                .hits(body("little x fish"))
                .misses(body("little fish"));
        query(new MultiPhraseQuery.Builder()
                        .add(terms("a", "b"))
                        .add(terms("a", "c"))
                        .setSlop(1)
                        .build())
                .hits(body("b x a"), body("a c"), body("a a"))
                .misses(body("a"), body("b"), body("b x x a"));
        query(new SynonymQuery.Builder("body")
                        .addTerm(new Term("body", "small"))
                        .addTerm(new Term("body", "little"))
                        .build())
                .hits(body("small"), body("little"))
                .misses(body("fish"));
    }

    @Test
    void twoWordsOfAPhraseMayShareAPlaceOnlyIfTheDocumentHasThemThere() {
        PhraseQuery samePlace = new PhraseQuery.Builder()
                .add(new Term("body", "small"), 0)
                .add(new Term("body", "little"), 0)
                .build();
        query(samePlace).misses(body("small little"), body("little small"));
    }

    @Test
    void onlyTheSameFieldCounts() {
        query("\"small fish\"")
                .misses(body("small").add("raw", "fish"), document().add("raw", "small fish"));
    }

    @Test
    void everyPhraseOfFewWordsIsDecidedAsByLuceneOnEveryShortText() {
        List<ParsedQuery> queries = new ArrayList<>();
        for (String phrase : texts(2, 3)) {
            for (int slop = 0; slop <= 3; slop++) {
                queries.add(parse("\"" + phrase + "\"~" + slop));
            }
        }
        QueryIndex index = new QueryIndex(SCHEMA);
        for (int id = 0; id < queries.size(); id++) {
            index.put(id, 0, queries.get(id));
        }
        for (String text : texts(1, 5)) {
            Document document = body(text).build();
            Judge judge = new Judge(document);
            long[] hits = index.match(document, 1).ids();
            for (int id = 0; id < queries.size(); id++) {
                boolean found = Arrays.binarySearch(hits, id) >= 0;
                assertThat(found)
                        .as("%s on %s", queries.get(id), text)
                        .isEqualTo(judge.verdict(queries.get(id).lucene()) == Verdict.YES);
                if (queries.get(id).source().text().endsWith("~0")) {
                    String words = queries.get(id).source().text().replaceAll("[\"~0]", "");
                    assertThat(found).isEqualTo((" " + text + " ").contains(" " + words + " "));
                }
            }
            index.maintain();
        }
    }

    /** All texts of so many of three words. */
    private static List<String> texts(int wordsMin, int wordsMax) {
        List<String> all = new ArrayList<>();
        List<String> longest = List.of("");
        for (int words = 1; words <= wordsMax; words++) {
            longest = longest.stream()
                    .flatMap(text ->
                            List.of("a", "b", "x").stream().map(word -> text.isEmpty() ? word : text + " " + word))
                    .toList();
            if (words >= wordsMin) {
                all.addAll(longest);
            }
        }
        return all;
    }

    private static ParsedQuery parse(String text) {
        return new QueryParser(SCHEMA).parse(QuerySource.of(text));
    }

    private static Document.Builder title(String text) {
        return document().add("title", text);
    }

    private static Term[] terms(String... words) {
        return Arrays.stream(words).map(word -> new Term("body", word)).toArray(Term[]::new);
    }
}
