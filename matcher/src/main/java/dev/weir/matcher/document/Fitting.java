package dev.weir.matcher.document;

import dev.weir.matcher.schema.Analyzers;
import dev.weir.matcher.schema.Field;
import java.time.Instant;
import org.apache.lucene.util.UnicodeUtil;

/** Makes a value one of its field's type, or says why it cannot be. */
final class Fitting {
    private Fitting() {}

    static Value fit(Field field, Value value) {
        try {
            return switch (field.type()) {
                case TEXT -> Value.of(unicode(string(field, value)));
                case KEYWORD -> Value.of(keyword(field, unicode(string(field, value))));
                case LONG -> whole(field, value);
                case DOUBLE -> floating(field, value);
                case DATE -> date(field, value);
                case BOOLEAN -> truth(field, value);
                case GEO_POINT -> place(field, value);
            };
        } catch (IllegalArgumentException e) {
            throw new DocumentException(field.name(), "field '" + field.name() + "': " + e.getMessage());
        }
    }

    private static String string(Field field, Value value) {
        if (value instanceof Value.OfString string) {
            return string.value();
        }
        throw refused(field, value, "give a string");
    }

    private static Value whole(Field field, Value value) {
        if (value instanceof Value.OfLong) {
            return value;
        }
        throw refused(field, value, "give a whole number");
    }

    private static Value truth(Field field, Value value) {
        if (value instanceof Value.OfBoolean) {
            return value;
        }
        throw refused(field, value, "give true or false, not a string");
    }

    private static Value floating(Field field, Value value) {
        return switch (value) {
            case Value.OfDouble number when Double.isFinite(number.value()) -> value;
            case Value.OfDouble number -> throw refused(field, value, "give a finite number");
            case Value.OfLong number when isExact(number.value()) -> Value.of((double) number.value());
            case Value.OfLong number ->
                throw refused(field, value, "a double cannot hold it exactly; use a long field or give a double");
            default -> throw refused(field, value, "give a number");
        };
    }

    private static boolean isExact(long value) {
        // The largest long rounds up to 2^63, which casts back to the largest long: a false friend.
        return (long) (double) value == value && value != Long.MAX_VALUE;
    }

    private static Value date(Field field, Value value) {
        return switch (value) {
            case Value.OfString written ->
                Value.of(Instant.ofEpochMilli(DateSpan.parse(written.value()).firstMillis()));
            case Value.OfInstant moment -> Value.of(Instant.ofEpochMilli(millis(moment.value())));
            default -> throw refused(field, value, "give an ISO-8601 date such as 2024-03-01T10:00:00Z");
        };
    }

    private static long millis(Instant moment) {
        try {
            return moment.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "the date " + moment + " is too far from 1970 for milliseconds in 64 bits", e);
        }
    }

    private static Value place(Field field, Value value) {
        return switch (value) {
            case Value.OfGeoPoint ready -> value;
            case Value.OfString written -> Value.of(GeoPoint.parse(written.value()));
            default -> throw refused(field, value, "give a place, or \"lat,lon\" in degrees");
        };
    }

    private static String keyword(Field field, String value) {
        String normal = field.normalizer().apply(value);
        int bytes = UnicodeUtil.calcUTF16toUTF8Length(normal, 0, normal.length());
        if (bytes > Analyzers.MAX_TOKEN_BYTES) {
            throw new IllegalArgumentException(
                    "the keyword '" + Shown.of(value) + "' has " + bytes + " bytes and at most "
                            + Analyzers.MAX_TOKEN_BYTES + " can be compared; shorten it, or use a text field");
        }
        return value;
    }

    private static String unicode(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        "the string is not valid Unicode: half of a surrogate pair at character " + i
                                + "; correct the encoding");
            }
        }
        return value;
    }

    private static DocumentException refused(Field field, Value value, String wayOut) {
        return new DocumentException(
                field.name(),
                "field '" + field.name() + "' is " + field.type().label() + " and cannot hold the " + kind(value) + " '"
                        + Shown.of(value.toString()) + "'; " + wayOut);
    }

    private static String kind(Value value) {
        return switch (value) {
            case Value.OfString string -> "string";
            case Value.OfLong number -> "whole number";
            case Value.OfDouble number -> "number";
            case Value.OfBoolean truth -> "boolean";
            case Value.OfInstant moment -> "date";
            case Value.OfGeoPoint place -> "place";
        };
    }
}
