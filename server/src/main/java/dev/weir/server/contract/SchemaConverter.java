package dev.weir.server.contract;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.schema.SchemaException;
import dev.weir.server.error.WeirException;

/** Schemas. */
public final class SchemaConverter {
    private static final String DEFAULT_ANALYZER = "standard";

    private SchemaConverter() {}

    /**
     * The schema in the matcher's terms.
     *
     * @throws WeirException when it is not a good one; field paths start at the schema
     */
    public static Schema toMatcher(dev.weir.v1.Schema schema) {
        if (schema.getFieldsCount() == 0) {
            throw WeirException.invalid("fields", "is empty: a schema has 1 to " + Schema.MAX_FIELDS + " fields");
        }
        Schema.Builder builder = Schema.builder();
        for (int i = 0; i < schema.getFieldsCount(); i++) {
            String path = "fields[" + i + "]";
            Field field = toMatcher(schema.getFields(i), path);
            try {
                builder.field(field);
            } catch (SchemaException e) {
                throw WeirException.invalid(path, String.valueOf(e.getMessage()));
            }
        }
        try {
            return builder.defaultFields(schema.getDefaultFieldsList().toArray(String[]::new))
                    .ignoreUnknownFields(schema.getIgnoreUnknownFields())
                    .build();
        } catch (SchemaException e) {
            throw WeirException.invalid("default_fields", String.valueOf(e.getMessage()));
        }
    }

    private static Field toMatcher(dev.weir.v1.Field field, String path) {
        FieldType type = type(field, path);
        String analyzer =
                field.getAnalyzer().isEmpty() && type == FieldType.TEXT ? DEFAULT_ANALYZER : field.getAnalyzer();
        try {
            return new Field(field.getName(), type, analyzer, normalizer(field, path), field.getRepeated());
        } catch (SchemaException e) {
            throw WeirException.invalid(path, String.valueOf(e.getMessage()));
        }
    }

    private static FieldType type(dev.weir.v1.Field field, String path) {
        return switch (field.getType()) {
            case FIELD_TYPE_TEXT -> FieldType.TEXT;
            case FIELD_TYPE_KEYWORD -> FieldType.KEYWORD;
            case FIELD_TYPE_LONG -> FieldType.LONG;
            case FIELD_TYPE_DOUBLE -> FieldType.DOUBLE;
            case FIELD_TYPE_DATE -> FieldType.DATE;
            case FIELD_TYPE_BOOLEAN -> FieldType.BOOLEAN;
            case FIELD_TYPE_GEO_POINT -> FieldType.GEO_POINT;
            case FIELD_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                throw WeirException.invalid(
                        path + ".type",
                        "field \"" + field.getName() + "\" has no known type (" + field.getTypeValue()
                                + "): use text, keyword, long, double, date, boolean or geo_point");
        };
    }

    private static Normalizer normalizer(dev.weir.v1.Field field, String path) {
        return switch (field.getNormalizer()) {
            case NORMALIZER_UNSPECIFIED -> Normalizer.NONE;
            case NORMALIZER_LOWERCASE -> Normalizer.LOWERCASE;
            case UNRECOGNIZED ->
                throw WeirException.invalid(
                        path + ".normalizer",
                        "field \"" + field.getName() + "\" has the unknown normalizer " + field.getNormalizerValue()
                                + ": use lowercase, or none");
        };
    }
}
