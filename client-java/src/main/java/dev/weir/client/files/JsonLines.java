package dev.weir.client.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, one at a time: plain or gzip (seen by its first bytes, not by its name), with line numbers,
 * without blank lines and without a byte order mark. Holds one line in memory, whatever the size of the file.
 *
 * <pre>{@code
 * try (JsonLines lines = JsonLines.open(Path.of("news.jsonl.gz"))) {
 *     for (JsonLine line : lines) {
 *         Document document = documents.read(line);
 *     }
 * }
 * }</pre>
 *
 * <p>To be used by one thread, and to be iterated once. A file that cannot be read on ends the iteration with an
 * {@link UncheckedIOException}; a line that cannot be read fails alone, in {@link JsonLine#text}.
 */
public final class JsonLines implements Iterable<JsonLine>, AutoCloseable {
    /** The longest line in bytes unless another limit is given: 16 MiB. */
    public static final int MAX_LINE_BYTES_DEFAULT = 16 << 20;

    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;
    private static final int BUFFER_BYTES = 1 << 16;

    private final String source;
    private final CountingInputStream counter;
    private final LineReader reader;
    private boolean iterated;

    private JsonLines(String source, InputStream input, int maxLineBytes) throws IOException {
        this.source = source;
        this.counter = new CountingInputStream(input);
        this.reader = new LineReader(source, unzipped(counter), maxLineBytes);
    }

    /** Opens a file. */
    public static JsonLines open(Path file) throws IOException {
        return open(file, MAX_LINE_BYTES_DEFAULT);
    }

    /**
     * Opens a file.
     *
     * @param maxLineBytes longer lines are not read into memory and fail; at least 1
     */
    public static JsonLines open(Path file, int maxLineBytes) throws IOException {
        InputStream input = Files.newInputStream(file);
        try {
            return new JsonLines(file.getFileName() + "", input, maxLineBytes);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /**
     * Reads a stream, which is closed with these lines.
     *
     * @param source what places are called after, such as {@code stdin}
     */
    public static JsonLines of(InputStream input, String source) throws IOException {
        return of(input, source, MAX_LINE_BYTES_DEFAULT);
    }

    /** Reads a stream, with a limit as in {@link #open(Path, int)}. */
    public static JsonLines of(InputStream input, String source, int maxLineBytes) throws IOException {
        return new JsonLines(source, input, maxLineBytes);
    }

    /** What the lines' places are called after: the file's name. */
    public String source() {
        return source;
    }

    /** How many bytes of the file itself have been read so far; of a compressed one, compressed bytes. */
    public long bytesRead() {
        return counter.count();
    }

    /**
     * The lines that are left.
     *
     * @throws IllegalStateException when called twice
     */
    @Override
    public Iterator<JsonLine> iterator() {
        if (iterated) {
            throw new IllegalStateException("the lines of " + source + " can be iterated once");
        }
        iterated = true;
        return new Lines();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static InputStream unzipped(InputStream raw) throws IOException {
        InputStream input = new BufferedInputStream(raw, BUFFER_BYTES);
        input.mark(2);
        boolean zipped = input.read() == GZIP_MAGIC_1 && input.read() == GZIP_MAGIC_2;
        input.reset();
        return zipped ? new GZIPInputStream(input, BUFFER_BYTES) : input;
    }

    private final class Lines implements Iterator<JsonLine> {
        private @Nullable JsonLine next;

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = read();
            }
            return next != null;
        }

        @Override
        public JsonLine next() {
            JsonLine line = next == null ? read() : next;
            if (line == null) {
                throw new NoSuchElementException("no line is left of " + source);
            }
            next = null;
            return line;
        }

        private @Nullable JsonLine read() {
            try {
                return reader.next();
            } catch (EOFException | ZipException e) {
                throw new UncheckedIOException(new IOException(
                        source + " is damaged behind line " + reader.number() + ": " + e.getMessage(), e));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        new IOException("cannot read " + source + " behind line " + reader.number() + ": " + e, e));
            }
        }
    }
}
