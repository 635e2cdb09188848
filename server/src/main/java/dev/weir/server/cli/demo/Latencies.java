package dev.weir.server.cli.demo;

import java.util.Arrays;

/** Times from publishing to notification, of which the middle and the slowest are asked. For one thread at a time. */
final class Latencies {
    private static final double NANOS_PER_MS = 1e6;

    private long[] nanos = new long[256];
    private int count;

    void add(long sample) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = sample;
    }

    boolean isEmpty() {
        return count == 0;
    }

    double medianMs() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[count / 2] / NANOS_PER_MS;
    }

    double slowestMs() {
        return Arrays.stream(nanos, 0, count).max().orElse(0) / NANOS_PER_MS;
    }
}
