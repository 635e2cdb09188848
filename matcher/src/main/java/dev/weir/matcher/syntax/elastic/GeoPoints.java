package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Places as Elasticsearch takes them: {@code {"lat":48,"lon":11}}, {@code "48,11"}, {@code [11,48]}, {@code "POINT (11
 * 48)"}, a geohash (its south-western corner), GeoJSON.
 */
final class GeoPoints {
    private static final Pattern WKT = Pattern.compile("(?i)\\s*POINT\\s*\\(\\s*(\\S+)\\s+(\\S+)\\s*\\)\\s*");
    private static final Pattern GEOHASH = Pattern.compile("[0-9b-hjkmnp-z]{1,12}");
    private static final String GEOHASH_DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";
    private static final int BITS_A_DIGIT = 5;

    private final Source source;

    GeoPoints(Source source) {
        this.source = source;
    }

    GeoPoint read(Json written) {
        try {
            return switch (written) {
                case Json.Obj object -> object(object);
                case Json.Arr array -> pair(array, array.items());
                case Json.Text text -> text(text.value());
                case Json.Num number -> throw notAPlace(written);
                case Json.Truth truth -> throw notAPlace(written);
                case Json.Nothing nothing -> throw notAPlace(written);
            };
        } catch (IllegalArgumentException e) {
            throw source.refused(written.where(), "", String.valueOf(e.getMessage()), e);
        }
    }

    private RuntimeException notAPlace(Json written) {
        return source.refused(
                written.where(), "a place is needed, such as {\"lat\":48.1,\"lon\":11.6}; this is " + written.kind());
    }

    private GeoPoint object(Json.Obj object) {
        Options options = new Options(source, object, "a place");
        @Nullable Json geohash = options.take("geohash");
        @Nullable Json coordinates = options.take("coordinates");
        GeoPoint point;
        if (geohash != null) {
            point = geohash(Options.scalar(source, geohash));
        } else if (coordinates != null) {
            String type = options.text("type", "point");
            if (!type.equalsIgnoreCase("point") || !(coordinates instanceof Json.Arr array)) {
                throw notAPlace(object);
            }
            point = pair(array, array.items());
        } else {
            point = new GeoPoint(number(options.need("lat")), number(options.need("lon")));
        }
        options.done();
        return point;
    }

    private GeoPoint pair(Json.Arr array, List<Json> items) {
        if (items.size() != 2) {
            throw source.refused(array.where(), "a place as a list is [longitude, latitude], in this order");
        }
        return new GeoPoint(number(items.get(1)), number(items.get(0)));
    }

    private double number(Json value) {
        return Numbers.parseDouble(Options.scalar(source, value));
    }

    private static GeoPoint text(String text) {
        if (text.indexOf(',') >= 0) {
            return GeoPoint.parse(text);
        }
        Matcher wkt = WKT.matcher(text);
        if (wkt.matches()) {
            return new GeoPoint(Numbers.parseDouble(wkt.group(2)), Numbers.parseDouble(wkt.group(1)));
        }
        return geohash(text);
    }

    /** The corner of the cell with the smallest latitude and longitude. */
    private static GeoPoint geohash(String text) {
        String hash = text.toLowerCase(Locale.ROOT);
        if (!GEOHASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("'" + (text.length() <= 60 ? text : text.substring(0, 60) + "...")
                    + "' is not a place; write \"lat,lon\", [lon, lat], {\"lat\":..,\"lon\":..}, POINT (lon lat) or a"
                    + " geohash of at most 12 characters");
        }
        double[] from = {-180, -90};
        double[] size = {360, 180};
        int axis = 0;
        for (int i = 0; i < hash.length(); i++) {
            int digit = GEOHASH_DIGITS.indexOf(hash.charAt(i));
            for (int bit = BITS_A_DIGIT - 1; bit >= 0; bit--) {
                size[axis] /= 2;
                if ((digit >> bit & 1) != 0) {
                    from[axis] += size[axis];
                }
                axis = 1 - axis;
            }
        }
        return new GeoPoint(from[1], from[0]);
    }
}
