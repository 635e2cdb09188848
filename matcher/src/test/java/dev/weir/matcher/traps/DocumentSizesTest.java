package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.SCHEMA;
import static dev.weir.matcher.traps.Claim.body;
import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Judge.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents from nothing at all to more than anybody reads. */
class DocumentSizesTest {
    private static final int VALUES = 10_000;
    private static final int TOKENS = 1_000_000;

    @Test
    void anEmptyDocumentHitsWhatAsksForNothing() {
        for (String all :
                List.of("*:*", "NOT water", "NOT (water AND price:5)", "*:* NOT title:*", "(NOT a) (NOT b)")) {
            query(all).hits(document());
        }
        for (String none : List.of("water", "*", "title:*", "price:*", "price:[* TO *]", "/.*/", "open:false", "a~2")) {
            query(none).misses(document());
        }
    }

    @Test
    void aFieldThatIsAbsentIsNeitherHereNorThere() {
        Document.Builder water = body("water");
        query("price:5").misses(water);
        query("NOT price:5").hits(water);
        query("water AND NOT price:[* TO *]").hits(water).misses(body("water").add("price", 1));
        query("price:<5 OR price:>=5").misses(water);
        query("open:true OR open:false").misses(water);
        query("title:* OR tag:* OR listed:*").misses(water);
        query("title:\"a b\" OR water").hits(water);
        query("(price:5 water tag:x)@2").misses(water);
    }

    @Test
    void ofTenThousandValuesOfEachTypeEachIsFound() {
        Document.Builder builder = document();
        for (int i = 0; i < VALUES; i++) {
            builder.add("price", 10L * i);
            builder.add("weight", i + 0.5);
            builder.add("tag", "Tag " + i);
            builder.add("listed", Instant.ofEpochMilli(1_700_000_000_000L + i * 1_000L));
            builder.add("place", (i % 900) / 10.0 + "," + Math.floorDiv(i, 900) / 10.0);
            builder.add("body", "value" + i + " ends");
        }
        allSay(
                builder.build(),
                Map.ofEntries(
                        Map.entry("price:99990", true),
                        Map.entry("price:[99981 TO 99989]", false),
                        Map.entry("price:[99981 TO 99990]", true),
                        Map.entry("price:0 AND price:50000 AND price:99990", true),
                        Map.entry("weight:9999.5", true),
                        Map.entry("weight:{9998.5 TO 9999.5}", false),
                        Map.entry("tag:\"tag 9999\"", true),
                        Map.entry("tag:\"tag 10000\"", false),
                        Map.entry("tag:*9999", true),
                        Map.entry("tag:/tag [0-9]{5}/", false),
                        Map.entry("listed:\"2023-11-15T00:59:59Z\"", true),
                        Map.entry("listed:2023-11-15T01", false),
                        Map.entry("\"value9999 ends\"", true),
                        Map.entry("\"ends value9999\"", false),
                        Map.entry("\"ends value9999\"~1", false),
                        Map.entry("\"ends value9999\"~2", true),
                        Map.entry("value0 AND value9999 AND NOT value10000", true)));
    }

    @Test
    void inADocumentOfAMillionEqualTokensTheLastOneIsFound() {
        allSay(
                body("water ".repeat(TOKENS - 4) + "first weir last", "last words")
                        .build(),
                Map.of(
                        "first AND \"last words\"", true,
                        "\"weir last\"", true,
                        "\"first last\"", false,
                        "\"first last\"~1", true,
                        "\"last first\"~2", false,
                        "\"water water water\"", true,
                        "\"first water\"~3", true,
                        "\"water words\"~50", false,
                        "fn:ordered(first last words)", true,
                        "water AND NOT we*", false));
    }

    @Test
    void inADocumentOfAMillionDifferentTokensEachIsFound() {
        String text = IntStream.range(0, TOKENS).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        allSay(
                body(text).build(),
                Map.of(
                        "w0 AND w500000 AND w999999", true,
                        "w1000000", false,
                        "\"w499999 w500000\"", true,
                        "\"w500000 w499999\"", false,
                        "w99999?", true,
                        "w100000?", false,
                        "*99999", true,
                        "/w9{6}/", true,
                        "(w1 w2 w1000001)@3", false,
                        "w1 AND NOT w999999", false));
    }

    /** All queries against one document that is too large to be judged for each query and state by itself. */
    private static void allSay(Document document, Map<String, Boolean> expected) {
        List<String> texts = new ArrayList<>(new TreeMap<>(expected).keySet());
        QueryIndex index = new QueryIndex(SCHEMA);
        List<ParsedQuery> queries = texts.stream()
                .map(text -> new QueryParser(SCHEMA).parse(QuerySource.of(text)))
                .toList();
        for (int id = 0; id < queries.size(); id++) {
            index.put(id, 0, queries.get(id));
        }
        Hits before = index.match(document, 1);
        index.maintain();
        Judge judge = new Judge(document);
        assertThat(index.match(document, 1)).isEqualTo(before);
        assertThat(before.failures()).isEmpty();
        for (int id = 0; id < queries.size(); id++) {
            boolean hit = Boolean.TRUE.equals(expected.get(texts.get(id)));
            assertThat(judge.verdict(queries.get(id).lucene()) == Verdict.YES)
                    .as("Lucene on %s", texts.get(id))
                    .isEqualTo(hit);
            assertThat(Arrays.binarySearch(before.ids(), id) >= 0)
                    .as(texts.get(id))
                    .isEqualTo(hit);
        }
    }
}
