package dev.weir.matcher.query;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.lucene.GeoDistanceQuery;
import dev.weir.matcher.lucene.GeoPolygonQuery;
import dev.weir.matcher.tree.Filter;
import java.util.List;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.geo.Polygon;
import org.apache.lucene.search.Query;

/** Places near a center, in a box, in a polygon. */
final class GeoFilters {
    private static final double HALF_THE_EARTH_DEGREES = 180;

    private GeoFilters() {}

    static Query distance(String field, Filter.GeoDistance distance) {
        double radius = distance.radiusMeters();
        if (!(radius >= 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException("radius " + radius + " must be a number of meters, not negative");
        }
        return new GeoDistanceQuery(
                field, distance.center().lat(), distance.center().lon(), radius);
    }

    static Query box(String field, Filter.GeoBox box) {
        GeoPoint topLeft = new GeoPoint(box.top(), box.left());
        GeoPoint bottomRight = new GeoPoint(box.bottom(), box.right());
        if (bottomRight.lat() > topLeft.lat()) {
            throw new IllegalArgumentException(
                    "the box's bottom " + box.bottom() + " must not be above its top " + box.top());
        }
        return LatLonPoint.newBoxQuery(field, bottomRight.lat(), topLeft.lat(), topLeft.lon(), bottomRight.lon());
    }

    static Query polygon(String field, Filter.GeoPolygon polygon, int maxCorners) {
        List<GeoPoint> corners = polygon.corners();
        int size = corners.size();
        boolean closed = size > 1 && corners.get(0).equals(corners.get(size - 1));
        int distinct = closed ? size - 1 : size;
        if (distinct < 3) {
            throw new IllegalArgumentException("a polygon needs at least 3 corners and this one has " + distinct);
        }
        if (distinct > maxCorners) {
            throw new IllegalArgumentException("a polygon has " + distinct + " corners, at most " + maxCorners
                    + " are allowed (limit maxFilterValues)");
        }
        double[] lats = new double[distinct + 1];
        double[] lons = new double[distinct + 1];
        for (int i = 0; i <= distinct; i++) {
            GeoPoint corner = corners.get(i % distinct);
            lats[i] = corner.lat();
            lons[i] = corner.lon();
            if (i > 0 && Math.abs(lons[i] - lons[i - 1]) > HALF_THE_EARTH_DEGREES) {
                throw new IllegalArgumentException("the polygon's edge from longitude " + lons[i - 1] + " to " + lons[i]
                        + " spans more than 180 degrees; give one polygon on each side of the date line");
            }
        }
        return new GeoPolygonQuery(field, new Polygon(lats, lons));
    }
}
