package dev.weir.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The system's clock, and one daemon thread as the timer. */
final class SystemTiming implements Timing {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "weir-client-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Task> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    SystemTiming() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Runs once, whoever comes first: the timer, the closing, or the one who takes it back. */
    private final class Task implements Runnable {
        private final Runnable action;
        private final AtomicBoolean taken = new AtomicBoolean();

        Task(Runnable action) {
            this.action = action;
        }

        boolean take() {
            waiting.remove(this);
            return taken.compareAndSet(false, true);
        }

        @Override
        public void run() {
            if (take()) {
                action.run();
            }
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Runnable schedule(Runnable action, Duration delay) {
        Task task = new Task(action);
        waiting.add(task);
        try {
            ScheduledFuture<?> scheduled = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            if (closed) {
                task.run();
            }
            return () -> {
                if (task.take()) {
                    scheduled.cancel(false);
                }
            };
        } catch (RejectedExecutionException closedMeanwhile) {
            task.run();
            return () -> {};
        }
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        waiting.forEach(Task::run);
    }
}
