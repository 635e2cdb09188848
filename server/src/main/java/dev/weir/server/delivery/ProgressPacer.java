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
    private final int intervalMs;
    private final Runnable wake;
    private @Nullable Future<?> armed;
    private volatile boolean due;

    ProgressPacer(ScheduledExecutorService timer, int intervalMs, Runnable wake) {
        this.timer = timer;
        this.intervalMs = intervalMs;
        this.wake = wake;
    }

    /** Whether progress may be told now; if not, the pump is woken when it may. */
    boolean mayTell() {
        if (due) {
            due = false;
            armed = null;
            return true;
        }
        if (armed == null) {
            armed = timer.schedule(
                    () -> {
                        due = true;
                        wake.run();
                    },
                    intervalMs,
                    TimeUnit.MILLISECONDS);
        }
        return false;
    }

    void cancel() {
        if (armed != null) {
            armed.cancel(false);
        }
    }
}
