package dev.weir.matcher.form;

import dev.weir.matcher.lucene.GeoDistanceQuery;
import dev.weir.matcher.lucene.GeoPolygonQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.geo.GeoUtils;
import org.apache.lucene.geo.Polygon;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.search.PointInSetQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.util.NumericUtils;

/** Numbers and places, in the encodings in which Lucene compares them. */
final class PointForms {
    private PointForms() {}

    static Form range(PointRangeQuery range) {
        byte[] low = range.getLowerPoint();
        byte[] high = range.getUpperPoint();
        if (range.getNumDims() == 1 && range.getBytesPerDim() == Long.BYTES) {
            return points(
                    range.getField(),
                    List.of(new Form.Span(
                            NumericUtils.sortableBytesToLong(low, 0), NumericUtils.sortableBytesToLong(high, 0))));
        }
        if (range.getNumDims() == 2 && range.getBytesPerDim() == Integer.BYTES) {
            return new Form.Box(
                    range.getField(),
                    NumericUtils.sortableBytesToInt(low, 0),
                    NumericUtils.sortableBytesToInt(low, Integer.BYTES),
                    NumericUtils.sortableBytesToInt(high, 0),
                    NumericUtils.sortableBytesToInt(high, Integer.BYTES));
        }
        return new Form.Lucene(range);
    }

    static Form set(PointInSetQuery set) {
        if (set.getNumDims() != 1 || set.getBytesPerDim() != Long.BYTES) {
            return new Form.Lucene(set);
        }
        return points(
                set.getField(),
                set.getPackedPoints().stream()
                        .map(point -> NumericUtils.sortableBytesToLong(point, 0))
                        .map(value -> new Form.Span(value, value))
                        .toList());
    }

    static Form distance(GeoDistanceQuery distance) {
        Form circle = new Form.Distance(distance.field(), distance.lat(), distance.lon(), distance.radiusMeters());
        Rectangle around = Rectangle.fromPointDistance(distance.lat(), distance.lon(), distance.radiusMeters());
        return Forms.all(
                List.of(box(distance.field(), around.minLat, around.maxLat, around.minLon, around.maxLon), circle));
    }

    static Form polygon(GeoPolygonQuery polygon) {
        Polygon corners = polygon.polygon();
        return Forms.all(List.of(
                box(polygon.field(), corners.minLat, corners.maxLat, corners.minLon, corners.maxLon),
                new Form.Polygon(polygon.field(), corners)));
    }

    /** A box, which may cross the date line; at least as large as the one that is meant, whatever the rounding. */
    private static Form box(String field, double minLat, double maxLat, double minLon, double maxLon) {
        int south = below(GeoEncodingUtils.encodeLatitude(Math.max(minLat, GeoUtils.MIN_LAT_INCL)));
        int north = above(GeoEncodingUtils.encodeLatitude(Math.min(maxLat, GeoUtils.MAX_LAT_INCL)));
        int west = GeoEncodingUtils.encodeLongitude(Math.max(minLon, GeoUtils.MIN_LON_INCL));
        int east = GeoEncodingUtils.encodeLongitude(Math.min(maxLon, GeoUtils.MAX_LON_INCL));
        if (minLon <= maxLon) {
            return new Form.Box(field, south, below(west), north, above(east));
        }
        return Forms.any(List.of(
                new Form.Box(field, south, below(west), north, Integer.MAX_VALUE),
                new Form.Box(field, south, Integer.MIN_VALUE, north, above(east))));
    }

    private static int below(int encoded) {
        return encoded == Integer.MIN_VALUE ? encoded : encoded - 1;
    }

    private static int above(int encoded) {
        return encoded == Integer.MAX_VALUE ? encoded : encoded + 1;
    }

    /** The spans in order and joined where they touch, so that equal sets are equal forms. */
    private static Form points(String field, List<Form.Span> spans) {
        List<Form.Span> joined = new ArrayList<>();
        for (Form.Span span : spans.stream()
                .filter(span -> span.low() <= span.high())
                .sorted(Comparator.comparingLong(Form.Span::low))
                .toList()) {
            Form.Span last = joined.isEmpty() ? span : joined.get(joined.size() - 1);
            if (!joined.isEmpty() && (span.low() <= last.high() || span.low() == last.high() + 1)) {
                joined.set(joined.size() - 1, new Form.Span(last.low(), Math.max(last.high(), span.high())));
            } else {
                joined.add(span);
            }
        }
        return joined.isEmpty() ? Forms.NOTHING : new Form.Points(field, joined);
    }
}
