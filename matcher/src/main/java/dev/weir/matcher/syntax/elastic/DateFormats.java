package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.document.DateSpan;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as Elasticsearch's formats write them: names such as {@code strict_date_optional_time} or {@code epoch_millis},
 * patterns of letters as {@link DateTimeFormatter} has them, and several with {@code ||} between them, of which the
 * first that fits counts. What is not written of a time is its span: {@code 2024-03-01} is the whole day. But the month
 * and the day of the month are 1 where they are not written, as in Elasticsearch: {@code 2024-03} is the first of
 * March.
 */
final class DateFormats {
    /** What a field of dates takes where nothing else is said. */
    static final String DEFAULT = "strict_date_optional_time||epoch_millis";

    /** Names, with the pattern that each stands for. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("basic_date", "uuuuMMdd"),
            Map.entry("basic_date_time", "uuuuMMdd'T'HHmmss.SSSX"),
            Map.entry("basic_date_time_no_millis", "uuuuMMdd'T'HHmmssX"),
            Map.entry("basic_ordinal_date", "uuuuDDD"),
            Map.entry("date", "uuuu-MM-dd"),
            Map.entry("date_hour", "uuuu-MM-dd'T'HH"),
            Map.entry("date_hour_minute", "uuuu-MM-dd'T'HH:mm"),
            Map.entry("date_hour_minute_second", "uuuu-MM-dd'T'HH:mm:ss"),
            Map.entry("date_hour_minute_second_millis", "uuuu-MM-dd'T'HH:mm:ss.SSS"),
            Map.entry("date_hour_minute_second_fraction", "uuuu-MM-dd'T'HH:mm:ss.SSS"),
            Map.entry("date_time", "uuuu-MM-dd'T'HH:mm:ss.SSSXXX"),
            Map.entry("date_time_no_millis", "uuuu-MM-dd'T'HH:mm:ssXXX"),
            Map.entry("ordinal_date", "uuuu-DDD"),
            Map.entry("week_date", "YYYY-'W'ww-e"),
            Map.entry("year", "uuuu"),
            Map.entry("year_month", "uuuu-MM"),
            Map.entry("year_month_day", "uuuu-MM-dd"));

    private static final Pattern ISO_ONLY = Pattern.compile("[+-]?\\d{4,6}(-.*)?");
    private static final Pattern SHORT_FRACTION = Pattern.compile(".*[.,]\\d{1,2}([Zz]|[+-]\\d\\d(:?\\d\\d)?)?");
    private static final Pattern OFFSET = Pattern.compile(".*[Tt ].*([Zz]|[+-]\\d\\d(:?\\d\\d)?)");
    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");
    private static final int MAX_PATTERN_CHARS = 100;
    private static final int MILLIS_IN_SECOND = 1_000;
    private static final int MILLIS_IN_DAY = 24 * 60 * 60 * MILLIS_IN_SECOND;

    /**
     * The milliseconds of a date.
     *
     * @param hasOffset whether the text itself says in which zone it is
     */
    private record Read(DateSpan span, boolean hasOffset) {}

    private DateFormats() {}

    /**
     * Reads a date.
     *
     * @param zone for dates that name none
     * @throws IllegalArgumentException if it is of none of the formats, or a format is unknown
     */
    static DateSpan parse(String text, String formats, ZoneOffset zone) {
        @Nullable RuntimeException cause = null;
        for (String format : formats.split("\\|\\|", -1)) {
            try {
                Read read = read(text, format.strip());
                long shift = read.hasOffset() ? 0 : zone.getTotalSeconds() * (long) MILLIS_IN_SECOND;
                return new DateSpan(
                        Math.subtractExact(read.span().firstMillis(), shift),
                        Math.subtractExact(read.span().lastMillis(), shift));
            } catch (DateTimeException | ArithmeticException e) {
                cause = e;
            }
        }
        throw new IllegalArgumentException(
                "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "...") + "' is not a date of the format "
                        + formats,
                cause);
    }

    private static Read read(String text, String format) {
        String name = format.startsWith("strict_") ? format.substring("strict_".length()) : format;
        return switch (name) {
            case "date_optional_time", "date_optional_time_nanos" -> optionalTime(text, format.equals(name));
            case "epoch_millis" -> epoch(text, 1);
            case "epoch_second" -> epoch(text, MILLIS_IN_SECOND);
            default -> pattern(text, format, NAMES.getOrDefault(name, format));
        };
    }

