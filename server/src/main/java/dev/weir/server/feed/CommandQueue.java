package dev.weir.server.feed;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Commands that wait for their batch: bounded in number and bytes, so that who brings too many has to wait. */
final class CommandQueue {
    /** A command and whom to tell. */
    record Pending(Command command, CompletableFuture<Outcome> outcome) {}

    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    private final int eventsMax;
    private final long bytesMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private long bytes;

    CommandQueue(int eventsMax, long bytesMax) {
        this.eventsMax = eventsMax;
        this.bytesMax = bytesMax;
    }

    /**
     * Waits for room, in the order of arrival per caller. A single command larger than the bound is let in alone.
     *
     * @param waitNanosMax how long to wait at most
     * @return whether there was room in time
     */
    boolean put(Pending pending, long waitNanosMax) throws InterruptedException {
        long weight = pending.command().weightBytes();
        long left = waitNanosMax;
        lock.lockInterruptibly();
        try {
            while (waiting.size() >= eventsMax || (bytes > 0 && bytes + weight > bytesMax)) {
                if (left <= 0) {
                    return false;
                }
                left = room.awaitNanos(left);
            }
            waiting.add(pending);
            bytes += weight;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What is to be said where there was no room. */
    WeirException isFull() {
        return new WeirException(
                ErrorCode.RESOURCE_EXHAUSTED,
                "QUEUE_FULL",
                "too much waits to be written to this feed (limits limits.sequencer_queue_events_max = " + eventsMax
                        + " and limits.sequencer_queue_bytes_max = " + bytesMax
                        + "); nothing was written: try again later, or through a stream, which waits by itself",
                List.of(),
                RETRY_AFTER,
                null);
    }

    /** Takes up to so many of the oldest. */
    List<Pending> take(int max) {
        lock.lock();
        try {
            List<Pending> taken = new ArrayList<>(Math.min(max, waiting.size()));
            while (taken.size() < max && !waiting.isEmpty()) {
                Pending pending = waiting.remove();
                bytes -= pending.command().weightBytes();
                taken.add(pending);
            }
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
