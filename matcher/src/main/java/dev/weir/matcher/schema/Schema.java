package dev.weir.matcher.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a feed's documents, immutable and safe for any number of threads.
 *
 * <p>A schema grows and never changes otherwise: {@link #requireExtends} tells whether one is a later state of another.
 */
public final class Schema {
    /** How many fields a schema may have. */
    public static final int MAX_FIELDS = 1_000;

    private final Map<String, Field> byName;
    private final List<Field> fields;
    private final List<String> defaultFields;
    private final boolean ignoreUnknownFields;
    private final Analyzer analyzer;

    private Schema(Builder builder) {
        byName = Map.copyOf(builder.fields);
        fields = List.copyOf(builder.fields.values());
        defaultFields = builder.defaultFields.isEmpty() ? allTextFields(fields) : List.copyOf(builder.defaultFields);
        ignoreUnknownFields = builder.ignoreUnknownFields;
        analyzer = new SchemaAnalyzer(fields);
        defaultFields.forEach(this::requireSearchableAsDefault);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The fields, in the order in which they were declared. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of that name. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The fields that a query clause without a field name searches: any of them may match. */
    public List<String> defaultFields() {
        return defaultFields;
    }

    /** Whether a document's unknown fields are dropped instead of being an error. */
    public boolean ignoreUnknownFields() {
        return ignoreUnknownFields;
    }

    /**
     * The analysis of all text and keyword fields, by field name, for documents and queries alike. The values of a
     * repeated text field stand {@link Analyzers#POSITION_GAP} positions apart, and tokens longer than
     * {@link Analyzers#MAX_TOKEN_BYTES} are dropped. Safe for any number of threads.
     */
    public Analyzer analyzer() {
        return analyzer;
    }

    /**
     * This schema, if it is a later state of the older one: all old fields unchanged, the default fields unchanged.
     * Fields may have been added, and unknown fields may be treated differently.
     *
     * @throws SchemaException if anything else changed
     */
    public Schema requireExtends(Schema older) {
        for (Field before : older.fields) {
            @Nullable Field now = byName.get(before.name());
            if (now == null) {
                throw new SchemaException(
                        before.name(),
                        "field '" + before.name()
                                + "' cannot be removed: a schema only grows; keep it, or create another feed");
            }
            if (!now.equals(before)) {
                throw new SchemaException(
                        before.name(),
                        "field '" + before.name() + "' cannot change from " + before + " to " + now
                                + ": a schema only grows; add a field of another name, or create another feed");
            }
        }
        // Without default fields no clause could do without a field name: nothing that stands depends on them.
        if (!older.defaultFields.isEmpty() && !defaultFields.equals(older.defaultFields)) {
            throw new SchemaException(
                    "",
                    "the default fields cannot change from " + older.defaultFields + " to " + defaultFields
                            + ": standing queries depend on them; name the old ones explicitly");
        }
        return this;
    }

    private void requireSearchableAsDefault(String name) {
        @Nullable Field field = byName.get(name);
        if (field == null) {
            throw new SchemaException(
                    name, "default field '" + name + "' is not a field of the schema; declare it or leave it out");
        }
        if (field.type() != FieldType.TEXT && field.type() != FieldType.KEYWORD) {
            throw new SchemaException(
                    name,
                    "default field '" + name + "' is " + field.type().label()
                            + "; a default field must be text or keyword");
        }
    }

    private static List<String> allTextFields(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .map(Field::name)
                .toList();
    }

    /** Gathers the parts of a schema; not for several threads. */
    public static final class Builder {
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final List<String> defaultFields = new ArrayList<>();
        private boolean ignoreUnknownFields;

        private Builder() {}

        /**
         * Adds a field.
         *
         * @throws SchemaException if there is one of that name, or there are {@link #MAX_FIELDS} already
         */
        public Builder field(Field field) {
            if (fields.size() == MAX_FIELDS) {
                throw new SchemaException(
                        field.name(),
                        "field '" + field.name() + "' is one too many: a schema has at most " + MAX_FIELDS + " fields");
            }
            if (fields.putIfAbsent(field.name(), field) != null) {
                throw new SchemaException(field.name(), "field '" + field.name() + "' is declared twice; keep one");
            }
            return this;
        }

        /** Adds default fields. Without any, all text fields are. */
        public Builder defaultFields(String... names) {
            return defaultFields(List.of(names));
        }

        /** Adds default fields. Without any, all text fields are. */
        public Builder defaultFields(List<String> names) {
            for (String name : names) {
                if (defaultFields.contains(name)) {
                    throw new SchemaException(name, "default field '" + name + "' is named twice; keep one");
                }
                defaultFields.add(name);
            }
            return this;
        }

        /** Whether a document's unknown fields are dropped; without this call they are an error. */
        public Builder ignoreUnknownFields(boolean ignore) {
            ignoreUnknownFields = ignore;
            return this;
        }

        /**
         * The schema.
         *
         * @throws SchemaException if a default field is unknown, or neither text nor keyword
         */
        public Schema build() {
            return new Schema(this);
        }
    }
}
