package dev.weir.server.feed;

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

    /** Waits for room, in the order of arrival per caller. A single command larger than the bound is let in alone. */
    void put(Pending pending) throws InterruptedException {
        long weight = pending.command().weightBytes();
        lock.lockInterruptibly();
        try {
            while (waiting.size() >= eventsMax || (bytes > 0 && bytes + weight > bytesMax)) {
                room.await();
            }
            waiting.add(pending);
            bytes += weight;
        } finally {
            lock.unlock();
        }
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
