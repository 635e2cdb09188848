package dev.weir.client.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Timestamp;
import dev.weir.v1.GeoPoint;
import dev.weir.v1.Value;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;

/** Strict JSON: no duplicate names, nothing behind the object; and what the readers of this package have in common. */
final class Json {
    private static final ObjectReader READER = strict(new JsonMapper());
    private static final int SHOWN_CHARS = 60;

    private Json() {}

    static ObjectReader strict(ObjectMapper mapper) {
        return mapper.reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    /** One object, and nothing else. */
    static ObjectNode object(String text) {
        JsonNode node;
        try {
            node = READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadInputException("", "not JSON: " + message(e));
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new BadInputException("", "a JSON object {...} is needed, this is " + kind(node));
    }

    static String message(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        // Where something began that was not ended is told in the parser's own words, of which the column says enough.
        String message =
                e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
        return location == null ? message : message + " (column " + location.getColumnNr() + ")";
    }

    /** What a node is, for a message. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "the boolean " + node;
            case MISSING -> "nothing";
            case NULL -> "null";
            case NUMBER -> "the number " + shortened(node.toString());
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "the string " + shortened(node.toString());
        };
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...";
    }

    /** Every name of the object must be one of these. */
    static void onlyKnown(ObjectNode object, String place, Collection<String> known) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new BadInputException(
                        place, "unknown key \"" + name + "\"; known are " + String.join(", ", known));
            }
        }
    }

    static String string(JsonNode node, String place) {
        if (!node.isTextual()) {
            throw new BadInputException(place, "a string is needed, this is " + kind(node));
        }
        return node.textValue();
    }

    static boolean bool(JsonNode node, String place) {
        if (!node.isBoolean()) {
            throw new BadInputException(place, "true or false is needed, this is " + kind(node));
        }
        return node.booleanValue();
    }

    static double number(JsonNode node, String place) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new BadInputException(place, "a finite number is needed, this is " + kind(node));
        }
        return node.doubleValue();
    }

    static ObjectNode object(JsonNode node, String place) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new BadInputException(place, "an object is needed, this is " + kind(node));
    }

    static boolean isGeoPoint(JsonNode node) {
        return node.isObject() && node.size() == 2 && node.has("lat") && node.has("lon");
    }

    static GeoPoint geoPoint(JsonNode node, String place) {
        ObjectNode object = object(node, place);
        onlyKnown(object, place, Set.of("lat", "lon"));
        return GeoPoint.newBuilder()
                .setLat(number(object.path("lat"), place + ".lat"))
                .setLon(number(object.path("lon"), place + ".lon"))
                .build();
    }

    /** A string, number or boolean. */
    static Value scalar(JsonNode node, String place) {
        Value.Builder value = Value.newBuilder();
        if (node.isTextual()) {
            return value.setStringValue(node.textValue()).build();
        }
        if (node.isBoolean()) {
            return value.setBooleanValue(node.booleanValue()).build();
        }
        if (node.isIntegralNumber()) {
            return value.setLongValue(whole(node, place)).build();
        }
        if (node.isNumber()) {
            return value.setDoubleValue(number(node, place)).build();
        }
        throw new BadInputException(place, "a string, number or boolean is needed, this is " + kind(node));
    }

    /** A whole number that fits in 64 bits. */
    static long whole(JsonNode node, String place) {
        BigInteger number = node.bigIntegerValue();
        if (number.bitLength() >= Long.SIZE) {
            throw new BadInputException(
                    place,
                    shortened(number.toString())
                            + " does not fit in a whole number of 64 bits; write it with a fraction"
                            + " or an exponent for a double");
        }
        return number.longValueExact();
    }

    /** A moment: ISO-8601 text, or milliseconds since 1970. */
    static Timestamp moment(JsonNode node, String place) {
        if (node.isIntegralNumber()) {
            return Moments.ofEpochMillis(whole(node, place));
        }
        if (node.isTextual()) {
            try {
                return Moments.parse(node.textValue());
            } catch (IllegalArgumentException e) {
                throw new BadInputException(place, String.valueOf(e.getMessage()));
            }
        }
        throw new BadInputException(
                place, "a time is needed, ISO-8601 text or milliseconds since 1970; this is " + kind(node));
    }
}
