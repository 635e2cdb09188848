package dev.weir.server.delivery;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A pull that may have to wait for its first notification: its thread, best a virtual one, is parked meanwhile. For one
 * pull; {@link #cancel} is for any thread.
 */
public final class PullWait {
    private final Semaphore wakeups = new Semaphore(0);
    private final Runnable waker = this::wake;
    private volatile boolean cancelled;

    /** The caller is gone: the wait is over. */
    public void cancel() {
        cancelled = true;
        wake();
    }

    boolean isCancelled() {
        return cancelled;
    }

    void wake() {
        wakeups.release();
    }

    /** Always the same object. */
    Runnable waker() {
        return waker;
    }

    /** Waits until it is woken, but not for longer. */
    void await(long nanos) {
        try {
            if (wakeups.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                wakeups.drainPermits();
            }
        } catch (InterruptedException e) {
            cancelled = true;
            Thread.currentThread().interrupt();
        }
    }
}
