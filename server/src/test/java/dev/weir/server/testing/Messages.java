package dev.weir.server.testing;

import com.google.protobuf.util.Timestamps;
import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import dev.weir.v1.Field;
import dev.weir.v1.FieldType;
import dev.weir.v1.FieldValues;
import dev.weir.v1.GeoPoint;
import dev.weir.v1.Normalizer;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.Schema;
import dev.weir.v1.Value;
import java.time.Instant;
import java.util.Arrays;

/** The contract's messages in few words. */
public final class Messages {
    /** The feed that most tests use. */
    public static final String NEWS = "feeds/news";

    private Messages() {}

    /** A field of each type; {@code title} and {@code body} are text, {@code tags} is repeated. */
    public static Schema schema() {
        return Schema.newBuilder()
                .addFields(field("title", FieldType.FIELD_TYPE_TEXT).setAnalyzer("english"))
                .addFields(field("body", FieldType.FIELD_TYPE_TEXT))
                .addFields(field("source", FieldType.FIELD_TYPE_KEYWORD).setNormalizer(Normalizer.NORMALIZER_LOWERCASE))
                .addFields(field("tags", FieldType.FIELD_TYPE_KEYWORD).setRepeated(true))
                .addFields(field("price", FieldType.FIELD_TYPE_LONG))
                .addFields(field("score", FieldType.FIELD_TYPE_DOUBLE))
                .addFields(field("listed", FieldType.FIELD_TYPE_DATE))
                .addFields(field("open", FieldType.FIELD_TYPE_BOOLEAN))
                .addFields(field("place", FieldType.FIELD_TYPE_GEO_POINT))
                .build();
    }

    public static Field.Builder field(String name, FieldType type) {
        return Field.newBuilder().setName(name).setType(type);
    }

    /** A feed of {@link #schema()}. */
    public static Feed feed(String name) {
        return Feed.newBuilder().setName(name).setSchema(schema()).build();
    }

    /** A search of the feed {@link #NEWS}. */
    public static SavedSearch search(String id, String query) {
        return SavedSearch.newBuilder().setName(name(id)).setQuery(query).build();
    }

    /** The name of a search of the feed {@link #NEWS}. */
    public static String name(String id) {
        return NEWS + "/savedSearches/" + id;
    }

    /** A document with a body. */
    public static Document document(String key, String body) {
        return Document.newBuilder()
                .setKey(key)
                .putFields("body", values(text(body)))
                .build();
    }

    /** A document with one field. */
    public static Document document(String key, String field, Value... values) {
        return Document.newBuilder()
                .setKey(key)
                .putFields(field, values(values))
                .build();
    }

    public static FieldValues values(Value... values) {
        return FieldValues.newBuilder().addAllValues(Arrays.asList(values)).build();
    }

    public static Value text(String value) {
        return Value.newBuilder().setStringValue(value).build();
    }

    public static Value number(long value) {
        return Value.newBuilder().setLongValue(value).build();
    }

    public static Value fraction(double value) {
        return Value.newBuilder().setDoubleValue(value).build();
    }

    public static Value truth(boolean value) {
        return Value.newBuilder().setBooleanValue(value).build();
    }

    public static Value moment(Instant value) {
        return Value.newBuilder()
                .setTimestampValue(Timestamps.fromMillis(value.toEpochMilli()))
                .build();
    }

    public static Value place(double lat, double lon) {
        return Value.newBuilder()
                .setGeoPointValue(GeoPoint.newBuilder().setLat(lat).setLon(lon))
                .build();
    }
}