    private static Read optionalTime(String text, boolean lenient) {
        if (lenient && !text.matches("[+-]?\\d{4,6}(-\\d\\d(-\\d\\d([Tt].*)?)?)?")) {
            return pattern(text, "date_optional_time", "y[-M[-d['T'H[:m[:s[.SSS]]][XXX]]]]");
        }
        if (!ISO_ONLY.matcher(text).matches()) {
            throw new DateTimeException("not a date");
        }
        try {
            DateSpan span = DateSpan.parse(text);
            // To Elasticsearch a tenth of a second is its first millisecond, and a month its first day.
            long last = SHORT_FRACTION.matcher(text).matches()
                    ? span.firstMillis()
                    : Math.min(span.lastMillis(), span.firstMillis() + MILLIS_IN_DAY - 1);
            return new Read(
                    new DateSpan(span.firstMillis(), last), OFFSET.matcher(text).matches());
        } catch (IllegalArgumentException e) {
            throw new DateTimeException("not a date", e);
        }
    }

    private static Read epoch(String text, int millis) {
        if (!EPOCH.matcher(text).matches()) {
            throw new DateTimeException("not a number");
        }
        java.math.BigDecimal exact = new java.math.BigDecimal(text).multiply(java.math.BigDecimal.valueOf(millis));
        long first = exact.setScale(0, java.math.RoundingMode.FLOOR).longValueExact();
        boolean isWholeSecond = millis > 1 && text.indexOf('.') < 0;
        return new Read(new DateSpan(first, isWholeSecond ? first + millis - 1 : first), true);
    }

    private static Read pattern(String text, String format, String pattern) {
        DateTimeFormatter formatter;
        try {
            if (pattern.isEmpty() || pattern.length() > MAX_PATTERN_CHARS) {
                throw new IllegalArgumentException("too long or empty");
            }
            formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'"
                            + (format.length() <= MAX_PATTERN_CHARS
                                    ? format
                                    : format.substring(0, MAX_PATTERN_CHARS) + "...")
                            + "' is no date format that is known here; write a pattern such as yyyy-MM-dd, or "
                            + DEFAULT,
                    e);
        }
        TemporalAccessor read = formatter.parse(text);
        boolean hasOffset = read.isSupported(ChronoField.OFFSET_SECONDS);
        ZoneOffset offset =
                hasOffset ? ZoneOffset.ofTotalSeconds(read.get(ChronoField.OFFSET_SECONDS)) : ZoneOffset.UTC;
        long first = edge(read, false).toInstant(offset).toEpochMilli();
        return new Read(new DateSpan(first, edge(read, true).toInstant(offset).toEpochMilli()), hasOffset);
    }

    /** The first or the last moment of what is written. */
    private static LocalDateTime edge(TemporalAccessor read, boolean last) {
        LocalDate day;
        if (read.isSupported(ChronoField.EPOCH_DAY)) {
            day = LocalDate.ofEpochDay(read.getLong(ChronoField.EPOCH_DAY));
        } else {
            int year = read.isSupported(ChronoField.YEAR_OF_ERA)
                    ? read.get(ChronoField.YEAR_OF_ERA)
                    : read.isSupported(ChronoField.YEAR) ? read.get(ChronoField.YEAR) : 1970;
            day = LocalDate.of(year, or(read, ChronoField.MONTH_OF_YEAR, 1), or(read, ChronoField.DAY_OF_MONTH, 1));
        }
        LocalTime time = read.isSupported(ChronoField.NANO_OF_DAY)
                ? LocalTime.ofNanoOfDay(read.getLong(ChronoField.NANO_OF_DAY))
                : LocalTime.of(
                        or(read, ChronoField.HOUR_OF_DAY, last ? 23 : 0),
                        or(read, ChronoField.MINUTE_OF_HOUR, last ? 59 : 0),
                        or(read, ChronoField.SECOND_OF_MINUTE, last ? 59 : 0));
        if (last && !read.isSupported(ChronoField.SECOND_OF_MINUTE)) {
            // The parser completes an hour with zero minutes; what was not written is the whole of it.
            time = LocalTime.of(
                    read.isSupported(ChronoField.HOUR_OF_DAY) ? time.getHour() : 23,
                    read.isSupported(ChronoField.MINUTE_OF_HOUR) ? time.getMinute() : 59,
                    59);
        }
        boolean hasFraction = read.isSupported(ChronoField.NANO_OF_SECOND) && time.get(ChronoField.NANO_OF_SECOND) != 0;
        return day.atTime(last && !hasFraction ? time.withNano(999_000_000) : time);
    }

    private static int or(TemporalAccessor read, ChronoField field, int otherwise) {
        return read.isSupported(field) ? read.get(field) : otherwise;
    }
}
