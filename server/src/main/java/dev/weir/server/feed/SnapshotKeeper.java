package dev.weir.server.feed;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread in the background that writes snapshots of the query indexes, one feed after the other. */
public final class SnapshotKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);
    private static final long PAUSE_MS = 500;
    private static final long CLOSE_SECONDS_MAX = 30;

    private final Feeds feeds;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("weir-snapshot").daemon().factory());

    /** Starts the thread. */
    public SnapshotKeeper(Feeds feeds) {
        this.feeds = feeds;
        var _ = thread.scheduleWithFixedDelay(this::run, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    private void run() {
        feeds.after("").forEach(feed -> {
            try {
                feed.writeSnapshotIfDue();
            } catch (RuntimeException e) {
                // The snapshot before is still there, and a later turn tries again.
                LOG.error("the snapshot of {} failed", feed.name(), e);
            }
        });
    }

    /** Stops, in the middle of a snapshot if need be. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                LOG.warn("a snapshot is still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
