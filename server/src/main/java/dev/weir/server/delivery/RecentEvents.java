package dev.weir.server.delivery;

import dev.weir.server.feed.Feed;
import dev.weir.server.store.DocumentHits;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest document events of a feed, each once for all who read it, while somebody reads live. Added to by one
 * thread at a time; read and forgotten by any, without locks.
 *
 * <p>All document events from {@code from} to {@code upTo} are here, or {@code from} has moved on: a reader looks at
 * {@code from} after it has found an event, so that it never takes a gap for the end.
 */
final class RecentEvents {
    private static final long NOTHING = Long.MAX_VALUE;
    /** What an event takes beside its hits, about. */
    private static final int EVENT_BYTES = 400;

    private static final int HIT_BYTES = 16;

    private final Feed feed;
    private final RecentMemory memory;
    private final ConcurrentSkipListMap<Long, DocumentEvent> byPosition = new ConcurrentSkipListMap<>();
    private volatile long from = NOTHING;
    private volatile long upTo;

    RecentEvents(Feed feed, RecentMemory memory) {
        this.feed = feed;
        this.memory = memory;
    }

    /** Whether what comes at a position is here, or will be once it has been looked at. */
    boolean covers(long position) {
        return position >= from;
    }

    /** Whether it has begun and not been stopped. */
    boolean isOn() {
        return from != NOTHING;
    }

    /** The last position that has been looked at. */
    long upTo() {
        return upTo;
    }

    /** Begins anew at a position, without events. */
    void restart(long fromPosition) {
        stop();
        upTo = fromPosition - 1;
        synchronized (this) {
            from = fromPosition;
        }
    }

    /** Forgets everything. */
    void stop() {
        synchronized (this) {
            from = NOTHING;
        }
        memory.forgetAll(this);
        byPosition.clear();
    }

    /** Adds the event at the next position that has one. */
    DocumentEvent add(long position, DocumentHits hits) {
        RecentMemory.Held held = memory.hold(this, position);
        DocumentEvent event = new DocumentEvent(
                feed,
                position,
                hits,
                at -> feed.store().event(at).orElseThrow(() -> LogWindow.missing(at)),
                new Pieces(held::grow));
        byPosition.put(position, event);
        held.grow(EVENT_BYTES + (long) HIT_BYTES * hits.size());
        return event;
    }

    /** Everything up to a position has been looked at. */
    void reached(long position) {
        upTo = position;
    }

    /** Called by the memory, oldest first. */
    void forgetUpTo(long position) {
        synchronized (this) {
            if (from == NOTHING || from > position) {
                return;
            }
            from = position + 1;
        }
        byPosition.headMap(position, true).clear();
    }

    /** The events from a position on, up to where they had been looked at. */
    EventScan scan(long fromPosition) {
        return new RecentScan(fromPosition);
    }

    private final class RecentScan implements EventScan {
        private long next;
        private @Nullable DocumentEvent event;
        private boolean whole = true;

        RecentScan(long fromPosition) {
            this.next = fromPosition;
        }

        @Override
        public boolean next() {
            Map.Entry<Long, DocumentEvent> found = byPosition.ceilingEntry(next);
            whole = covers(next);
            if (!whole || found == null) {
                return false;
            }
            event = found.getValue();
            next = found.getKey() + 1;
            return true;
        }

        @Override
        public DocumentEvent event() {
            if (event == null) {
                throw new IllegalStateException("next() has not found an event");
            }
            return event;
        }

        @Override
        public boolean isWhole() {
            return whole;
        }

        @Override
        public void close() {}
    }
}
