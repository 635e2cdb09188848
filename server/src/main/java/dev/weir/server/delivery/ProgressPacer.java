package dev.weir.server.delivery;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets progress be told at most once in an interval. Only while there is something to tell does a timer run. For the
 * pump's steps, which come one at a time; the timer's thread only wakes the pump.
 */
final class ProgressPacer {
    private final ScheduledExecutorService timer;
    private final long intervalNanos;
    private final Runnable wake;
    private @Nullable Future<?> armed;
    private long toldNanos;

    ProgressPacer(ScheduledExecutorService timer, int intervalMs, Runnable wake) {
        this.timer = timer;
        this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(intervalMs);
        this.wake = wake;
        this.toldNanos = System.nanoTime();
    }

    /** Whether progress may be told now; if not, the pump is woken when it may. */
    boolean mayTell() {
        long now = System.nanoTime();
        long left = toldNanos + intervalNanos - now;
        if (left <= 0) {
            cancel();
            toldNanos = now;
            return true;
        }
        if (armed == null || armed.isDone()) {
            armed = timer.schedule(wake, left, TimeUnit.NANOSECONDS);
        }
        return false;
    }

    void cancel() {
        if (armed != null) {
            armed.cancel(false);
        }
    }
}
