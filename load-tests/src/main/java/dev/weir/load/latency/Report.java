package dev.weir.load.latency;

import java.io.PrintWriter;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Prints times as tables and bars. */
final class Report {
    private static final double NANOS_PER_MS = 1e6;
    private static final int BAR_WIDTH = 50;
    private static final double[] BUCKETS_MS = {0.5, 1, 2, 3, 4, 5, 7.5, 10, 15, 25, 50, 100, 1_000, 1e9};

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void head() {
        out.printf(Locale.ROOT, "%-42s%10s%10s%10s%10s%10s%n", "milliseconds", "p50", "p90", "p99", "p99.9", "longest");
    }

    void row(String name, Histogram nanos) {
        out.printf(
                Locale.ROOT,
                "%-42s%10.2f%10.2f%10.2f%10.2f%10.2f%n",
                name,
                ms(nanos, 50),
                ms(nanos, 90),
                ms(nanos, 99),
                ms(nanos, 99.9),
                nanos.getMaxValue() / NANOS_PER_MS);
    }

    /** How many took how long, as bars; the scale of times is that of people, not even. */
    void bars(String name, Histogram nanos) {
        out.printf("%n%s%n", name);
        double from = 0;
        for (double to : BUCKETS_MS) {
            long count = nanos.getCountBetweenValues(nanos(from) + 1, nanos(to));
            if (count > 0) {
                double share = (double) count / nanos.getTotalCount();
                String label = to > 1_000
                        ? "more"
                        : String.format(Locale.ROOT, to == Math.rint(to) ? "up to %.0f ms" : "up to %.1f ms", to);
                out.printf(Locale.ROOT, "  %-14s %6.2f%%  %s%n", label, share * 100, "█".repeat((int)
                                Math.ceil(share * BAR_WIDTH)));
            }
            from = to;
        }
    }

    static double ms(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MS;
    }

    private static long nanos(double ms) {
        return (long) Math.min(ms * NANOS_PER_MS, Long.MAX_VALUE / 2.0);
    }
}
