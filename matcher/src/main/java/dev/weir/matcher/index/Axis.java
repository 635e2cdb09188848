package dev.weir.matcher.index;

import dev.weir.matcher.leaf.Described;
import java.util.Arrays;

/**
 * What spans are along: the numbers of a field, or the latitudes or longitudes of its places. All ends of spans in a
 * segment are kept in order, and a span is two ranks among them: a number lies in it if and only if its own rank lies
 * between. So a span takes two ints whatever its numbers, and testing it is comparing ints.
 */
// The bounds are in the hot path; made by Axes and seen by nobody outside this package.
@SuppressWarnings("ArrayRecordComponent")
record Axis(int field, Part part, long[] bounds) {
    /** What of a value lies on the axis. */
    enum Part {
        NUMBER,
        LAT,
        LON
    }

    /** How many of the bounds are not above the number. */
    int rank(long number) {
        int found = Arrays.binarySearch(bounds, number);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The lowest rank of a number in a span that begins there. */
    int lowRank(long low) {
        return rank(low);
    }

    /** The rank above those of the numbers in a span that ends there. */
    int highRank(long high) {
        return high == Long.MAX_VALUE ? Integer.MAX_VALUE : rank(high + 1);
    }

    /** A span along an axis, both ends included. */
    record Span(int field, Part part, long low, long high) {
        /** The span of a leaf that is one. */
        static Span of(Described.OfPoints points) {
            return new Span(points.field(), Part.NUMBER, points.bounds()[0], points.bounds()[1]);
        }

        /** The latitudes of a box. */
        static Span lats(Described.OfBox box) {
            return new Span(box.field(), Part.LAT, box.minLat(), box.maxLat());
        }

        /** The longitudes of a box. */
        static Span lons(Described.OfBox box) {
            return new Span(box.field(), Part.LON, box.minLon(), box.maxLon());
        }
    }
}
