package dev.weir.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.QueryTree.Near;
import dev.weir.server.error.WeirException;
import dev.weir.v1.AllQuery;
import dev.weir.v1.PhraseQuery;
import dev.weir.v1.Query;
import dev.weir.v1.TermQuery;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreeMessagesTest {
    private static final QueryTree WORD = QueryTree.Term.of("body", "weir");
    private static final QueryTree EXACT = QueryTree.Term.exact("body", "We*r \"\\");

    static Stream<QueryTree> everyKind() {
        return Stream.of(
                new QueryTree.Everything(),
                WORD,
                EXACT,
                new QueryTree.Phrase("body", "a weir of stone", 3),
                new QueryTree.Prefix("body", "wei"),
                new QueryTree.Wildcard("body", "w?i\\*r*"),
                new QueryTree.Regexp("body", "we[ai]r"),
                new QueryTree.Fuzzy("body", "weir", 1, 2, false),
                QueryTree.Fuzzy.of("body", "weir", 2),
                new QueryTree.Exists("price"),
                new QueryTree.WordList("body", "company"),
                new QueryTree.Condition(Filter.Range.above("price", Value.of(-5))),
                new QueryTree.Condition(Filter.Range.between("weight", Value.of(0.5), Value.of(1e300))),
                new QueryTree.Condition(Filter.Range.below("listed", Value.of(Instant.ofEpochMilli(1)))),
                new QueryTree.Condition(new Filter.Terms("open", List.of(Value.of(true), Value.of(false)))),
                new QueryTree.Condition(new Filter.GeoDistance("place", new GeoPoint(1, 2), 3)),
                new QueryTree.Condition(new Filter.GeoBox("place", 4, 3, 2, 1)),
                new QueryTree.Condition(new Filter.GeoPolygon(
                        "place", List.of(new GeoPoint(0, 0), new GeoPoint(0, 1), new GeoPoint(1, 1)))),
                new QueryTree.All(List.of()),
                new QueryTree.All(List.of(WORD, EXACT)),
                new QueryTree.Any(List.of(WORD, new QueryTree.Not(EXACT))),
                new QueryTree.AtLeast(2, List.of(WORD, EXACT, WORD)),
                Near.within(Near.NO_LIMIT, List.of(WORD, EXACT)),
                Near.inOrder(0, List.of(WORD, new QueryTree.Any(List.of(EXACT)))),
                new Near(List.of(WORD, EXACT), QueryTree.Order.ANY_WITHOUT_OVERLAP, 5, 9),
                new QueryTree.Extended(WORD, 1, 0),
                new QueryTree.Related(WORD, QueryTree.Relation.NOT_WITHIN, EXACT, 7));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void aTreeThatIsWrittenAndReadIsTheSame(QueryTree tree) {
        Query message = TreeWriter.write(tree).orElseThrow();
        assertThat(new TreeReader().read(message, "tree")).isEqualTo(tree);
    }

    @Test
    void everyRelationIsWrittenAndRead() {
        for (QueryTree.Relation relation : QueryTree.Relation.values()) {
            QueryTree tree = new QueryTree.Related(WORD, relation, EXACT, 0);
            assertThat(new TreeReader().read(TreeWriter.write(tree).orElseThrow(), "tree"))
                    .isEqualTo(tree);
        }
    }

    @Test
    void aPhraseWithWildcardsIsANearInOrderWithoutGaps() {
        Query phrase = Query.newBuilder()
                .setPhrase(PhraseQuery.newBuilder()
                        .setField("body")
                        .setText("the climat* of \\*change")
                        .setWildcards(true))
                .build();
        assertThat(new TreeReader().read(phrase, "tree"))
                .isEqualTo(Near.inOrder(
                        0,
                        List.of(
                                QueryTree.Term.of("body", "the"),
                                new QueryTree.Prefix("body", "climat"),
                                QueryTree.Term.of("body", "of *change"))));
    }

    @Test
    void whatIsMissingIsNamedByItsPath() {
        Query noField = Query.newBuilder()
                .setAll(AllQuery.newBuilder()
                        .addQueries(Query.newBuilder()
                                .setTerm(TermQuery.newBuilder().setField("body").setText("a")))
                        .addQueries(Query.newBuilder()
                                .setTerm(TermQuery.newBuilder().setText("b"))))
                .build();
        assertThatExceptionOfType(WeirException.class)
                .isThrownBy(() -> new TreeReader().read(noField, "tree"))
                .satisfies(e -> assertThat(e.violations().get(0).field()).isEqualTo("tree.all.queries[1].term.field"));
    }

    @Test
    void aTreeThatNestsTooDeeplyToBeReadIsNotWritten() {
        QueryTree deep = WORD;
        for (int i = 1; i < TreeWriter.DEPTH_MAX; i++) {
            deep = new QueryTree.Not(deep);
        }
        assertThat(TreeWriter.write(deep)).isPresent();
        assertThat(TreeWriter.write(new QueryTree.Not(deep))).isEmpty();
    }
}
