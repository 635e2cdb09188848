package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Numbers;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places: {@code geo_distance}, {@code geo_bounding_box}, {@code geo_polygon}. */
final class Geo {
    private static final Pattern DISTANCE = Pattern.compile("\\s*([0-9.eE+-]+?)\\s*([a-zA-Z]*)\\s*");
    private static final Pattern WKT_BOX = Pattern.compile(
            "(?i)\\s*BBOX\\s*\\(\\s*([^,]+?)\\s*,\\s*([^,]+?)\\s*,\\s*([^,]+?)\\s*,\\s*([^,]+?)\\s*\\)\\s*");

    private final Source source;
    private final GeoPoints points;

    Geo(Source source) {
        this.source = source;
        this.points = new GeoPoints(source);
    }

    QueryTree distance(Json.Obj body) {
        Options options = new Options(source, body, "geo_distance");
        Json distance = options.need("distance");
        String unit = options.text("unit", "m");
        options.ignore("distance_type", "optimize_bbox");
        @Nullable Placed placed = placed(body, options, "geo_distance");
        if (placed == null) {
            return Groups.none();
        }
        double meters = meters(distance, unit);
        return condition(placed, new Filter.GeoDistance(placed.field().name(), points.read(placed.value()), meters));
    }

    QueryTree box(Json.Obj body) {
        Options options = new Options(source, body, "geo_bounding_box");
        options.ignore("type");
        @Nullable Placed placed = placed(body, options, "geo_bounding_box");
        if (placed == null) {
            return Groups.none();
        }
        Options corners = new Options(source, Options.object(source, placed.value()), "geo_bounding_box");
        Filter.GeoBox box = box(placed, corners);
        corners.done();
        if (box.bottom() > box.top()) {
            throw source.refused(
                    placed.value().where(),
                    placed.field().name(),
                    "the box's bottom " + box.bottom() + " must not be above its top " + box.top(),
                    null);
        }
        return condition(placed, box);
    }

    private Filter.GeoBox box(Placed placed, Options corners) {
        String field = placed.field().name();
        @Nullable Json wkt = corners.take("wkt");
        if (wkt != null) {
            Matcher numbers = WKT_BOX.matcher(Options.scalar(source, wkt));
            if (!numbers.matches()) {
                throw source.refused(wkt.where(), "a box is written as BBOX (left, right, top, bottom)");
            }
            return new Filter.GeoBox(
                    field,
                    degrees(wkt, numbers.group(3)),
                    degrees(wkt, numbers.group(1)),
                    degrees(wkt, numbers.group(4)),
                    degrees(wkt, numbers.group(2)));
        }
        @Nullable Json topLeft = corners.take("top_left");
        if (topLeft != null) {
            GeoPoint first = points.read(topLeft);
            GeoPoint second = points.read(corners.need("bottom_right"));
            return new Filter.GeoBox(field, first.lat(), first.lon(), second.lat(), second.lon());
        }
        @Nullable Json topRight = corners.take("top_right");
        if (topRight != null) {
            GeoPoint first = points.read(topRight);
            GeoPoint second = points.read(corners.need("bottom_left"));
            return new Filter.GeoBox(field, first.lat(), second.lon(), second.lat(), first.lon());
        }
        return new Filter.GeoBox(
                field, side(corners, "top"), side(corners, "left"), side(corners, "bottom"), side(corners, "right"));
    }

    private double side(Options corners, String name) {
        Json value = corners.need(name);
        return degrees(value, Options.scalar(source, value));
    }

    QueryTree polygon(Json.Obj body) {
        Options options = new Options(source, body, "geo_polygon");
        @Nullable Placed placed = placed(body, options, "geo_polygon");
        if (placed == null) {
            return Groups.none();
        }
        Options inner = new Options(source, Options.object(source, placed.value()), "geo_polygon");
        Json list = inner.need("points");
        inner.done();
        if (!(list instanceof Json.Arr array)) {
            throw source.refused(list.where(), "a list of points is needed, this is " + list.kind());
        }
        List<GeoPoint> corners = array.items().stream().map(points::read).toList();
        return condition(placed, new Filter.GeoPolygon(placed.field().name(), corners));
    }

    /** A geo point field and what is asked of it. */
    private record Placed(Field field, Json value) {}

    /** Null when the field is not there and that was foreseen. */
    private @Nullable Placed placed(Json.Obj body, Options options, String name) {
        // Coordinates out of range are refused whatever is wished; others are the same to all methods.
        options.text("validation_method");
        boolean ignoreUnmapped = options.truth("ignore_unmapped", false);
        Json.Member member = options.any();
        if (member == null) {
            throw source.refused(body.where(), name + " needs a geo point field");
        }
        options.done();
        if (ignoreUnmapped && source.schema().field(member.name()).isEmpty()) {
            source.warn(member.nameAt(), "there is no such field, so that this matches no document (ignore_unmapped)");
            return null;
        }
        Field field = source.field(member.nameAt(), member.name());
        if (field.type() != FieldType.GEO_POINT) {
            throw source.unfit(member.nameAt(), field, "a place", "name a geo point field");
        }
        return new Placed(field, member.value());
    }

    private QueryTree condition(Placed placed, Filter filter) {
        return source.leaf(placed.value().where(), new QueryTree.Condition(filter));
    }

    private double degrees(Json at, String text) {
        try {
            return Numbers.parseDouble(text);
        } catch (IllegalArgumentException e) {
            throw source.refused(at.where(), "", String.valueOf(e.getMessage()), e);
        }
    }

    private double meters(Json written, String defaultUnit) {
        Matcher parts = DISTANCE.matcher(Options.scalar(source, written));
        if (!parts.matches()) {
            throw source.refused(written.where(), "a distance is written as 12km, this is " + written.kind());
        }
        double number = degrees(written, parts.group(1));
        if (!(number > 0)) {
            throw source.refused(written.where(), "a distance must be above 0, this is " + written.kind());
        }
        return number * unit(written, parts.group(2).isEmpty() ? defaultUnit : parts.group(2));
    }

    private double unit(Json at, String name) {
        if (name.equals("NM")) {
            return 1852;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "m", "meters" -> 1;
            case "km", "kilometers" -> 1000;
            case "cm", "centimeters" -> 0.01;
            case "mm", "millimeters" -> 0.001;
            case "mi", "miles" -> 1609.344;
            case "yd", "yards" -> 0.9144;
            case "ft", "feet" -> 0.3048;
            case "in", "inch" -> 0.0254;
            case "nmi", "nauticalmiles" -> 1852;
            default ->
                throw source.refused(
                        at.where(), "the unit '" + name + "' is none of m, km, cm, mm, mi, yd, ft, in, nmi");
        };
    }
}
