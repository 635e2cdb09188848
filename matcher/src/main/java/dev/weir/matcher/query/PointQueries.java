package dev.weir.matcher.query;

import dev.weir.matcher.document.DateSpan;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Equality, ranges and existence on the fields that Lucene keeps as points. */
public final class PointQueries {
    private PointQueries() {}

    public static Query longs(
            String field, @Nullable Long lower, boolean lowerInclusive, @Nullable Long upper, boolean upperInclusive) {
        long from = lower == null ? Long.MIN_VALUE : lower;
        long to = upper == null ? Long.MAX_VALUE : upper;
        if (lower != null && !lowerInclusive) {
            if (from == Long.MAX_VALUE) {
                return new MatchNoDocsQuery(field + " is above the largest long");
            }
            from++;
        }
        if (upper != null && !upperInclusive) {
            if (to == Long.MIN_VALUE) {
                return new MatchNoDocsQuery(field + " is below the smallest long");
            }
            to--;
        }
        return from > to
                ? new MatchNoDocsQuery(field + " has an empty range")
                : LongPoint.newRangeQuery(field, from, to);
    }

    public static Query doubles(
            String field,
            @Nullable Double lower,
            boolean lowerInclusive,
            @Nullable Double upper,
            boolean upperInclusive) {
        double from = lower == null ? Double.NEGATIVE_INFINITY : lowerInclusive ? oneZero(lower) : Math.nextUp(lower);
        double to = upper == null ? Double.POSITIVE_INFINITY : upperInclusive ? oneZero(upper) : Math.nextDown(upper);
        return from > to
                ? new MatchNoDocsQuery(field + " has an empty range")
                : DoublePoint.newRangeQuery(field, from, to);
    }

    /** An exclusive bound leaves out the whole span, an inclusive one takes it in. */
    public static Query dates(
            String field,
            @Nullable DateSpan lower,
            boolean lowerInclusive,
            @Nullable DateSpan upper,
            boolean upperInclusive) {
        return longs(
                field,
                lower == null ? null : lowerInclusive ? lower.firstMillis() : lower.lastMillis(),
                lowerInclusive,
                upper == null ? null : upperInclusive ? upper.lastMillis() : upper.firstMillis(),
                upperInclusive);
    }

    /** Lucene tells -0.0 from 0.0; documents hold only the latter. */
    private static double oneZero(double value) {
        return value + 0.0;
    }
}
