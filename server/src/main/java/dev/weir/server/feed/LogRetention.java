package dev.weir.server.feed;

import com.google.protobuf.util.Durations;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredCursor;
import dev.weir.server.store.v1.StoredSubscription;
import dev.weir.v1.Retention;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops what a feed's retention lets go, a bounded step at a time, between the sequencer's batches: so no document is
 * published against one that is being dropped. For the sequencer's thread only.
 */
final class LogRetention {
    private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);
    private static final long PAUSE_MS = TimeUnit.SECONDS.toMillis(1);

    private final FeedState feed;
    private final FeedStore store;
    /** The subscriptions that have lost something, and of which the log has told so since the start. */
    private final Set<Long> told = new HashSet<>();

    private long lookedAtMs = Long.MIN_VALUE;
    private long target = 1;

    LogRetention(FeedState feed, FeedStore store) {
        this.feed = feed;
        this.store = store;
    }

    /** Whether it is known that there is more to drop. */
    boolean hasMore() {
        return store.earliest() < target;
    }

    /** Looks, now and then, what may go, and drops some of it. */
    void step(long nowMs) {
        if (!hasMore()) {
            // The clock may go back.
            if (lookedAtMs <= nowMs && nowMs < lookedAtMs + PAUSE_MS) {
                return;
            }
            lookedAtMs = nowMs;
            target = target(feed.schema().retention(), nowMs);
        }
        if (hasMore()) {
            store.drop(target, feed.schema().retention().getForgetDocuments());
            if (!hasMore()) {
                tellThoseBehind();
            }
        }
    }

    /** The position before which everything may go: at most the head, for the newest event says where the log is. */
    private long target(Retention retention, long nowMs) {
        long earliest = store.earliest();
        long free = Math.max(
                retention.hasMaxAge()
                        ? firstSince(earliest, nowMs - Durations.toMillis(retention.getMaxAge()))
                        : earliest,
                retention.getMaxBytes() > 0 ? store.firstOfNewest(retention.getMaxBytes()) : earliest);
        if (free > earliest && retention.getUnacknowledgedMaxBytes() > 0) {
            long slowest = store.cursorsBefore(free).values().stream()
                    .mapToLong(StoredCursor::getPosition)
                    .min()
                    .orElse(free);
            free = Math.max(slowest, store.firstOfNewest(retention.getUnacknowledgedMaxBytes()));
        }
        return Math.clamp(free, earliest, Math.max(earliest, feed.head()));
    }

    private long firstSince(long earliest, long timeMs) {
        // Most often the oldest event is young enough, and one look is enough.
        boolean oldestMayGo = store.event(earliest)
                .map(LogEvent::getPublishTimeMs)
                .filter(oldest -> oldest < timeMs)
                .isPresent();
        return oldestMayGo ? LogPlaces.firstAtOrAfter(store, earliest, feed.head(), timeMs) : earliest;
    }

    private void tellThoseBehind() {
        Map<Long, StoredCursor> behind = store.cursorsBefore(store.earliest());
        told.retainAll(behind.keySet());
        if (told.containsAll(behind.keySet())) {
            return;
        }
        for (StoredSubscription subscription : store.subscriptions()) {
            StoredCursor cursor = behind.get(subscription.getIncarnation());
            if (cursor != null && told.add(subscription.getIncarnation())) {
                LOG.warn(
                        "{} has lost what it had not acknowledged from position {} to {}: the retention of its feed"
                                + " lets that go; its consumer is told OUT_OF_RANGE and has to begin at another place",
                        subscription.getSubscription().getName(),
                        cursor.getPosition(),
                        store.earliest() - 1);
            }
        }
    }
}
