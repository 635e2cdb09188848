package dev.weir.client.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.v1.Filter;
import dev.weir.v1.GeoBoxFilter;
import dev.weir.v1.GeoDistanceFilter;
import dev.weir.v1.GeoPolygonFilter;
import dev.weir.v1.RangeFilter;
import dev.weir.v1.TermsFilter;
import java.util.List;

/** Reads the filters of a saved search. Whether a field takes a filter is the server's to say. */
final class Filters {
    private static final List<String> CONDITIONS = List.of("range", "terms", "geo_distance", "geo_box", "geo_polygon");
    private static final List<String> KEYS =
            List.of("field", "range", "terms", "geo_distance", "geo_box", "geo_polygon");

    private Filters() {}

    static Filter read(JsonNode node, String place) {
        ObjectNode object = Json.object(node, place);
        Json.onlyKnown(object, place, KEYS);
        List<String> conditions = CONDITIONS.stream().filter(object::has).toList();
        if (conditions.size() != 1) {
            throw new BadInputException(
                    place,
                    "exactly one of " + String.join(", ", CONDITIONS) + " is needed, this has "
                            + (conditions.isEmpty() ? "none" : String.join(" and ", conditions)));
        }
        String condition = conditions.get(0);
        JsonNode value = object.path(condition);
        String inside = place + "." + condition;
        Filter.Builder filter = Filter.newBuilder().setField(Json.string(object.path("field"), place + ".field"));
        return switch (condition) {
            case "range" -> filter.setRange(range(value, inside)).build();
            case "terms" -> filter.setTerms(terms(value, inside)).build();
            case "geo_distance" ->
                filter.setGeoDistance(geoDistance(value, inside)).build();
            case "geo_box" -> filter.setGeoBox(geoBox(value, inside)).build();
            case "geo_polygon" ->
                filter.setGeoPolygon(geoPolygon(value, inside)).build();
            default -> throw new IllegalStateException("no such condition: " + condition);
        };
    }

    private static RangeFilter range(JsonNode node, String place) {
        ObjectNode object = Json.object(node, place);
        Json.onlyKnown(object, place, List.of("lower", "upper", "lower_exclusive", "upper_exclusive"));
        RangeFilter.Builder range = RangeFilter.newBuilder();
        if (object.hasNonNull("lower")) {
            range.setLower(Json.scalar(object.path("lower"), place + ".lower"));
        }
        if (object.hasNonNull("upper")) {
            range.setUpper(Json.scalar(object.path("upper"), place + ".upper"));
        }
        if (!range.hasLower() && !range.hasUpper()) {
            throw new BadInputException(place, "at least one of lower and upper is needed");
        }
        if (object.has("lower_exclusive")) {
            range.setLowerExclusive(Json.bool(object.path("lower_exclusive"), place + ".lower_exclusive"));
        }
        if (object.has("upper_exclusive")) {
            range.setUpperExclusive(Json.bool(object.path("upper_exclusive"), place + ".upper_exclusive"));
        }
        return range.build();
    }

    private static TermsFilter terms(JsonNode node, String place) {
        TermsFilter.Builder terms = TermsFilter.newBuilder();
        list(node, place);
        for (int i = 0; i < node.size(); i++) {
            terms.addValues(Json.scalar(node.get(i), place + "[" + i + "]"));
        }
        return terms.build();
    }

    private static GeoDistanceFilter geoDistance(JsonNode node, String place) {
        ObjectNode object = Json.object(node, place);
        Json.onlyKnown(object, place, List.of("center", "radius_meters"));
        return GeoDistanceFilter.newBuilder()
                .setCenter(Json.geoPoint(object.path("center"), place + ".center"))
                .setRadiusMeters(Json.number(object.path("radius_meters"), place + ".radius_meters"))
                .build();
    }

    private static GeoBoxFilter geoBox(JsonNode node, String place) {
        ObjectNode object = Json.object(node, place);
        Json.onlyKnown(object, place, List.of("top", "left", "bottom", "right"));
        return GeoBoxFilter.newBuilder()
                .setTop(Json.number(object.path("top"), place + ".top"))
                .setLeft(Json.number(object.path("left"), place + ".left"))
                .setBottom(Json.number(object.path("bottom"), place + ".bottom"))
                .setRight(Json.number(object.path("right"), place + ".right"))
                .build();
    }

    private static GeoPolygonFilter geoPolygon(JsonNode node, String place) {
        ObjectNode object = Json.object(node, place);
        Json.onlyKnown(object, place, List.of("points"));
        JsonNode points = object.path("points");
        list(points, place + ".points");
        GeoPolygonFilter.Builder polygon = GeoPolygonFilter.newBuilder();
        for (int i = 0; i < points.size(); i++) {
            polygon.addPoints(Json.geoPoint(points.get(i), place + ".points[" + i + "]"));
        }
        return polygon.build();
    }

    private static void list(JsonNode node, String place) {
        if (!node.isArray() || node.isEmpty()) {
            throw new BadInputException(place, "a list of at least one is needed, this is " + Json.kind(node));
        }
    }
}
