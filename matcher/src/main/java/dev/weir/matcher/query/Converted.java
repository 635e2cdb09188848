package dev.weir.matcher.query;

import dev.weir.matcher.document.DateSpan;
import dev.weir.matcher.document.Value;

/** A filter's values as the types that its field needs; {@link IllegalArgumentException} says why one cannot be. */
final class Converted {
    private Converted() {}

    static long toLong(Value value) {
        return switch (value) {
            case Value.OfLong number -> number.value();
            case Value.OfDouble number when isWhole(number.value()) -> (long) number.value();
            default -> throw unfit(value, "a whole number");
        };
    }

    static double toDouble(Value value) {
        return switch (value) {
            case Value.OfDouble number when Double.isFinite(number.value()) -> number.value();
            case Value.OfLong number -> (double) number.value();
            default -> throw unfit(value, "a finite number");
        };
    }

    static DateSpan toSpan(Value value) {
        return switch (value) {
            case Value.OfString written -> QueryDate.parse(written.value());
            case Value.OfInstant moment -> {
                try {
                    long millis = moment.value().toEpochMilli();
                    yield new DateSpan(millis, millis);
                } catch (ArithmeticException e) {
                    throw new IllegalArgumentException(
                            "the date " + value + " is too far from 1970 for milliseconds in 64 bits", e);
                }
            }
            default -> throw unfit(value, "a date, or an ISO-8601 string such as 2024-03-01");
        };
    }

    static String toText(Value value) {
        return switch (value) {
            case Value.OfString written -> written.value();
            default -> throw unfit(value, "a string");
        };
    }

    static String toTruth(Value value) {
        return switch (value) {
            case Value.OfBoolean truth -> Boolean.toString(truth.value());
            default -> throw unfit(value, "true or false");
        };
    }

    private static boolean isWhole(double number) {
        return Math.rint(number) == number && Math.abs(number) < 0x1p63;
    }

    private static IllegalArgumentException unfit(Value value, String wanted) {
        String shown = value.toString();
        return new IllegalArgumentException(
                "'" + (shown.length() <= 100 ? shown : shown.substring(0, 100) + "...") + "' must be " + wanted);
    }
}
