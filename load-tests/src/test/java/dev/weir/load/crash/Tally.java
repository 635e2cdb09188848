package dev.weir.load.crash;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** A lock with a bounded wait for a condition; whoever changes something under it wakes those who wait. */
final class Tally {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Changes something. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something holds, which is asked under the lock. */
    void await(String what, BooleanSupplier holds) throws InterruptedException {
        long left = WAIT_MAX.toNanos();
        lock.lock();
        try {
            while (!holds.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("waited " + WAIT_MAX.toSeconds() + " s in vain for " + what);
                }
                // At times without a change too: what is waited for may depend on more than this lock guards.
                left -= TimeUnit.MILLISECONDS.toNanos(100)
                        - Math.max(0, changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(100)));
            }
        } finally {
            lock.unlock();
        }
    }
}
