package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.SCHEMA;
import static dev.weir.matcher.traps.Claim.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.Handmade;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However long a document or a query is, nobody waits for it. Not shown by time: whoever is in the middle of the long
 * one is stopped there for good, and all others must get to their ends.
 */
@Timeout(60)
class NobodyStallsTest {
    private static final int OTHERS = 50;

    /** Stops one thread at one place until it is let go. */
    private static final class Gate {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);
        private final AtomicBoolean closed = new AtomicBoolean(true);

        /** Whoever comes first is stopped. */
        void pass() {
            if (closed.compareAndSet(true, false)) {
                arrived.countDown();
                try {
                    opened.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whileALongDocumentIsMatchedQueriesAreSavedAndOtherDocumentsMatched(int moment) throws Exception {
        Gate gate = new Gate();
        AtomicInteger calls = new AtomicInteger();
        // The index looks at its clock at the beginning, after reading, around each question to Lucene, and at the end.
        LongSupplier clock = () -> {
            if (calls.incrementAndGet() == moment) {
                gate.pass();
            }
            return 0;
        };
        QueryIndex index = new QueryIndex(SCHEMA, clock);
        index.put(1, 0, parse("\"first first last\"~20000"));
        index.put(2, 0, parse("first AND las*"));
        Document lengthy = body("first first " + "word ".repeat(10_000) + " last").build();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Hits> stopped = thread.submit(() -> index.match(lengthy, 1));
            gate.arrived.await();
            work(index);
            assertThat(stopped.isDone()).isFalse();
            gate.opened.countDown();
            assertThat(stopped.get().ids()).containsExactly(1, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileALongQueryIsSavedDocumentsAreMatched(boolean upkeep) throws Exception {
        Gate gate = new Gate();
        AtomicBoolean saving = new AtomicBoolean();
        // While it is put it is compared with those that stand, for equal queries are one.
        ParsedQuery query = Handmade.query(new Broken("slow", Broken.Moment.HASH, () -> {
            if (saving.get()) {
                gate.pass();
            }
        }));
        QueryIndex index = new QueryIndex(SCHEMA);
        index.put(1, 0, parse("first AND last"));
        if (upkeep) {
            index.maintain();
        }
        saving.set(true);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> stopped = thread.submit(() -> index.put(2, 0, query));
            gate.arrived.await();
            for (int i = 0; i < OTHERS; i++) {
                assertThat(index.match(body("first " + i + " last").build(), 1).ids())
                        .containsExactly(1);
                assertThat(index.cost(parse("first AND last")).everyDocument()).isFalse();
                assertThat(index.standsAt(1, 1)).isTrue();
            }
            assertThat(stopped.isDone()).isFalse();
            gate.opened.countDown();
            stopped.get();
        }
        assertThat(index.size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileLuceneDecidesOneQueryOfADocumentOtherDocumentsAreDecided(boolean upkeep) throws Exception {
        Gate gate = new Gate();
        QueryIndex index = new QueryIndex(SCHEMA);
        index.put(1, 0, Handmade.query(new Broken("slow", Broken.Moment.SCORER, gate::pass)));
        index.put(2, 0, parse("first"));
        if (upkeep) {
            index.maintain();
        }
        Document document = body("first and last").build();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Hits> stopped = thread.submit(() -> index.match(document, 1));
            gate.arrived.await();
            for (int i = 0; i < OTHERS; i++) {
                assertThat(index.match(document, 1).ids()).containsExactly(1, 2);
            }
            assertThat(stopped.isDone()).isFalse();
            gate.opened.countDown();
            assertThat(stopped.get().ids()).containsExactly(1, 2);
        }
    }

    /** All that others do meanwhile. */
    private static void work(QueryIndex index) {
        for (int i = 0; i < OTHERS; i++) {
            long position = 1L + i;
            index.put(100 + i, position, parse("other AND w" + i));
            assertThat(index.match(body("other w" + i).build(), position + 1).ids())
                    .containsExactly(100L + i);
            index.remove(100 + i, position + 1);
            assertThat(index.match(body("other w" + i).build(), position + 2).ids())
                    .isEmpty();
            index.rollbackTo(position);
            index.remove(100 + i, position);
            index.maintain();
        }
        assertThat(index.size()).isEqualTo(2);
        assertThat(index.cost(parse("other")).anchors()).containsExactly("body:other");
    }

    private static ParsedQuery parse(String text) {
        return new QueryParser(SCHEMA).parse(QuerySource.of(text));
    }
}
