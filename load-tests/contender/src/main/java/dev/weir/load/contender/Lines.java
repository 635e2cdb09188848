package dev.weir.load.contender;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** Files with one record in JSON a line, in UTF-8. Safe for any number of threads. */
public final class Lines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Lines() {}

    /** Writes a file, or over it. */
    public static void write(Path file, Iterator<?> records) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            while (records.hasNext()) {
                writer.write(line(records.next()));
                writer.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The records of a file, read as the stream is; close the stream. */
    public static <T> Stream<T> read(Path file, Class<T> type) {
        BufferedReader reader;
        try {
            reader = Files.newBufferedReader(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return reader.lines().map(line -> parse(line, type)).onClose(() -> {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One record, without a line's end. */
    public static String line(Object record) {
        try {
            return MAPPER.writeValueAsString(record);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written as JSON: " + record.getClass(), e);
        }
    }

    /** Reads what {@link #line} wrote. */
    public static <T> T parse(String line, Class<T> type) {
        try {
            return MAPPER.readValue(line, type);
        } catch (IOException e) {
            throw new UncheckedIOException("no " + type.getSimpleName() + ": " + abbreviated(line), e);
        }
    }

    private static String abbreviated(String line) {
        return line.length() <= 200 ? line : line.substring(0, 200) + "...";
    }
}
