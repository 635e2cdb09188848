package dev.weir.matcher.query;

import dev.weir.matcher.document.DateSpan;
import dev.weir.matcher.syntax.DateMath;
import java.time.DateTimeException;
import java.time.ZoneOffset;

/** Dates of queries: as in documents, or moved from there by what stands behind {@code ||}. */
final class QueryDate {
    private static final String MATHS = "||";

    private QueryDate() {}

    /**
     * The span of time that a date of a query stands for. {@link IllegalArgumentException} says why there is none.
     *
     * @param text ISO-8601, perhaps with date maths such as {@code 2024-01-31||+1M/d}
     */
    static DateSpan parse(String text) {
        if (text.startsWith("now")) {
            throw new IllegalArgumentException("'" + text
                    + "' would be another moment for each document, and hits depend on the log alone; give a date");
        }
        int maths = text.indexOf(MATHS);
        if (maths < 0) {
            return DateSpan.parse(text);
        }
        DateSpan anchor = DateSpan.parse(text.substring(0, maths));
        String steps = text.substring(maths + MATHS.length());
        try {
            return steps.contains("/") ? rounded(steps, anchor) : moved(steps, anchor);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("the date '" + text + "' is too far from 1970", e);
        }
    }

    /** The whole unit. */
    private static DateSpan rounded(String steps, DateSpan anchor) {
        return new DateSpan(
                DateMath.apply(steps, anchor.firstMillis(), false, ZoneOffset.UTC),
                DateMath.apply(steps, anchor.firstMillis(), true, ZoneOffset.UTC));
    }

    /** A span as coarse as the date: a month after a month is all of it, however many days it has. */
    private static DateSpan moved(String steps, DateSpan anchor) {
        return new DateSpan(
                DateMath.apply(steps, anchor.firstMillis(), false, ZoneOffset.UTC),
                DateMath.apply(steps, anchor.lastMillis() + 1, false, ZoneOffset.UTC) - 1);
    }
}
