package dev.weir.matcher.duel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.QueryKind;
import dev.weir.matcher.testing.QueryTree;
import dev.weir.matcher.testing.RandomQuery;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What must hold without any judge: the same meaning in other words, the same searches in another order, logic as
 * people know it.
 */
@ExtendWith(Randomized.class)
class RewordingTest {
    @Test
    void shuffledAndRepeatedClausesHaveTheSameHits(Seeded random) throws Exception {
        Rounds.run(random, (schema, queries, documents) -> {
            List<RandomQuery> reworded = queries.stream()
                    .map(query -> new RandomQuery(query.text().map(tree -> tree.reworded(random)), query.filters()))
                    .toList();
            assertSameHits(schema, queries, reworded, documents);
        });
    }

    @Test
    void theOrderInWhichQueriesWerePutDoesNotMatter(Seeded random) throws Exception {
        Rounds.run(random, (schema, queries, documents) -> {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, queries.size()).boxed().toList());
            Collections.shuffle(order, random);
            QueryParser parser = new QueryParser(schema);
            QueryIndex shuffled = new QueryIndex(schema);
            order.forEach(id -> shuffled.put(id, 0, parser.parse(queries.get(id).source())));
            QueryIndex ordered = Rounds.index(schema, queries);
            documents.forEach(
                    document -> assertThat(shuffled.match(document, 1)).isEqualTo(ordered.match(document, 1)));
        });
    }

    @Test
    void deMorgansLawsHold(Seeded random) throws Exception {
        Rounds.run(random, (schema, queries, documents) -> {
            List<RandomQuery> one = new ArrayList<>();
            List<RandomQuery> other = new ArrayList<>();
            List<QueryTree> trees = queries.stream()
                    .map(RandomQuery::text)
                    .flatMap(Optional::stream)
                    .filter(tree -> isSomething(schema, tree))
                    .toList();
            for (int i = 0; i + 1 < trees.size(); i += 2) {
                QueryTree a = trees.get(i);
                QueryTree b = trees.get(i + 1);
                one.add(query(not(group(QueryKind.AND, a, b))));
                other.add(query(group(QueryKind.OR, not(a), not(b))));
                one.add(query(not(group(QueryKind.OR, a, b))));
                other.add(query(group(QueryKind.AND, not(a), not(b))));
                one.add(query(not(not(a))));
                other.add(query(a));
            }
            assertSameHits(schema, one, other, documents);
        });
    }

    @Test
    void groupsMeanWhatTheirWordsSay(Seeded random) throws Exception {
        Rounds.run(random, (schema, queries, documents) -> {
            List<QueryTree> leaves = queries.stream()
                    .map(RandomQuery::text)
                    .flatMap(Optional::stream)
                    .flatMap(RewordingTest::leaves)
                    .distinct()
                    .filter(leaf -> isSomething(schema, leaf))
                    .toList();
            List<QueryTree> trees = queries.stream()
                    .map(RandomQuery::text)
                    .flatMap(Optional::stream)
                    .filter(tree -> leaves(tree).allMatch(leaves::contains))
                    .toList();
            QueryIndex index = Rounds.index(
                    schema,
                    Stream.concat(leaves.stream(), trees.stream())
                            .map(RewordingTest::query)
                            .toList());
            for (Document document : documents) {
                long[] hits = index.match(document, 1).ids();
                Map<QueryTree, Boolean> matched = new HashMap<>();
                for (int i = 0; i < leaves.size(); i++) {
                    matched.put(leaves.get(i), Arrays.binarySearch(hits, i) >= 0);
                }
                for (int i = 0; i < trees.size(); i++) {
                    assertThat(Arrays.binarySearch(hits, (long) leaves.size() + i) >= 0)
                            .as("%s on %s", trees.get(i).text(), document)
                            .isEqualTo(holds(trees.get(i), matched));
                }
            }
        });
    }

    /** Plain logic over the verdicts of the leaves. */
    private static boolean holds(QueryTree tree, Map<QueryTree, Boolean> matched) {
        if (!(tree instanceof QueryTree.Group group)) {
            return matched.getOrDefault(tree, false);
        }
        List<Boolean> parts =
                group.parts().stream().map(part -> holds(part, matched)).toList();
        return switch (group.kind()) {
            case AND -> !parts.contains(false);
            case NEGATION -> !parts.get(0);
            case PLUS_MINUS, WITHOUT -> parts.get(0) && (parts.size() == 1 || !parts.get(1));
            case AT_LEAST -> Collections.frequency(parts, true) >= Math.max(1, group.number());
            default -> parts.contains(true);
        };
    }

    private static Stream<QueryTree> leaves(QueryTree tree) {
        return tree instanceof QueryTree.Group group
                ? group.parts().stream().flatMap(RewordingTest::leaves)
                : Stream.of(tree);
    }

    /** Not one of which analysis leaves nothing: a removed clause is neither true nor false. */
    private static boolean isSomething(Schema schema, QueryTree tree) {
        QueryParser parser = new QueryParser(schema);
        return leaves(tree)
                .noneMatch(leaf -> parser.parse(QuerySource.of(leaf.text())).lucene() instanceof MatchNoDocsQuery);
    }

    private static QueryTree not(QueryTree tree) {
        return group(QueryKind.NEGATION, tree);
    }

    private static QueryTree group(QueryKind kind, QueryTree... parts) {
        return new QueryTree.Group(kind, List.of(parts), 0);
    }

    private static RandomQuery query(QueryTree tree) {
        return new RandomQuery(Optional.of(tree), List.of());
    }

    private static void assertSameHits(
            Schema schema, List<RandomQuery> some, List<RandomQuery> others, List<Document> documents) {
        QueryIndex one = Rounds.index(schema, some);
        QueryIndex other = Rounds.index(schema, others);
        for (Document document : documents) {
            long[] expected = one.match(document, 1).ids();
            long[] found = other.match(document, 1).ids();
            for (int id = 0; id < some.size(); id++) {
                assertThat(Arrays.binarySearch(found, id) >= 0)
                        .as(
                                "%s and %s on %s",
                                some.get(id).source(), others.get(id).source(), document)
                        .isEqualTo(Arrays.binarySearch(expected, id) >= 0);
            }
        }
    }
}
