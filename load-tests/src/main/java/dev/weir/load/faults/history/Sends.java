package dev.weir.load.faults.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What was published and what was answered. Safe for many threads. */
public final class Sends {
    private final AtomicLong serials = new AtomicLong();
    private final Map<Long, Answer> answers = new HashMap<>();
    private final Map<Long, Item> unanswered = new HashMap<>();
    private final Set<Long> ordered = new HashSet<>();
    private long acknowledged;

    /**
     * An answer that says OK.
     *
     * @param item that was sent
     * @param hits that the answer told
     */
    public record Answer(Item item, long hits) {}

    /** A number that no other document has. */
    public long nextSerial() {
        return serials.incrementAndGet();
    }

    /**
     * A document is about to be sent.
     *
     * @param inOrder whether the documents that are sent like this must be in the log in the order of their serials
     */
    public synchronized void sending(Item item, boolean inOrder) {
        if (item.document().isPresent()) {
            unanswered.put(item.serial(), item);
            if (inOrder) {
                ordered.add(item.serial());
            }
        }
    }

    /** It is answered: it is on disk. */
    public synchronized void acknowledged(Item item, long position, long hits) {
        unanswered.remove(item.serial());
        Answer before = answers.put(position, new Answer(item, hits));
        if (before != null) {
            throw new BrokenPromise(
                    "two events were acknowledged at position " + position,
                    java.util.List.of(before.toString(), item.toString()));
        }
        acknowledged++;
        notifyAll();
    }

    /** It was refused: it must not be stored. */
    public synchronized void refused(Item item) {
        unanswered.remove(item.serial());
    }

    /** How many events were acknowledged so far. */
    public synchronized long acknowledged() {
        return acknowledged;
    }

    /** Waits until so many are acknowledged, at most so long; tells whether they are. */
    public synchronized boolean awaitAcknowledged(long count, java.time.Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (acknowledged < count) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** The answers since the last call, by position. */
    synchronized Map<Long, Answer> takeAnswers() {
        Map<Long, Answer> taken = new HashMap<>(answers);
        answers.clear();
        return taken;
    }

    /** Whether an event that nobody had an answer for may be in the log: it was sent, and is this. */
    synchronized boolean mayBeStored(Item item) {
        return item.document().isPresent() && item.equals(unanswered.get(item.serial()));
    }

    synchronized boolean isOrdered(Item item) {
        return ordered.contains(item.serial());
    }
}
