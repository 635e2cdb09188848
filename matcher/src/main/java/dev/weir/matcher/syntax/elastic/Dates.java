package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.document.DateSpan;
import dev.weir.matcher.syntax.DateMath;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Dates of queries: in a format, in a zone, with date mathematics.
 *
 * @param format as {@link DateFormats} takes it
 * @param zone for dates that name none
 */
record Dates(String format, ZoneOffset zone) {
    /** As a field takes them where nothing else is said. */
    static final Dates PLAIN = new Dates(DateFormats.DEFAULT, ZoneOffset.UTC);

    /**
     * A zone of a fixed offset.
     *
     * @throws IllegalArgumentException if it is none
     */
    static ZoneOffset zone(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (upper.equals("UTC") || upper.equals("GMT")) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneOffset.of(upper.startsWith("UTC") || upper.startsWith("GMT") ? upper.substring(3) : upper);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the time zone '" + (text.length() <= 60 ? text : text.substring(0, 60) + "...")
                            + "' is not an offset; write one such as +01:00 or Z, since the meaning of a name changes"
                            + " with the tables of the Java runtime",
                    e);
        }
    }

    /**
     * The milliseconds that a date stands for.
     *
     * @throws IllegalArgumentException if it cannot be read, or depends on the time at which it is read
     */
    DateSpan span(String text) {
        if (text.startsWith("now")) {
            throw new IllegalArgumentException("'" + (text.length() <= 60 ? text : text.substring(0, 60) + "...")
                    + "' depends on when it is asked, and whether a document matches must depend on the document alone;"
                    + " write a date");
        }
        int math = text.indexOf("||");
        if (math < 0) {
            return DateFormats.parse(text, format, zone);
        }
        long anchor = DateFormats.parse(text.substring(0, math), format, zone).firstMillis();
        String steps = text.substring(math + 2);
        try {
            return new DateSpan(DateMath.apply(steps, anchor, false, zone), DateMath.apply(steps, anchor, true, zone));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is too far from 1970", e);
        }
    }
}
