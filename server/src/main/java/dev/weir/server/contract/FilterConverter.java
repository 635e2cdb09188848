package dev.weir.server.contract;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import dev.weir.server.error.WeirException;
import dev.weir.v1.GeoBoxFilter;
import dev.weir.v1.GeoDistanceFilter;
import dev.weir.v1.RangeFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters of saved searches. Whether they fit the schema is for the matcher to say. */
final class FilterConverter {
    private static final int POLYGON_POINTS_MAX = 1_000;

    private FilterConverter() {}

    static Filter toMatcher(dev.weir.v1.Filter filter, String path) {
        String field = filter.getField();
        if (field.isEmpty()) {
            throw WeirException.invalid(path + ".field", "is empty: name the field that the filter is on");
        }
        return switch (filter.getConditionCase()) {
            case RANGE -> range(field, filter.getRange(), path + ".range");
            case TERMS -> new Filter.Terms(field, values(filter.getTerms().getValuesList(), path + ".terms.values"));
            case GEO_DISTANCE -> distance(field, filter.getGeoDistance(), path + ".geo_distance");
            case GEO_BOX -> box(field, filter.getGeoBox());
            case GEO_POLYGON ->
                new Filter.GeoPolygon(
                        field, points(filter.getGeoPolygon().getPointsList(), path + ".geo_polygon.points"));
            case CONDITION_NOT_SET ->
                throw WeirException.invalid(
                        path, "has no condition: set one of range, terms, geo_distance, geo_box, geo_polygon");
        };
    }

    private static Filter range(String field, RangeFilter range, String path) {
        @Nullable Value lower = range.hasLower() ? ValueConverter.toMatcher(range.getLower(), path + ".lower") : null;
        @Nullable Value upper = range.hasUpper() ? ValueConverter.toMatcher(range.getUpper(), path + ".upper") : null;
        return new Filter.Range(field, lower, !range.getLowerExclusive(), upper, !range.getUpperExclusive());
    }

    private static Filter distance(String field, GeoDistanceFilter distance, String path) {
        if (!distance.hasCenter()) {
            throw WeirException.invalid(path + ".center", "is not set: name the centre by lat and lon");
        }
        GeoPoint center = ValueConverter.toMatcher(distance.getCenter(), path + ".center");
        return new Filter.GeoDistance(field, center, distance.getRadiusMeters());
    }

    private static Filter box(String field, GeoBoxFilter box) {
        return new Filter.GeoBox(field, box.getTop(), box.getLeft(), box.getBottom(), box.getRight());
    }

    private static List<Value> values(List<dev.weir.v1.Value> values, String path) {
        List<Value> converted = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            converted.add(ValueConverter.toMatcher(values.get(i), path + "[" + i + "]"));
        }
        return converted;
    }

    private static List<GeoPoint> points(List<dev.weir.v1.GeoPoint> points, String path) {
        if (points.size() > POLYGON_POINTS_MAX) {
            throw WeirException.invalid(path, "has " + points.size() + " corners: at most " + POLYGON_POINTS_MAX);
        }
        List<GeoPoint> converted = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            converted.add(ValueConverter.toMatcher(points.get(i), path + "[" + i + "]"));
        }
        return converted;
    }
}
