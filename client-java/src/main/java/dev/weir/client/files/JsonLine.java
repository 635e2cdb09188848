package dev.weir.client.files;

import org.jspecify.annotations.Nullable;

/**
 * One line of a file, which may be one that cannot be read: then {@link #text} throws, and the lines after it are still
 * good.
 */
public final class JsonLine {
    private final String source;
    private final long number;
    private final String text;
    private final @Nullable String problem;

    private JsonLine(String source, long number, String text, @Nullable String problem) {
        this.source = source;
        this.number = number;
        this.text = text;
        this.problem = problem;
    }

    /** A line with this text. */
    public static JsonLine of(String source, long number, String text) {
        return new JsonLine(source, number, text, null);
    }

    static JsonLine unreadable(String source, long number, String problem) {
        return new JsonLine(source, number, "", problem);
    }

    /** The name of the file that it is from. */
    public String source() {
        return source;
    }

    /** Which line of the file, counted from 1; blank lines count. */
    public long number() {
        return number;
    }

    /** The file and the number, as in {@code news.jsonl:17}. */
    public String place() {
        return source + ":" + number;
    }

    /**
     * The text without the line's end.
     *
     * @throws BadInputException when the line is too long or is not UTF-8
     */
    public String text() {
        if (problem != null) {
            throw new BadInputException(place(), problem);
        }
        return text;
    }

    @Override
    public String toString() {
        return place();
    }
}
