package dev.weir.server.cli.match;

import dev.weir.client.files.JsonLine;
import java.util.Iterator;

/** Lines, with the time that it takes to read them. */
final class TimedLines implements Iterator<JsonLine> {
    private final Iterator<JsonLine> lines;
    private long nanos;

    TimedLines(Iterator<JsonLine> lines) {
        this.lines = lines;
    }

    /** Time spent in here so far. */
    long nanos() {
        return nanos;
    }

    @Override
    public boolean hasNext() {
        long started = System.nanoTime();
        boolean more = lines.hasNext();
        nanos += System.nanoTime() - started;
        return more;
    }

    @Override
    public JsonLine next() {
        long started = System.nanoTime();
        JsonLine line = lines.next();
        nanos += System.nanoTime() - started;
        return line;
    }
}
