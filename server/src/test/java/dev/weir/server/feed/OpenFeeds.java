package dev.weir.server.feed;

import dev.weir.server.config.WeirConfig;
import dev.weir.server.snapshot.SnapshotFolder;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.HitKind;
import dev.weir.server.store.RocksStore;
import dev.weir.server.store.Store;
import dev.weir.server.testing.ManualClock;
import dev.weir.server.testing.Messages;
import dev.weir.v1.Document;
import dev.weir.v1.SavedSearch;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The feeds of a real store without gRPC: batches are carried out when the test says so, and the store can fail. */
final class OpenFeeds implements AutoCloseable {
    private final Path directory;
    private final WeirConfig config;
    private final ManualClock clock = new ManualClock();
    private final HeldExecutor sequencer = new HeldExecutor();
    private final Executor executor;
    private final FaultyStore faults = new FaultyStore();
    private MatchPool pool;
    private Store store;
    private Feeds feeds;

    private OpenFeeds(Path directory, WeirConfig config, @Nullable Executor threads) {
        this.executor = threads == null ? sequencer : threads;
        this.directory = directory;
        this.config = config;
        this.pool = new MatchPool(2);
        this.store = faults.around(RocksStore.open(
                config.with("store.directory", directory.toString()).store()));
        this.feeds = open();
    }

    private Feeds open() {
        return Feeds.open(
                store,
                FeedLimits.of(config.limits()),
                10,
                new FeedResources(pool, executor, clock, SnapshotFolder.of(directory), config.snapshots()));
    }

    /** Opens a directory; with the feed {@link Messages#NEWS} where it is empty. */
    static OpenFeeds on(Path directory, String... settings) {
        return on(directory, null, settings);
    }

    /** As {@link #on}, for many threads: batches are carried out on the given ones. */
    static OpenFeeds on(Path directory, @Nullable Executor threads, String... settings) {
        WeirConfig config = WeirConfig.defaults();
        for (int i = 0; i < settings.length; i += 2) {
            config = config.with(settings[i], settings[i + 1]);
        }
        OpenFeeds open = new OpenFeeds(directory, config, threads);
        open.feeds.create(Messages.feed(Messages.NEWS), "");
        return open;
    }

    /** Closes everything and opens it again from what is on disk. */
    void reopen() {
        reopen(() -> {});
    }

    /** As {@link #reopen()}, and does something to the closed directory between. */
    void reopen(Runnable between) {
        close();
        between.run();
        pool = new MatchPool(2);
        store = faults.around(RocksStore.open(
                config.with("store.directory", directory.toString()).store()));
        feeds = open();
    }

    /** Writes a snapshot of the feed {@link Messages#NEWS}, if anything has changed. */
    boolean writeSnapshot() {
        return news().writeSnapshotIfChanged(() -> false);
    }

    Feeds feeds() {
        return feeds;
    }

    Feed news() {
        return feeds.require("news");
    }

    ManualClock clock() {
        return clock;
    }

    FaultyStore faults() {
        return faults;
    }

    HeldExecutor sequencer() {
        return sequencer;
    }

    SavedSearch save(String id, String query) {
        return news().searches().create(Messages.search(id, query), "").join().requireSearch();
    }

    CompletableFuture<Outcome> publish(String key, String body) {
        return news().documents().publish(Messages.document(key, body), "");
    }

    /** What the document event at a position did, by the searches' ids. */
    Map<String, HitKind> hits(long position) {
        DocumentHits hits = news().store().hitsAt(position).orElseThrow();
        Map<String, HitKind> byId = new LinkedHashMap<>();
        for (int i = 0; i < hits.size(); i++) {
            String name = news().registry()
                    .before(hits.uid(i), position)
                    .orElseThrow()
                    .getName();
            byId.put(name.substring(name.lastIndexOf('/') + 1), hits.kind(i));
        }
        return byId;
    }

    /** The names of the searches that match a document now. */
    java.util.List<Long> matches(Document document) {
        return java.util.Arrays.stream(news().percolate(document).hits().ids())
                .boxed()
                .toList();
    }

    /** The exception that an outcome ended with. */
    static Throwable failure(CompletableFuture<?> outcome) {
        if (!outcome.isCompletedExceptionally()) {
            throw new AssertionError("this should have failed, and came to " + outcome.join());
        }
        return outcome.exceptionNow();
    }

    @Override
    public void close() {
        faults.heal();
        feeds.close();
        pool.close();
        store.close();
    }
}
