package dev.weir.matcher.duel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What must hold without any judge: the same queries and the same document have the same hits, whatever was done and
 * seen before.
 */
@ExtendWith(Randomized.class)
class HistoryTest {
    private static final int THREADS = 4;

    @Test
    void itDoesNotMatterIntoWhichBatchesSavesAreSplitAndWhenUpkeepIsDone(Seeded random) throws Exception {
        Rounds.run(random, (schema, queries, documents) -> {
            List<Hits> expected = hits(Rounds.index(schema, queries), documents);
            QueryParser parser = new QueryParser(schema);
            QueryIndex index = new QueryIndex(schema);
            long position = 0;
            for (int id = 0; id < queries.size(); id++) {
                position += random.nextInt(3) == 0 ? 1 : 0;
                index.put(id, position, parser.parse(queries.get(id).source()));
                if (random.nextInt(20) == 0) {
                    index.maintain();
                }
                if (random.nextInt(20) == 0) {
                    index.match(documents.get(random.nextInt(documents.size())), position + 1);
                }
            }
            for (int i = 0; i < documents.size(); i++) {
                assertThat(index.match(documents.get(i), position + 1)).isEqualTo(expected.get(i));
            }
        });
    }

    @Test
    void queriesThatCameAndWentLeaveNoTrace(Seeded random) throws Exception {
        Rounds.run(random, (schema, queries, documents) -> {
            List<Hits> expected = hits(Rounds.index(schema, queries), documents);
            QueryParser parser = new QueryParser(schema);
            QueryIndex index = new QueryIndex(schema);
            for (int step = 0; step < 3 * queries.size(); step++) {
                long id = random.nextInt(2 * queries.size());
                index.put(
                        id,
                        step,
                        parser.parse(queries.get(random.nextInt(queries.size())).source()));
                if (random.nextInt(4) == 0) {
                    index.remove(random.nextInt(2 * queries.size()), step);
                }
                if (random.nextInt(50) == 0) {
                    index.rollbackTo(Math.max(0, step - 1));
                    index.put(id, step, parser.parse(queries.get(0).source()));
                }
                if (random.nextInt(30) == 0) {
                    index.maintain();
                    index.match(documents.get(random.nextInt(documents.size())), step + 1L);
                }
            }
            long last = 3L * queries.size();
            for (int id = 0; id < 2 * queries.size(); id++) {
                if (id < queries.size()) {
                    index.put(id, last, parser.parse(queries.get(id).source()));
                } else {
                    index.remove(id, last);
                }
            }
            index.forgetBefore(last);
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < documents.size(); i++) {
                    assertThat(index.match(documents.get(i), last + 1)).isEqualTo(expected.get(i));
                }
                index.maintain();
            }
        });
    }

    @Test
    void documentsInAnotherOrderAndOnSeveralThreadsHaveTheSameHits(Seeded random) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Rounds.run(random, (schema, queries, documents) -> {
                QueryIndex index = Rounds.index(schema, queries);
                List<Hits> expected = hits(index, documents);
                List<Callable<Void>> tasks = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    long seed = random.nextLong();
                    tasks.add(() -> {
                        List<Integer> order = new ArrayList<>();
                        for (int place = 0; place < 2 * documents.size(); place++) {
                            order.add(place % documents.size());
                        }
                        Collections.shuffle(order, new Random(seed));
                        for (int place : order) {
                            assertThat(index.match(documents.get(place), 1)).isEqualTo(expected.get(place));
                        }
                        return null;
                    });
                }
                for (Future<Void> done : threads.invokeAll(tasks)) {
                    done.get();
                }
            });
        }
    }

    private static List<Hits> hits(QueryIndex index, List<Document> documents) {
        return documents.stream().map(document -> index.match(document, 1)).toList();
    }
}
