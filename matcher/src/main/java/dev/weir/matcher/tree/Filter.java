package dev.weir.matcher.tree;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed condition on one field. On a repeated field it holds if it holds for any one value. {@link QueryParser#parse}
 * checks it against the schema.
 */
public sealed interface Filter {
    /** The field it asks. */
    String field();

    /**
     * A value between two bounds, of a long, double, date or keyword field. For dates a bound is an instant or an
     * ISO-8601 string, where a date coarser than a millisecond is its whole span, as in the text. Keywords are compared
     * by the bytes of their UTF-8.
     *
     * @param lower null for no lower bound
     * @param lowerInclusive whether the lower bound itself is in
     * @param upper null for no upper bound
     * @param upperInclusive whether the upper bound itself is in
     */
    record Range(
            String field,
            @Nullable Value lower,
            boolean lowerInclusive,
            @Nullable Value upper,
            boolean upperInclusive) implements Filter {
        /** Both bounds are in. */
        public static Range between(String field, Value lower, Value upper) {
            return new Range(field, lower, true, upper, true);
        }

        /** At or above the bound. */
        public static Range atLeast(String field, Value lower) {
            return new Range(field, lower, true, null, true);
        }

        /** Above the bound. */
        public static Range above(String field, Value lower) {
            return new Range(field, lower, false, null, true);
        }

        /** At or below the bound. */
        public static Range atMost(String field, Value upper) {
            return new Range(field, null, true, upper, true);
        }

        /** Below the bound. */
        public static Range below(String field, Value upper) {
            return new Range(field, null, true, upper, false);
        }
    }

    /**
     * Any one of some values, of a keyword, long, double, date or boolean field.
     *
     * @param values at least one
     */
    record Terms(String field, List<Value> values) implements Filter {
        /** Copies the values. */
        public Terms {
            values = List.copyOf(values);
        }

        /** Any one of some keywords. */
        public static Terms of(String field, String... values) {
            return new Terms(field, List.of(values).stream().map(Value::of).toList());
        }
    }

    /**
     * A place at most so far from the center.
     *
     * @param radiusMeters not negative, finite
     */
    record GeoDistance(String field, GeoPoint center, double radiusMeters) implements Filter {}

    /**
     * A place inside a box; if left is greater than right, the box crosses the date line.
     *
     * @param top northern latitude in degrees
     * @param left western longitude in degrees
     * @param bottom southern latitude in degrees, not above the top
     * @param right eastern longitude in degrees
     */
    record GeoBox(String field, double top, double left, double bottom, double right) implements Filter {}

    /**
     * A place inside a polygon. One that crosses the date line is not understood: give two, one on each side.
     *
     * @param corners at least three, in order; the last is joined to the first
     */
    record GeoPolygon(String field, List<GeoPoint> corners) implements Filter {
        /** Copies the corners. */
        public GeoPolygon {
            corners = List.copyOf(corners);
        }
    }
}
