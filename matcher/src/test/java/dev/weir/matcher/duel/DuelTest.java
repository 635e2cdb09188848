package dev.weir.matcher.duel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Failure;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Judge.Verdict;
import dev.weir.matcher.testing.QueryKind;
import dev.weir.matcher.testing.RandomDocuments;
import dev.weir.matcher.testing.RandomQueries;
import dev.weir.matcher.testing.RandomQuery;
import dev.weir.matcher.testing.RandomSchemas;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The promise of truth: for each random pair, the query index says what Lucene says of that one query on that one
 * document.
 */
@ExtendWith(Randomized.class)
class DuelTest {
    private static final int ROUNDS = 36;
    private static final int QUERIES = 150;
    private static final int DOCUMENTS = 40;
    private static final int MAINTAIN_EVERY = 12;
    private static final int MIN_PAIRS = 200_000;

    @Test
    void theHitsAreExactlyThoseThatLuceneFinds(Seeded random) {
        Tally tally = new Tally();
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            duel(new Random(random.nextLong()), tally);
        }
        System.out.printf(
                "duel: %,d pairs, %,d hits, %,d errors on both sides, %,d candidates, %,d asked of Lucene, seed %s%n",
                tally.pairs, tally.hits, tally.errors, tally.candidates, tally.luceneDecisions, random);
        assertThat(tally.pairs).isGreaterThanOrEqualTo(MIN_PAIRS);
        assertThat((double) tally.hits / tally.pairs).as("share of hits").isBetween(0.05, 0.6);
        assertThat(tally.candidates)
                .as("anchors keep some pairs from being candidates")
                .isLessThan(tally.pairs * 9L / 10);
        assertThat(tally.yes).as("kinds seen to match").isEqualTo(EnumSet.allOf(QueryKind.class));
        assertThat(tally.no)
                .as("kinds seen not to match")
                .containsAll(EnumSet.complementOf(EnumSet.of(QueryKind.MATCH_ALL)));
        assertThat(tally.types).as("field types with values").isEqualTo(EnumSet.allOf(FieldType.class));
    }

    private static void duel(Random random, Tally tally) {
        Schema schema = RandomSchemas.schema(random);
        QueryParser parser = new QueryParser(schema);
        RandomQueries generator = new RandomQueries(random, schema);
        List<RandomQuery> queries = new ArrayList<>();
        List<ParsedQuery> parsed = new ArrayList<>();
        QueryIndex index = new QueryIndex(schema);
        for (int id = 0; id < QUERIES; id++) {
            // Now and then one that stands already, and one that takes the place of another.
            RandomQuery query = id > 0 && random.nextInt(20) == 0 ? queries.get(random.nextInt(id)) : generator.query();
            queries.add(query);
            parsed.add(parser.parse(query.source()));
            if (random.nextInt(20) == 0) {
                index.put(id, 0, parser.parse(generator.query().source()));
            }
            index.put(id, 0, parsed.get(id));
        }
        for (int i = 0; i < DOCUMENTS; i++) {
            Document document = RandomDocuments.document(random, schema);
            if (random.nextInt(MAINTAIN_EVERY) == 0) {
                index.maintain();
            }
            Judge judge = new Judge(document);
            List<Verdict> verdicts =
                    parsed.stream().map(query -> judge.verdict(query.lucene())).toList();
            Hits hits = index.match(document, 1);
            for (int id = 0; id < QUERIES; id++) {
                if (verdictOf(hits, id) != verdicts.get(id)) {
                    throw new AssertionError("the query index and Lucene differ on "
                            + Smallest.difference(schema, queries.get(id), document));
                }
            }
            tally.count(document, queries, verdicts, hits);
        }
    }

    static Verdict verdictOf(Hits hits, long id) {
        if (LongStream.of(hits.ids()).anyMatch(hit -> hit == id)) {
            return Verdict.YES;
        }
        return hits.failures().stream().map(Failure::id).anyMatch(failed -> failed == id) ? Verdict.ERROR : Verdict.NO;
    }

    /** What was really tried. */
    private static final class Tally {
        private long pairs;
        private long hits;
        private long errors;
        private long candidates;
        private long luceneDecisions;
        private final Set<QueryKind> yes = EnumSet.noneOf(QueryKind.class);
        private final Set<QueryKind> no = EnumSet.noneOf(QueryKind.class);
        private final Set<FieldType> types = EnumSet.noneOf(FieldType.class);

        void count(Document document, List<RandomQuery> queries, List<Verdict> verdicts, Hits found) {
            document.fields()
                    .forEach(field -> document.schema().field(field).ifPresent(known -> types.add(known.type())));
            pairs += queries.size();
            hits += found.ids().length;
            errors += found.failures().size();
            candidates += found.stats().candidates();
            luceneDecisions += found.stats().luceneDecisions();
            IntStream.range(0, queries.size()).forEach(i -> (verdicts.get(i) == Verdict.YES ? yes : no)
                    .addAll(queries.get(i).kinds()));
        }
    }
}
