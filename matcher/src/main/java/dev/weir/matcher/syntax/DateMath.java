package dev.weir.matcher.syntax;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind {@code ||} in a date: additions and roundings such as {@code +1M-2d/w}, from left to right. */
public final class DateMath {
    private static final Pattern STEP = Pattern.compile("([+-])(\\d{0,9})([yMwdhHms])|/(\\d{0,9})([yMwdhHms])");

    private DateMath() {}

    /**
     * The moment after all steps.
     *
     * @param up whether a rounding gives the last millisecond of the unit instead of the first
     * @throws IllegalArgumentException if it cannot be read
     */
    public static long apply(String steps, long millis, boolean up, ZoneOffset zone) {
        OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(zone);
        Matcher step = STEP.matcher(steps);
        int at = 0;
        while (at < steps.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new IllegalArgumentException("'" + steps.substring(at)
                        + "' is no date mathematics; write steps such as +1M, -2d or /d of the units y M w d h m s");
            }
            time = step.group(1) == null ? rounded(time, step, up) : added(time, step);
            at = step.end();
        }
        return time.toInstant().toEpochMilli();
    }

    private static OffsetDateTime added(OffsetDateTime time, Matcher step) {
        String digits = step.group(2);
        long number = digits.isEmpty() ? 1 : Long.parseLong(digits);
        return time.plus(step.group(1).equals("-") ? -number : number, unit(step.group(3)));
    }

    private static OffsetDateTime rounded(OffsetDateTime time, Matcher step, boolean up) {
        String digits = step.group(4);
        if (!digits.isEmpty() && Long.parseLong(digits) != 1) {
            throw new IllegalArgumentException("a rounding is to one unit, such as /d, not /" + digits);
        }
        ChronoUnit unit = unit(step.group(5));
        OffsetDateTime first =
                switch (unit) {
                    case YEARS -> time.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
                    case MONTHS -> time.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
                    case WEEKS ->
                        time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .truncatedTo(ChronoUnit.DAYS);
                    default -> time.truncatedTo(unit);
                };
        return up ? first.plus(1, unit).minus(1, ChronoUnit.MILLIS) : first;
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "y" -> ChronoUnit.YEARS;
            case "M" -> ChronoUnit.MONTHS;
            case "w" -> ChronoUnit.WEEKS;
            case "d" -> ChronoUnit.DAYS;
            case "h", "H" -> ChronoUnit.HOURS;
            case "m" -> ChronoUnit.MINUTES;
            case "s" -> ChronoUnit.SECONDS;
            default -> throw new IllegalArgumentException("unit " + letter);
        };
    }
}
