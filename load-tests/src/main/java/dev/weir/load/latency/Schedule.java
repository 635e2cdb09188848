package dev.weir.load.latency;

import java.util.concurrent.TimeUnit;

/**
 * When each document is to be published: at even distances, from a beginning on. Nothing that happens changes it.
 *
 * @param beginNanos of the first, by {@link System#nanoTime}
 * @param perSecond how many in a second; more than 0
 * @param count how many there are
 */
record Schedule(long beginNanos, int perSecond, int count) {
    /** When the document of a number from 0 is to be published. */
    long intendedNanos(int number) {
        return beginNanos + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
    }
}
