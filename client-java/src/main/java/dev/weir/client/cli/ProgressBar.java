package dev.weir.client.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows on standard error how far long work has come: a bar in one line of a terminal, or now and then a plain line.
 * Lines of other text go through {@link #above}, so that they do not run into the bar. For all threads.
 */
final class ProgressBar implements AutoCloseable {
    private static final long DRAW_EVERY_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PLAIN_EVERY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int BAR_CHARS = 30;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final String what;
    private final long totalBytes;
    private final long startNanos;
    private long nextNanos;
    private boolean drawn;

    /**
     * Begins.
     *
     * @param what the items, such as {@code documents}
     * @param totalBytes how many bytes there are to read; 0 or less when that is not known
     */
    ProgressBar(CliContext context, String what, long totalBytes) {
        this.err = context.err();
        this.terminal = context.terminal();
        this.nanoTime = context.nanoTime();
        this.what = what;
        this.totalBytes = totalBytes;
        this.startNanos = nanoTime.getAsLong();
        this.nextNanos = startNanos + (terminal ? 0 : PLAIN_EVERY_NANOS);
    }

    /** So far have we come; shown when it is time to. */
    synchronized void update(long bytes, long items, long failed) {
        long now = nanoTime.getAsLong();
        if (now - nextNanos < 0) {
            return;
        }
        nextNanos = now + (terminal ? DRAW_EVERY_NANOS : PLAIN_EVERY_NANOS);
        String line = line(bytes, items, failed, now);
        if (terminal) {
            err.print(CLEAR_LINE + line);
            drawn = true;
        } else {
            err.println("weir: " + line);
        }
        err.flush();
    }

    /** Prints a line above the bar. */
    synchronized void above(String line) {
        clear();
        err.println(line);
        err.flush();
    }

    /** How long it has been. */
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startNanos);
    }

    /** Takes the bar away. */
    synchronized void finish() {
        clear();
        err.flush();
    }

    @Override
    public void close() {
        finish();
    }

    private void clear() {
        if (drawn) {
            err.print(CLEAR_LINE);
            drawn = false;
        }
    }

    private String line(long bytes, long items, long failed, long now) {
        double seconds = (now - startNanos) / 1e9;
        String rate = seconds <= 0 ? "" : String.format(Locale.ROOT, ", %,.0f/s", items / seconds);
        String bad = failed == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", failed);
        String counted = String.format(Locale.ROOT, "%,d %s%s%s", items, what, rate, bad);
        if (totalBytes <= 0) {
            return counted;
        }
        double part = Math.min(1, (double) bytes / totalBytes);
        String percent = String.format(Locale.ROOT, "%3.0f %%", part * 100);
        if (!terminal) {
            return percent + "  " + counted;
        }
        int full = (int) Math.round(part * BAR_CHARS);
        return "[" + "=".repeat(full) + " ".repeat(BAR_CHARS - full) + "] " + percent + "  " + counted;
    }
}
