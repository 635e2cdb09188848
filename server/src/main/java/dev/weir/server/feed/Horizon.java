package dev.weir.server.feed;

import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The positions at which somebody matches beside the sequencer (a percolation), so that the query index forgets nothing
 * that they still need. Safe for many threads.
 */
final class Horizon {
    private final LongSupplier head;
    private final TreeMap<Long, Integer> inUse = new TreeMap<>();

    Horizon(LongSupplier head) {
        this.head = head;
    }

    /** Gives the position behind the head and holds it until {@link #leave}. */
    synchronized long enter() {
        long position = head.getAsLong() + 1;
        inUse.merge(position, 1, Integer::sum);
        return position;
    }

    synchronized void leave(long position) {
        inUse.computeIfPresent(position, (at, users) -> users == 1 ? null : users - 1);
    }

    /** The greatest position up to which nobody matches any more, once the head is where it is. */
    synchronized long forgettable() {
        return inUse.isEmpty() ? head.getAsLong() : Math.min(head.getAsLong(), inUse.firstKey() - 1);
    }
}
