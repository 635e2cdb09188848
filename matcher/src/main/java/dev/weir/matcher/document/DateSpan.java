package dev.weir.matcher.document;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The milliseconds that a date as written stands for: {@code 2024-03-01} is a whole day, {@code 2024} a year,
 * {@code 2024-03-01T10:00:00.000Z} one millisecond.
 *
 * @param firstMillis its first millisecond since 1970-01-01T00:00Z
 * @param lastMillis its last millisecond, not before the first
 */
public record DateSpan(long firstMillis, long lastMillis) {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4}|-\\d{4,6}|\\+\\d{5,6})(?:-(\\d\\d)(?:-(\\d\\d)(?:[Tt ](\\d\\d)"
                    + "(?::(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?)?([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?)?)?)?");
    private static final int MILLIS_DIGITS = 3;

    /** Checks the order. */
    public DateSpan {
        if (lastMillis < firstMillis) {
            throw new IllegalArgumentException(
                    "a span cannot end at " + lastMillis + " before it begins at " + firstMillis);
        }
    }

    /**
     * Reads an ISO-8601 year, month, day, or day and time, with or without fraction and offset. Without an offset it is
     * UTC. Zones by name are refused: their meaning depends on the Java runtime's tables.
     *
     * @throws IllegalArgumentException if it is not of that form, or no such date exists
     */
    public static DateSpan parse(String text) {
        Matcher iso = ISO.matcher(text);
        if (text.length() > 64 || !iso.matches()) {
            throw notADate(text, null);
        }
        try {
            LocalDateTime start = LocalDateTime.of(
                    Integer.parseInt(iso.group(1)),
                    number(iso, 2, 1),
                    number(iso, 3, 1),
                    number(iso, 4, 0),
                    number(iso, 5, 0),
                    number(iso, 6, 0));
            @Nullable String offset = iso.group(8);
            ZoneOffset zone =
                    offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset.toUpperCase(java.util.Locale.ROOT));
            @Nullable String fraction = iso.group(7);
            if (fraction != null) {
                return ofFraction(start.toInstant(zone).toEpochMilli(), fraction);
            }
            LocalDateTime end = start.plus(1, unit(iso));
            return new DateSpan(
                    start.toInstant(zone).toEpochMilli(), end.toInstant(zone).toEpochMilli() - 1);
        } catch (DateTimeException e) {
            throw notADate(text, e);
        }
    }

    private static DateSpan ofFraction(long second, String fraction) {
        String padded = (fraction + "00").substring(0, MILLIS_DIGITS);
        long first = second + Integer.parseInt(padded);
        long length = fraction.length() == 1 ? 100 : fraction.length() == 2 ? 10 : 1;
        return new DateSpan(first, first + length - 1);
    }

    private static ChronoUnit unit(Matcher iso) {
        if (iso.group(6) != null) {
            return ChronoUnit.SECONDS;
        }
        if (iso.group(5) != null) {
            return ChronoUnit.MINUTES;
        }
        if (iso.group(4) != null) {
            return ChronoUnit.HOURS;
        }
        if (iso.group(3) != null) {
            return ChronoUnit.DAYS;
        }
        return iso.group(2) != null ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
    }

    private static int number(Matcher iso, int group, int otherwise) {
        @Nullable String digits = iso.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static IllegalArgumentException notADate(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "'" + Shown.of(text) + "' is not a date; write ISO-8601 such as 2024-03-01 or 2024-03-01T10:00:00Z",
                cause);
    }
}
