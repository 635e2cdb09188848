package dev.weir.server.delivery;

import dev.weir.server.error.WeirException;
import dev.weir.v1.Credit;

/**
 * What a client still allows to be sent. Credits add up; a notification is sent only while something is left of both,
 * so that the last one may overdraw the bytes by its own size, which the next credit makes up for. Safe for many
 * threads.
 */
final class Credits {
    private static final long SUM_MAX = 1L << 62;

    /**
     * What is left at some moment.
     *
     * @param bytes {@link Long#MAX_VALUE} while bytes are not counted
     */
    record Left(long notifications, long bytes) {
        boolean any() {
            return notifications > 0 && bytes > 0;
        }

        private boolean countsBytes() {
            return bytes != Long.MAX_VALUE;
        }
    }

    private long notifications;
    private long bytes;
    private boolean bytesCounted;

    /** So many notifications and no limit on bytes. */
    static Credits of(long notifications) {
        Credits credits = new Credits();
        credits.notifications = notifications;
        return credits;
    }

    /**
     * Checks a credit.
     *
     * @throws WeirException when a number is negative; field paths start at the credit
     */
    static void check(Credit credit) {
        requireNotNegative("notifications", credit.getNotifications());
        requireNotNegative("bytes", credit.getBytes());
    }

    private static void requireNotNegative(String field, long value) {
        if (value < 0) {
            throw WeirException.invalid(field, "is " + value + ": a credit only adds, so 0 or more");
        }
    }

    /** Adds a checked credit. */
    synchronized void add(Credit credit) {
        notifications = capped(notifications + credit.getNotifications());
        bytesCounted |= credit.getBytes() > 0;
        bytes = capped(bytes + credit.getBytes());
    }

    synchronized Left left() {
        return new Left(notifications, bytesCounted ? bytes : Long.MAX_VALUE);
    }

    /** Uses up what was sent on the strength of what was left before. */
    synchronized void spend(Left before, long sentNotifications, long sentBytes) {
        notifications -= sentNotifications;
        if (before.countsBytes()) {
            bytes -= sentBytes;
        }
    }

    /** Both summands are at most 2^63 - 1 and one at most 2^62, so that a sum beyond a long comes out negative. */
    private static long capped(long sum) {
        return sum < -SUM_MAX || sum > SUM_MAX ? SUM_MAX : sum;
    }
}
