package dev.weir.client.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.v1.Document;
import dev.weir.v1.FieldType;
import dev.weir.v1.FieldValues;
import dev.weir.v1.Schema;
import dev.weir.v1.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document of a flat JSON object.
 *
 * <ul>
 *   <li>A string is a string value; a whole number a long (one that does not fit in 64 bits is an error), a number with
 *       a fraction or an exponent a double; true and false are booleans; {@code {"lat":48.1,"lon":11.6}} is a geo
 *       point.
 *   <li>A list gives several values, in order. {@code null}, alone or in a list, and an empty list are no value.
 *   <li>Any other object, and a list in a list, is an error that names the field.
 * </ul>
 *
 * <p>The key is taken from the key field: a string or a whole number. Where none is chosen, that is {@code key}, or
 * else {@code id}. Key and time are left out of the document's fields unless the schema has a field of that name.
 * Objects of this class do not change and may be shared between threads.
 */
public final class JsonDocuments {
    private final @Nullable String keyField;
    private final @Nullable String timeField;
    private final Predicate<String> knownFields;
    private final Set<String> dateFields;

    private JsonDocuments(Builder builder) {
        this.keyField = builder.keyField;
        this.timeField = builder.timeField;
        this.knownFields = builder.knownFields;
        this.dateFields = Set.copyOf(builder.dateFields);
    }

    /** Begins with the default key field, no time field and no known fields. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes a document of a line.
     *
     * @throws BadInputException which names the line, and the field where one is wrong
     */
    public Document read(JsonLine line) {
        try {
            return read(line.text());
        } catch (BadInputException e) {
            throw e.place().isEmpty() ? e.at(line.place()) : e;
        }
    }

    /**
     * Makes a document of one JSON object.
     *
     * @throws BadInputException which names the field where one is wrong
     */
    public Document read(String json) {
        ObjectNode object = Json.object(json);
        Document.Builder document = Document.newBuilder();
        String keyName = keyName(object);
        document.setKey(key(object.path(keyName), keyName));
        if (timeField != null && object.hasNonNull(timeField)) {
            document.setEventTime(inField(timeField, () -> Json.moment(object.path(timeField), "")));
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            boolean consumed = name.equals(keyName) || name.equals(timeField);
            if (!consumed || knownFields.test(name)) {
                FieldValues values = inField(name, () -> values(name, field.getValue()));
                if (values.getValuesCount() > 0) {
                    document.putFields(name, values);
                }
            }
        }
        return document.build();
    }

    private String keyName(ObjectNode object) {
        if (keyField != null) {
            return keyField;
        }
        return object.hasNonNull("key") || !object.hasNonNull("id") ? "key" : "id";
    }

    private String key(JsonNode node, String name) {
        if (node.isTextual() && !node.textValue().isEmpty()) {
            return node.textValue();
        }
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue().toString();
        }
        if (node.isMissingNode() || node.isNull()) {
            throw new BadInputException(
                    "",
                    keyField == null
                            ? "the document has no key: give it a field \"key\" or \"id\", or name another one with --key-field"
                            : "the document has no key: its key field \"" + name
                                    + "\" is missing (--key-field names it)");
        }
        throw new BadInputException(
                "",
                "field \"" + name + "\" is the key and must be a string or a whole number, this is " + Json.kind(node));
    }

    private FieldValues values(String name, JsonNode node) {
        FieldValues.Builder values = FieldValues.newBuilder();
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (!element.isNull()) {
                    values.addValues(value(name, element));
                }
            }
        } else if (!node.isNull()) {
            values.addValues(value(name, node));
        }
        return values.build();
    }

    private Value value(String name, JsonNode node) {
        if (Json.isGeoPoint(node)) {
            return Value.newBuilder().setGeoPointValue(Json.geoPoint(node, "")).build();
        }
        if (node.isObject()) {
            throw new BadInputException(
                    "", "an object is only possible as a geo point {\"lat\":..,\"lon\":..}; make the document flat");
        }
        if (node.isArray()) {
            throw new BadInputException("", "a list in a list is not possible; make the document flat");
        }
        if (node.isIntegralNumber() && dateFields.contains(name)) {
            return Value.newBuilder().setTimestampValue(Json.moment(node, "")).build();
        }
        return Json.scalar(node, "");
    }

    private static <T> T inField(String name, java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (BadInputException e) {
            String inside = e.place();
            BadInputException named = new BadInputException("", "field \"" + name + "\"" + inside + ": " + e.problem());
            named.addSuppressed(e);
            throw named;
        }
    }

    /** Chooses how documents are read. */
    public static final class Builder {
        private @Nullable String keyField;
        private @Nullable String timeField;
        private Predicate<String> knownFields = name -> false;
        private final Set<String> dateFields = new HashSet<>();

        private Builder() {}

        /** The field that holds the key. Default, also for null: {@code key}, or {@code id} where that is missing. */
        public Builder keyField(@Nullable String name) {
            keyField = name;
            return this;
        }

        /**
         * The field that holds the event time: ISO-8601 text, or milliseconds since 1970. Default, also for null: none,
         * so that the event time is the time of publishing; so it is for a document without this field.
         */
        public Builder timeField(@Nullable String name) {
            timeField = name;
            return this;
        }

        /**
         * Which names are fields of the feed: key and time stay among the fields only if they are. Default: none is.
         */
        public Builder knownFields(Predicate<String> known) {
            knownFields = known;
            return this;
        }

        /**
         * The schema of the feed: says what {@link #knownFields} says, and that whole numbers in date fields are
         * milliseconds since 1970.
         */
        public Builder schema(Schema schema) {
            Set<String> names = new HashSet<>();
            dateFields.clear();
            schema.getFieldsList().forEach(field -> {
                names.add(field.getName());
                if (field.getType() == FieldType.FIELD_TYPE_DATE) {
                    dateFields.add(field.getName());
                }
            });
            return knownFields(names::contains);
        }

        /** The reader as chosen. */
        public JsonDocuments build() {
            return new JsonDocuments(this);
        }
    }
}
