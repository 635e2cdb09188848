package dev.weir.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that goes forward only when it is told to, and runs what is due then. Its chance is always one half. */
final class FakeTiming implements Timing {
    private record Task(long atNanos, Duration delay, Runnable action) {}

    private final List<Task> tasks = new ArrayList<>();
    final List<Duration> delays = new ArrayList<>();
    private long now = 1_000_000;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Runnable schedule(Runnable action, Duration delay) {
        Task task = new Task(now + delay.toNanos(), delay, action);
        tasks.add(task);
        delays.add(delay);
        return () -> {
            synchronized (this) {
                tasks.remove(task);
            }
        };
    }

    @Override
    public double random() {
        return 0.5;
    }

    synchronized int waiting() {
        return tasks.size();
    }

    /** Goes forward to the next task and runs it, so often. */
    void runNext(int times) {
        for (int i = 0; i < times; i++) {
            Task next;
            synchronized (this) {
                next = tasks.stream()
                        .min(Comparator.comparingLong(Task::atNanos))
                        .orElseThrow(() -> new AssertionError("nothing is scheduled"));
                tasks.remove(next);
                now = Math.max(now, next.atNanos());
            }
            next.action().run();
        }
    }

    synchronized void advance(Duration time) {
        now += time.toNanos();
    }

    @Override
    public boolean closed() {
        return false;
    }

    @Override
    public void close() {}
}
