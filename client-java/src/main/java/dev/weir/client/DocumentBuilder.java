package dev.weir.client;

import com.google.protobuf.Timestamp;
import dev.weir.v1.Document;
import dev.weir.v1.FieldValues;
import dev.weir.v1.GeoPoint;
import dev.weir.v1.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds a document. Giving a field again adds a value to it. For one thread. */
public final class DocumentBuilder {
    private final Document.Builder document = Document.newBuilder();
    private final Map<String, FieldValues.Builder> fields = new LinkedHashMap<>();

    DocumentBuilder(String key) {
        document.setKey(key);
    }

    /** When it happened. Default: the time of publishing. */
    public DocumentBuilder eventTime(Instant time) {
        document.setEventTime(timestamp(time));
        return this;
    }

    /** Text, for text and keyword fields. */
    public DocumentBuilder text(String field, String... values) {
        for (String value : values) {
            add(field, Value.newBuilder().setStringValue(value).build());
        }
        return this;
    }

    /** A whole number, for long and double fields. */
    public DocumentBuilder number(String field, long value) {
        return add(field, Value.newBuilder().setLongValue(value).build());
    }

    /** A number, for double fields. */
    public DocumentBuilder number(String field, double value) {
        return add(field, Value.newBuilder().setDoubleValue(value).build());
    }

    /** A moment, for date fields. */
    public DocumentBuilder date(String field, Instant value) {
        return add(field, value(value));
    }

    /** True or false, for boolean fields. */
    public DocumentBuilder bool(String field, boolean value) {
        return add(field, Value.newBuilder().setBooleanValue(value).build());
    }

    /** A place in degrees, for geo point fields. */
    public DocumentBuilder place(String field, double lat, double lon) {
        return add(
                field,
                Value.newBuilder()
                        .setGeoPointValue(GeoPoint.newBuilder().setLat(lat).setLon(lon))
                        .build());
    }

    /** A value as the contract has it. */
    public DocumentBuilder add(String field, Value value) {
        fields.computeIfAbsent(field, name -> FieldValues.newBuilder()).addValues(value);
        return this;
    }

    /** The document. */
    public Document build() {
        Document.Builder built = document.clone();
        fields.forEach((name, values) -> built.putFields(name, values.build()));
        return built.build();
    }

    static Value value(Instant moment) {
        return Value.newBuilder().setTimestampValue(timestamp(moment)).build();
    }

    static Timestamp timestamp(Instant moment) {
        return Timestamp.newBuilder()
                .setSeconds(moment.getEpochSecond())
                .setNanos(moment.getNano())
                .build();
    }
}
