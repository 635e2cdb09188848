package dev.weir.matcher.leaf;

import dev.weir.matcher.pattern.Pattern;
import java.util.Arrays;
import org.apache.lucene.geo.Component2D;
import org.apache.lucene.geo.GeoUtils;
import org.apache.lucene.geo.LatLonGeometry;
import org.apache.lucene.search.Query;

/** The leaves that are more than a few numbers. Immutable, with equality by meaning. */
public sealed interface Described {
    /** The kind of leaf. */
    int kind();

    /** See {@link LeafKind#PATTERN}. */
    record OfPattern(int field, Pattern pattern) implements Described {
        @Override
        public int kind() {
            return LeafKind.PATTERN;
        }
    }

    /**
     * See {@link LeafKind#POINTS}.
     *
     * @param bounds first and last of each span, ascending
     * @param cells leaves of which one must hold
     */
    // The arrays are small; nobody outside the query index gets hold of them.
    @SuppressWarnings("ArrayRecordComponent")
    record OfPoints(int field, long[] bounds, int[] cells) implements Described {
        @Override
        public int kind() {
            return LeafKind.POINTS;
        }

        /** Whether it is no more than one span. */
        public boolean isOneSpan() {
            return bounds.length == 2;
        }

        /** Whether it contains the number. */
        public boolean contains(long value) {
            for (int i = 0; i < bounds.length; i += 2) {
                if (bounds[i] <= value && value <= bounds[i + 1]) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfPoints points && field == points.field && Arrays.equals(bounds, points.bounds);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(bounds) + field;
        }

        @Override
        public String toString() {
            return "OfPoints" + Arrays.toString(bounds);
        }
    }

    /** See {@link LeafKind#BOX}; in Lucene's encoding of degrees, with the cells of which one must hold. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record OfBox(int field, int minLat, int minLon, int maxLat, int maxLon, int[] cells) implements Described {
        @Override
        public int kind() {
            return LeafKind.BOX;
        }

        /** Whether it contains the place. */
        public boolean contains(int lat, int lon) {
            return minLat <= lat && lat <= maxLat && minLon <= lon && lon <= maxLon;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfBox box
                    && field == box.field
                    && minLat == box.minLat
                    && minLon == box.minLon
                    && maxLat == box.maxLat
                    && maxLon == box.maxLon;
        }

        @Override
        public int hashCode() {
            return (((field * 31 + minLat) * 31 + minLon) * 31 + maxLat) * 31 + maxLon;
        }

        @Override
        public String toString() {
            return "OfBox[" + minLat + ", " + minLon + ", " + maxLat + ", " + maxLon + "]";
        }
    }

    /**
     * See {@link LeafKind#DISTANCE}.
     *
     * @param sortKey the distance in the unit in which Lucene compares
     */
    record OfDistance(int field, double lat, double lon, double sortKey) implements Described {
        @Override
        public int kind() {
            return LeafKind.DISTANCE;
        }

        static OfDistance of(int field, double lat, double lon, double radiusMeters) {
            return new OfDistance(field, lat, lon, GeoUtils.distanceQuerySortKey(radiusMeters));
        }
    }

    /** See {@link LeafKind#POLYGON}. */
    record OfPolygon(int field, org.apache.lucene.geo.Polygon polygon, Component2D area) implements Described {
        @Override
        public int kind() {
            return LeafKind.POLYGON;
        }

        static OfPolygon of(int field, org.apache.lucene.geo.Polygon polygon) {
            return new OfPolygon(field, polygon, LatLonGeometry.create(polygon));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfPolygon same && field == same.field && polygon.equals(same.polygon);
        }

        @Override
        public int hashCode() {
            return 31 * polygon.hashCode() + field;
        }
    }

    /**
     * See {@link LeafKind#NEAR}.
     *
     * @param needed a leaf that holds wherever this one does
     * @param code what it asks, as {@link StretchCode} says
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record OfNear(int field, int needed, int[] code) implements Described {
        @Override
        public int kind() {
            return LeafKind.NEAR;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfNear near && field == near.field && Arrays.equals(code, near.code);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(code) * 31 + field;
        }

        @Override
        public String toString() {
            return "OfNear" + Arrays.toString(code);
        }
    }

    /** See {@link LeafKind#LUCENE}. */
    record OfLucene(Query query) implements Described {
        @Override
        public int kind() {
            return LeafKind.LUCENE;
        }
    }
}
