package dev.weir.matcher.document;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An immutable document whose values fit a schema; safe for any number of threads.
 *
 * <p>Values are kept as their field's type: text and keyword as {@link Value.OfString} as given, dates as
 * {@link Value.OfInstant} cut to milliseconds, and so on.
 */
public final class Document {
    private final Schema schema;
    private final Map<String, List<Value>> values;

    private Document(Builder builder) {
        schema = builder.schema;
        Map<String, List<Value>> ordered = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            List<Value> ofField = builder.values.getOrDefault(field.name(), List.of());
            if (!ofField.isEmpty()) {
                ordered.put(field.name(), List.copyOf(ofField));
            }
        }
        values = ordered;
    }

    public static Builder builder(Schema schema) {
        return new Builder(schema);
    }

    /** The schema that the document fits. */
    public Schema schema() {
        return schema;
    }

    /** The names of the fields that have a value, in the order of the schema. */
    public List<String> fields() {
        return List.copyOf(values.keySet());
    }

    /** The values of a field in the order in which they were added; none if it is absent. */
    public List<Value> values(String field) {
        return values.getOrDefault(field, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document document && values.equals(document.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /**
     * Gathers values; not for several threads. Each {@code add} throws {@link DocumentException} if the value does not
     * fit: an unknown field (unless the schema ignores those), another type, a second value of a field that is not
     * repeated, a number that is not finite, a keyword longer than Lucene can hold, or a string that is not valid
     * Unicode.
     */
    public static final class Builder {
        private final Schema schema;
        private final Map<String, List<Value>> values = new LinkedHashMap<>();

        private Builder(Schema schema) {
            this.schema = schema;
        }

        /** Adds text, a keyword, a date in ISO-8601, or a place as {@code "lat,lon"}. */
        public Builder add(String field, String value) {
            return add(field, Value.of(value));
        }

        /** Adds a whole number; for a double field it must be exact as one. */
        public Builder add(String field, long value) {
            return add(field, Value.of(value));
        }

        /** Adds a floating point number. */
        public Builder add(String field, double value) {
            return add(field, Value.of(value));
        }

        /** Adds true or false. */
        public Builder add(String field, boolean value) {
            return add(field, Value.of(value));
        }

        /** Adds a date; what is finer than a millisecond is cut off. */
        public Builder add(String field, Instant value) {
            return add(field, Value.of(value));
        }

        /** Adds a place. */
        public Builder add(String field, GeoPoint value) {
            return add(field, Value.of(value));
        }

        /** Adds a value of any type. */
        public Builder add(String field, Value value) {
            Optional<Field> known = schema.field(field);
            if (known.isEmpty()) {
                if (schema.ignoreUnknownFields()) {
                    return this;
                }
                throw new DocumentException(
                        field,
                        "unknown field '" + Shown.of(field) + "'; the schema has " + names()
                                + "; correct the name, extend the schema, or let it ignore unknown fields");
            }
            Value fitted = Fitting.fit(known.get(), value);
            List<Value> ofField = values.computeIfAbsent(field, name -> new ArrayList<>());
            if (!ofField.isEmpty() && !known.get().repeated()) {
                throw new DocumentException(
                        field,
                        "field '" + field + "' has a second value '" + Shown.of(fitted.toString())
                                + "' and is not repeated; give one value, or declare a repeated field");
            }
            ofField.add(fitted);
            return this;
        }

        public Document build() {
            return new Document(this);
        }

        private String names() {
            List<String> names = schema.fields().stream().map(Field::name).toList();
            return names.size() <= 20 ? names.toString() : names.subList(0, 20) + " and more";
        }
    }
}
