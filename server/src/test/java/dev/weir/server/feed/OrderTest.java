package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Seed;
import dev.weir.v1.SavedSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One log per feed: what stands at a document's position decides it, whoever publishes and saves at the same time. */
class OrderTest {
    private static final int DOCUMENTS = 400;
    private static final int PUBLISHERS = 3;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private OpenFeeds open;

    @BeforeEach
    void open() {
        open = OpenFeeds.on(directory, threads, "limits.batch_events_max", "16");
    }

    @AfterEach
    void close() {
        open.close();
        threads.shutdownNow();
    }

    @Test
    void aSearchIsDecidedAgainstTheVeryNextDocumentAndNoEarlierOne() throws Exception {
        Map<Long, Long> created = new ConcurrentHashMap<>();
        AtomicBoolean done = new AtomicBoolean();
        List<Future<?>> savers = new ArrayList<>();
        for (int saver = 0; saver < 2; saver++) {
            String name = "s" + saver + "-";
            savers.add(threads.submit(() -> {
                for (int i = 0; !done.get(); i++) {
                    SavedSearch search = open.save(name + i, "weir");
                    created.put(search.getUid(), search.getCreatePosition());
                }
            }));
        }
        List<Outcome> documents = publishFromManyThreads(i -> "a weir");
        done.set(true);
        for (Future<?> saver : savers) {
            saver.get();
        }
        assertThat(created).isNotEmpty();
        for (Outcome document : documents) {
            long[] expected = created.entrySet().stream()
                    .filter(search -> search.getValue() < document.position())
                    .mapToLong(Map.Entry::getKey)
                    .sorted()
                    .toArray();
            assertThat(matching(document)).isEqualTo(expected);
            assertThat(document.hitCount()).isEqualTo(expected.length);
        }
    }

    @Test
    void aSearchChangedWhileDocumentsFlowIsNeverAbsent() throws Exception {
        long uid = open.save("flipping", "weir").getUid();
        AtomicBoolean done = new AtomicBoolean();
        Future<?> flipper = threads.submit(() -> {
            for (int i = 0; !done.get(); i++) {
                change("flipping", i % 2 == 0 ? "river" : "weir");
            }
        });
        List<Outcome> documents = publishFromManyThreads(i -> "a weir in a river");
        done.set(true);
        flipper.get();
        assertThat(documents)
                .allSatisfy(document -> assertThat(matching(document)).containsExactly(uid));
    }

