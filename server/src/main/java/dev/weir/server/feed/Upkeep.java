package dev.weir.server.feed;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread in the background that takes what was saved lately into the compiled parts of the query indexes, and gives
 * the space of dropped events back, one feed after the other. Nothing waits for it: until it has come by, searches are
 * found a little more slowly, and the disk is a little fuller.
 */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long PAUSE_MS = 200;
    private static final long CLOSE_SECONDS_MAX = 30;
    /** How often in a row one feed is worked on before the next has its turn. */
    private static final int TURN_MAX = 8;

    private final Feeds feeds;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("weir-upkeep").daemon().factory());

    /** Starts the thread. */
    public Upkeep(Feeds feeds) {
        this.feeds = feeds;
        var _ = thread.scheduleWithFixedDelay(this::run, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    private void run() {
        feeds.after("").forEach(feed -> {
            try {
                int turn = 0;
                while (turn < TURN_MAX && feed.maintain()) {
                    turn++;
                }
                feed.reclaim();
            } catch (RuntimeException e) {
                // The index is as it was; the next turn tries again.
                LOG.error("the upkeep of {} failed", feed.name(), e);
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                LOG.warn("the upkeep of the query indexes is still at work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
