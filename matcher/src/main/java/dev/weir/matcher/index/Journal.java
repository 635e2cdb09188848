package dev.weir.matcher.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes that can still be undone, in order. For the changing thread only. */
final class Journal {
    /**
     * One change.
     *
     * @param begun what began to stand, if anything
     * @param ended what it ended, if anything
     */
    record Change(
            long position,
            @Nullable Standing begun,
            @Nullable Standing ended) {}

    private final Deque<Change> changes = new ArrayDeque<>();

    void add(Change change) {
        changes.addLast(change);
    }

    /** Takes out the changes after a position, the latest first. */
    List<Change> takeAfter(long position) {
        List<Change> taken = new ArrayList<>();
        while (!changes.isEmpty() && changes.getLast().position() > position) {
            taken.add(changes.removeLast());
        }
        return taken;
    }

    /** Takes out the changes up to and including a position, the earliest first. */
    List<Change> takeUpTo(long position) {
        List<Change> taken = new ArrayList<>();
        while (!changes.isEmpty() && changes.getFirst().position() <= position) {
            taken.add(changes.removeFirst());
        }
        return taken;
    }
}