    @Test
    void eachDocumentSeesTheOldOrTheNewQueryByItsPosition() throws Exception {
        open.save("flipping", "weir");
        Map<Long, String> changes = new ConcurrentHashMap<>();
        AtomicBoolean done = new AtomicBoolean();
        Future<?> flipper = threads.submit(() -> {
            for (int i = 0; !done.get(); i++) {
                String query = i % 2 == 0 ? "river" : "weir";
                changes.put(change("flipping", query).getUpdatePosition(), query);
            }
        });
        List<Outcome> documents = publishFromManyThreads(i -> "a weir");
        done.set(true);
        flipper.get();
        for (Outcome document : documents) {
            String query = changes.entrySet().stream()
                    .filter(change -> change.getKey() < document.position())
                    .max(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse("weir");
            assertThat(document.hitCount()).isEqualTo(query.equals("weir") ? 1 : 0);
        }
    }

    @Test
    void aSearchThatIsDeletedAndMadeAgainWhileDocumentsFlowHitsExactlyWhileItStands() throws Exception {
        Map<Long, Long> deletedBySaved = new ConcurrentHashMap<>();
        AtomicBoolean done = new AtomicBoolean();
        Future<?> saver = threads.submit(() -> {
            while (!done.get()) {
                long saved = open.save("same", "weir").getUid();
                long deleted =
                        open.news().searches().delete("same", "", "").join().position();
                deletedBySaved.put(saved, deleted);
            }
        });
        List<Outcome> documents = publishFromManyThreads(i -> "a weir");
        done.set(true);
        saver.get();
        for (Outcome document : documents) {
            long[] expected = deletedBySaved.entrySet().stream()
                    .filter(search -> search.getKey() < document.position() && document.position() < search.getValue())
                    .mapToLong(Map.Entry::getKey)
                    .toArray();
            assertThat(matching(document)).isEqualTo(expected);
        }
    }

    @Test
    void commandsOfOneBatchSeeEachOther() {
        try (OpenFeeds held = OpenFeeds.on(directory.resolve("held"))) {
            held.sequencer().hold();
            CompletableFuture<Outcome> early = held.publish("early", "weir");
            CompletableFuture<Outcome> first = create(held, "weir");
            CompletableFuture<Outcome> between = held.publish("between", "weir");
            CompletableFuture<Outcome> taken = create(held, "weir");
            CompletableFuture<Outcome> deleted = held.news().searches().delete("same", "", "");
            CompletableFuture<Outcome> gone = held.news().searches().delete("same", "", "");
            CompletableFuture<Outcome> without = held.publish("without", "weir");
            CompletableFuture<Outcome> second = create(held, "weir");
            CompletableFuture<Outcome> late = held.publish("late", "weir");
            held.sequencer().release();
            assertThat(LongStream.of(
                            early.join().hitCount(),
                            between.join().hitCount(),
                            without.join().hitCount(),
                            late.join().hitCount()))
                    .containsExactly(0L, 1L, 0L, 1L);
            assertThat(OpenFeeds.failure(taken)).hasMessageContaining("already");
            assertThat(OpenFeeds.failure(gone)).hasMessageContaining("no saved search");
            assertThat(deleted.join().position()).isEqualTo(between.join().position() + 1);
            assertThat(second.join().requireSearch().getUid())
                    .isNotEqualTo(first.join().requireSearch().getUid());
            assertThat(held.news().head()).isEqualTo(7);
            assertThat(held.news().registry().find("same"))
                    .contains(second.join().requireSearch());
            held.reopen();
            assertThat(held.news().registry().count()).isEqualTo(1);
            assertThat(held.publish("after", "weir").join().hitCount()).isEqualTo(1);
        }
    }

    @Test
    void aRestartGivesTheSameStateAndTheSameAnswers() {
        Seed.replayable(random -> {
            for (int i = 0; i < 200; i++) {
                String id = "s" + random.nextInt(20);
                switch (random.nextInt(4)) {
                    case 0 ->
                        open.news()
                                .searches()
                                .take(Messages.search(id, "weir"), true)
                                .join();
                    case 1 ->
                        open.news()
                                .searches()
                                .take(Messages.search(id, "river"), true)
                                .join();
                    case 2 ->
                        open.news()
                                .searches()
                                .delete(id, "", "")
                                .exceptionally(none -> {
                                    assertThat(none).hasMessageContaining("no saved search");
                                    return new Outcome(0, 0, 0, null);
                                })
                                .join();
                    default ->
                        open.publish("k" + random.nextInt(5), random.nextBoolean() ? "weir" : "river")
                                .join();
                }
            }
            List<SavedSearch> searches = open.news().registry().after("").toList();
            long head = open.news().head();
            List<Long> matches = open.matches(Messages.document("", "a weir"));
            open.reopen();
            assertThat(open.news().registry().after("")).containsExactlyElementsOf(searches);
            assertThat(open.news().head()).isEqualTo(head);
            assertThat(open.matches(Messages.document("", "a weir"))).isEqualTo(matches);
            assertThat(open.publish("new", "a weir").join().hitCount()).isEqualTo(matches.size());
        });
    }

    private static CompletableFuture<Outcome> create(OpenFeeds feeds, String query) {
        return feeds.news().searches().create(Messages.search("same", query), "");
    }

    private SavedSearch change(String id, String query) {
        return open.news().searches().change(Messages.search(id, query), FieldMask.getDefaultInstance(), "", "");
    }

    private long[] matching(Outcome document) {
        return open.news()
                .store()
                .hitsAt(document.position())
                .map(DocumentHits::matching)
                .orElseThrow();
    }

    /**
     * Publishes documents of different keys, some at a time per thread, and checks that positions are each given once.
     */
    private List<Outcome> publishFromManyThreads(IntFunction<String> body) throws Exception {
        int count = DOCUMENTS * Seed.multiplier();
        ConcurrentLinkedQueue<CompletableFuture<Outcome>> outcomes = new ConcurrentLinkedQueue<>();
        List<Future<?>> publishers = new ArrayList<>();
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            String key = "p" + publisher + "-";
            publishers.add(threads.submit(() -> {
                long last = 0;
                for (int i = 0; i < count; i++) {
                    CompletableFuture<Outcome> outcome = open.publish(key + i, body.apply(i));
                    outcomes.add(outcome);
                    if (i % 8 == 0) {
                        long position = outcome.join().position();
                        assertThat(position).isGreaterThan(last);
                        last = position;
                    }
                }
            }));
        }
        for (Future<?> publisher : publishers) {
            publisher.get();
        }
        List<Outcome> all = outcomes.stream().map(CompletableFuture::join).toList();
        assertThat(all.stream().map(Outcome::position)).doesNotHaveDuplicates();
        return all;
    }
}
