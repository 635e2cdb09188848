package dev.weir.client.files;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Moments as people write them, as the contract's timestamps. */
public final class Moments {
    private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Moments() {}

    /**
     * Reads ISO-8601: {@code 2026-03-01}, {@code 2026-03-01T09:30:00Z} or {@code 2026-03-01T09:30:00+02:00}; without a
     * zone it is UTC.
     *
     * @throws IllegalArgumentException when it is none of these; the message says what would be right
     */
    public static Timestamp parse(String text) {
        try {
            return of(instant(DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.strip(), OffsetDateTime::from, LocalDateTime::from)));
        } catch (DateTimeException notADateTime) {
            try {
                return of(LocalDate.parse(text.strip()).atStartOfDay().toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is not a time; write it like 2026-03-01 or 2026-03-01T09:30:00Z", e);
            }
        }
    }

    /** The moment so many milliseconds after (or, negative, before) 1970. */
    static Timestamp ofEpochMillis(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        if (instant.isBefore(MIN) || instant.isAfter(MAX)) {
            throw new BadInputException("", millis + " as milliseconds since 1970 is not between the years 1 and 9999");
        }
        return of(instant);
    }

    /** The same moment as a timestamp of the contract. */
    public static Timestamp of(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /** The same moment as an instant. */
    public static Instant toInstant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    private static Instant instant(TemporalAccessor time) {
        Instant instant = time instanceof OffsetDateTime offset
                ? offset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        if (instant.isBefore(MIN) || instant.isAfter(MAX)) {
            throw new DateTimeException("not between the years 1 and 9999");
        }
        return instant;
    }
}
