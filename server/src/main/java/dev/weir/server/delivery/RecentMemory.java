package dev.weir.server.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds what all feeds together hold of their recent events: beyond the bound, what was added first is forgotten. Safe
 * for many threads.
 */
final class RecentMemory {
    /** An event that is held, and what it takes. */
    final class Held {
        private final RecentEvents events;
        private final long position;
        private long bytes;
        private boolean forgotten;

        private Held(RecentEvents events, long position) {
            this.events = events;
            this.position = position;
        }

        /** The event takes so many bytes more. */
        void grow(long more) {
            synchronized (RecentMemory.this) {
                if (!forgotten) {
                    bytes += more;
                    held += more;
                    forgetBeyondBound();
                }
            }
        }
    }

    private final long bytesMax;
    private final Deque<Held> oldestFirst = new ArrayDeque<>();
    private long held;

    /** @param bytesMax at most this many bytes, about */
    RecentMemory(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Makes room for an event that is to be added to a feed's. */
    synchronized Held hold(RecentEvents events, long position) {
        Held added = new Held(events, position);
        oldestFirst.add(added);
        return added;
    }

    private void forgetBeyondBound() {
        while (held > bytesMax && !oldestFirst.isEmpty()) {
            Held oldest = oldestFirst.remove();
            forget(oldest);
            oldest.events.forgetUpTo(oldest.position);
        }
    }

    private void forget(Held event) {
        event.forgotten = true;
        held -= event.bytes;
    }

    /** All events of a feed are forgotten. */
    synchronized void forgetAll(RecentEvents events) {
        oldestFirst.removeIf(event -> {
            if (event.events == events) {
                forget(event);
                return true;
            }
            return false;
        });
    }

    /** Bytes that are held now, about. */
    synchronized long held() {
        return held;
    }
}
