package dev.weir.client;

import java.time.Duration;

/** The clock, the timer and the chance that the client uses; another one in tests. Safe for use by all threads. */
interface Timing extends AutoCloseable {
    /** A clock that only goes forward. */
    long nanoTime();

    /**
     * Runs a short task later, on a thread of the timer; once this is closed, at once and on the caller's.
     *
     * @return takes the task back if it has not begun
     */
    Runnable schedule(Runnable task, Duration delay);

    /** From 0 to 1. */
    double random();

    /** Whether nothing is to be tried again any more. */
    boolean closed();

    /** Runs everything that is waiting, so that nobody waits for it in vain. */
    @Override
    void close();
}
