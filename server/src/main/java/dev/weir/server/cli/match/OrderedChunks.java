package dev.weir.server.cli.match;

import dev.weir.client.files.BadInputException;
import dev.weir.client.files.JsonLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works on lines with several threads and gives the results in the order of the lines.
 *
 * <p>The calling thread reads and takes the results; between the two there are never more than {@link #inFlightMax}
 * chunks, so a slow line makes the reader wait and memory stays bounded.
 */
final class OrderedChunks {
    private static final int CHUNK_LINES_MAX = 64;
    private static final int CHUNK_CHARS_MAX = 1 << 18;
    /** Enough that the threads have work while the oldest chunk is a slow one. */
    private static final int CHUNKS_PER_THREAD = 4;

    private final int threads;

    OrderedChunks(int threads) {
        this.threads = threads;
    }

    /** Takes the result of one chunk. */
    interface Sink<R> {
        void accept(R result) throws IOException;
    }

    int inFlightMax() {
        return threads * CHUNKS_PER_THREAD;
    }

    /**
     * Runs to the end of the lines.
     *
     * @param work called by several threads at once
     * @param sink called by the calling thread
     * @throws IOException what the sink throws
     */
    <R> void run(Iterator<JsonLine> lines, Function<List<JsonLine>, R> work, Sink<R> sink)
            throws IOException, InterruptedException {
        // Not in try-with-resources: closing waits for all work, and after a failure nobody wants the rest.
        ExecutorService pool = Executors.newFixedThreadPool(threads, OrderedChunks::thread);
        try {
            ArrayDeque<Future<R>> inFlight = new ArrayDeque<>();
            while (lines.hasNext()) {
                if (inFlight.size() == inFlightMax()) {
                    sink.accept(result(inFlight.remove()));
                }
                List<JsonLine> chunk = chunk(lines);
                inFlight.add(pool.submit(() -> work.apply(chunk)));
                while (!inFlight.isEmpty() && inFlight.element().isDone()) {
                    sink.accept(result(inFlight.remove()));
                }
            }
            while (!inFlight.isEmpty()) {
                sink.accept(result(inFlight.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "match");
        thread.setDaemon(true);
        return thread;
    }

    private static List<JsonLine> chunk(Iterator<JsonLine> lines) {
        List<JsonLine> chunk = new ArrayList<>(CHUNK_LINES_MAX);
        int chars = 0;
        while (chunk.size() < CHUNK_LINES_MAX && chars < CHUNK_CHARS_MAX && lines.hasNext()) {
            JsonLine line = lines.next();
            chunk.add(line);
            chars += chars(line);
        }
        return chunk;
    }

    private static int chars(JsonLine line) {
        try {
            return line.text().length();
        } catch (BadInputException unreadable) {
            // It holds no text; whoever works on the chunk meets the same error and names the line.
            return 0;
        }
    }

    private static <R> R result(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("working on a line failed unexpectedly", e.getCause());
        }
    }
}
