package dev.weir.load.latency;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** The times of the documents that count, in nanoseconds. Safe for many threads. */
final class Times {
    private static final long NANOS_MAX = 120_000_000_000L;
    private static final int DIGITS = 3;

    private final Schedule schedule;
    private final int firstThatCounts;

    final Histogram sent = histogram();
    final Histogram acknowledged = histogram();
    final Histogram handled = histogram();

    /** Documents before the first that counts warm up. */
    Times(Schedule schedule, int firstThatCounts) {
        this.schedule = schedule;
        this.firstThatCounts = firstThatCounts;
    }

    static Histogram histogram() {
        return new ConcurrentHistogram(1_000, NANOS_MAX, DIGITS);
    }

    /** It happens now, to the document of a number. */
    void add(Histogram histogram, int number) {
        if (number >= firstThatCounts && number < schedule.count()) {
            long nanos = System.nanoTime() - schedule.intendedNanos(number);
            histogram.recordValue(Math.clamp(nanos, 0, NANOS_MAX));
        }
    }
}
