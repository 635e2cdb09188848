package dev.weir.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.form.FormReader;
import dev.weir.matcher.leaf.Interner;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.query.QuerySyntax;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.RandomDocuments;
import dev.weir.matcher.testing.RandomQueries;
import dev.weir.matcher.testing.RandomSchemas;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import dev.weir.matcher.tree.Filter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Randomized.class)
class CostTest {
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("body").asRepeated())
            .field(Field.keyword("source"))
            .field(Field.longs("price").asRepeated())
            .field(Field.doubles("score"))
            .field(Field.dates("listed"))
            .field(Field.geoPoints("place"))
            .build();
    private static final int QUERIES = 500;

    private final QueryIndex index = new QueryIndex(SCHEMA);

    private static ParsedQuery parse(String query) {
        return new QueryParser(SCHEMA).parse(QuerySource.of(query));
    }

    private static Document document(String body) {
        return Document.builder(SCHEMA).add("body", body).build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "+a +reservoir                | body:reservoir",
                "\"the reservoir\"            | body:\"the reservoir\"",
                "fish OR bird                 | body:bird, body:fish",
                "(aa bbbb cccccc)@2           | body:bbbb, body:cccccc",
                "price:5 AND reservoir        | body:reservoir",
                "price:5                      | price:5",
                "price:[100 TO 200]           | price:[100 TO 200]",
                "price:[100 TO *]             | price:[100 TO *]",
                "price:5 OR price:[7 TO 9]    | price:5, price:[7 TO 9]",
                "score:[0.5 TO 1.5]           | score:[0.5 TO 1.5]",
                "listed:[2026-01-01 TO 2026-01-31T00:00:00Z] | listed:[2026-01-01T00:00:00Z TO 2026-01-31T00:00:00.999Z]",
                "source:\"New York\"          | source:\"New York\"",
                "wei*                         | body:wei*",
                "*e?r*                        | body:*e?r*",
                "reservoir~1                  | body:reservoir~1",
                "/wei[rn]s+/                  | body:/.../",
                "body:{apple TO pear]         | body:{apple TO pear]",
                "source:*                     | source:*",
                "fn:ordered(a reservoir)      | body:reservoir"
            })
    void theCostOfAQueryNamesItsAnchors(String query, String anchors) {
        Cost cost = index.put(1, 0, parse(query));
        assertThat(String.join(", ", cost.anchors())).isEqualTo(anchors);
        assertThat(cost.anchorCount()).isEqualTo(cost.anchors().size());
        assertThat(cost.everyDocument()).isFalse();
        assertThat(cost.candidatesPerThousand()).isBetween(Double.MIN_VALUE, 1_000.0);
        assertThat(new QueryIndex(SCHEMA).cost(parse(query))).isEqualTo(cost);
    }

    @Test
    void aPlaceIsNamedByTheBoxAroundIt() {
        Filter.GeoBox box = new Filter.GeoBox("place", 51.6, -0.2, 51.4, 0.1);
        Cost cost =
                index.put(1, 0, new QueryParser(SCHEMA).parse(QuerySource.of("").withFilters(box)));
        assertThat(cost.anchors()).containsExactly("place:[51.4,-0.2 TO 51.6,0.1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT fish", "*:*", "NOT fn:ordered(small fish)"})
    void whatNothingNarrowsDownIsDecidedForEachDocument(String query) {
        Cost cost = index.put(1, 0, parse(query));
        assertThat(cost.costClass()).isEqualTo(CostClass.EVERY_DOCUMENT);
        assertThat(cost.everyDocument()).isTrue();
        assertThat(cost.candidatesPerThousand()).isEqualTo(1_000);
        assertThat(cost.anchors()).isEmpty();
    }

    @Test
    void whatLuceneDecidesIsSaid() {
        assertThat(index.cost(parse("\"a reservoir a\"~3")).asksLucene()).isTrue();
        assertThat(index.cost(parse("weir OR (dam AND \"a b a\"~3)")).asksLucene())
                .isTrue();
        assertThat(index.cost(parse("(weir dam \"a b a\"~3)@2")).asksLucene()).isTrue();
        assertThat(index.cost(parse("weir AND \"the reservoir\"~3")).asksLucene())
                .isFalse();
        assertThat(index.cost(parse("fn:maxgaps(3 fn:unordered(a fn:wildcard(res*)))"))
                        .asksLucene())
                .isFalse();
    }

    @Test
    void nearnessOfGroupsAndPatternsIsDecidedWithoutLucene() {
        QuerySource near =
                QuerySource.of(QuerySyntax.BOOLEAN, "(weir OR dam*) NEAR/5 (\"the reservoir\" OR \"fish lad*\")");
        assertThat(index.cost(new QueryParser(SCHEMA).parse(near)).asksLucene()).isFalse();
    }

    @Test
    void noMoreAnchorsAreNamedThanTheLimitAndNoneIsLonger() {
        String many = IntStream.range(0, 50).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        Cost cost = index.put(1, 0, parse(many));
        assertThat(cost.anchors()).hasSize(Cost.MAX_ANCHORS);
        assertThat(cost.anchorCount()).isEqualTo(50);
        String longest = "source:" + "x".repeat(5_000);
        assertThat(index.put(2, 0, parse(longest)).anchors()).singleElement().satisfies(anchor -> assertThat(anchor)
                .hasSize(Cost.MAX_ANCHOR_CHARS)
                .startsWith("source:xxx")
                .endsWith("..."));
    }

    @Test
    void theCostFollowsWhatDocumentsShow() {
        Cost guessed = index.put(1, 0, parse("reservoir"));
        assertThat(guessed.costClass()).isEqualTo(CostClass.RARE);
        assertThat(guessed.countedDocuments()).isZero();
        for (int i = 0; i < 500; i++) {
            index.match(document(i % 2 == 0 ? "reservoir and fish" : "nothing else"), 1);
        }
        Cost counted = index.put(2, 1, parse("+reservoir +weir"));
        assertThat(counted.anchors()).containsExactly("body:weir");
        Cost common = index.put(3, 1, parse("reservoir"));
        assertThat(common.candidatesPerThousand()).isCloseTo(500, within(30.0));
        assertThat(common.costClass()).isEqualTo(CostClass.COMMON);
        assertThat(common.countedDocuments()).isEqualTo(500);
        assertThat(counted.countedDocuments())
                .as("nobody asked for weirs before")
                .isZero();
        assertThat(index.put(4, 1, parse("NOT *:*")).costClass()).isEqualTo(CostClass.NOTHING);
    }

    @Test
    void aDocumentWithoutTheAnchorsOfAQueryIsNeverComparedWithIt() {
        Cost cost = index.put(1, 0, parse("+fish +reservoir -weir"));
        assertThat(cost.anchors()).containsExactly("body:reservoir");
        assertThat(index.match(document("fish and more fish"), 1).stats().candidates())
                .isZero();
        assertThat(index.match(document("a reservoir"), 1).stats().candidates()).isEqualTo(1);
        assertThat(index.maintain()).isTrue();
        assertThat(index.match(document("fish and more fish"), 1).stats().candidates())
                .isZero();
        assertThat(index.match(document("a reservoir"), 1).stats().candidates()).isEqualTo(1);
    }

    @Test
    void theCostOfAQueryIsWhatPuttingItSays(Seeded random) {
        Schema schema = RandomSchemas.schema(random);
        QueryParser parser = new QueryParser(schema);
        RandomQueries queries = new RandomQueries(random, schema);
        QueryIndex fresh = new QueryIndex(schema);
        Interner interner = new Interner(new Leaves());
        Set<List<Integer>> put = new HashSet<>();
        for (int id = 0; id < QUERIES * Randomized.multiplier(); id++) {
            ParsedQuery query = parser.parse(queries.query().source());
            Cost estimate = fresh.cost(query);
            Cost cost = fresh.put(id, 0, query);
            int[] clauses = interner.clauses(FormReader.read(query.lucene()));
            if (put.add(Arrays.stream(clauses).boxed().toList())) {
                // Of anchors that are equally rare either may be chosen.
                assertThat(estimate.candidatesPerThousand())
                        .as("%s", query.lucene())
                        .isCloseTo(cost.candidatesPerThousand(), within(1e-6));
                assertThat(estimate.costClass()).isEqualTo(cost.costClass());
                assertThat(estimate.asksLucene()).isEqualTo(cost.asksLucene());
            }
            fresh.match(RandomDocuments.document(random, schema), 1);
        }
        assertThat(put.size()).isGreaterThan(QUERIES / 2);
    }
}
