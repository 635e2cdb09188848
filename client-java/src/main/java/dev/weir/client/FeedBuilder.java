package dev.weir.client;

import dev.weir.v1.Feed;
import dev.weir.v1.Field;
import dev.weir.v1.FieldType;
import dev.weir.v1.Normalizer;
import dev.weir.v1.Schema;
import java.util.Arrays;

/** Builds a feed field by field. For one thread. */
public final class FeedBuilder {
    private final String name;
    private final Schema.Builder schema = Schema.newBuilder();

    FeedBuilder(String name) {
        this.name = name;
    }

    /** A text field with the analyzer {@code standard}. */
    public FeedBuilder text(String field) {
        return add(field, FieldType.FIELD_TYPE_TEXT);
    }

    /** A text field with this analyzer, such as {@code english}. */
    public FeedBuilder text(String field, String analyzer) {
        return field(Field.newBuilder()
                .setName(field)
                .setType(FieldType.FIELD_TYPE_TEXT)
                .setAnalyzer(analyzer)
                .build());
    }

    /** A field that is compared as a whole. */
    public FeedBuilder keyword(String field) {
        return add(field, FieldType.FIELD_TYPE_KEYWORD);
    }

    /** A field that is compared as a whole, whether letters are large or small. */
    public FeedBuilder lowercaseKeyword(String field) {
        return field(Field.newBuilder()
                .setName(field)
                .setType(FieldType.FIELD_TYPE_KEYWORD)
                .setNormalizer(Normalizer.NORMALIZER_LOWERCASE)
                .build());
    }

    /** A field of whole numbers. */
    public FeedBuilder wholeNumber(String field) {
        return add(field, FieldType.FIELD_TYPE_LONG);
    }

    /** A field of floating point numbers. */
    public FeedBuilder number(String field) {
        return add(field, FieldType.FIELD_TYPE_DOUBLE);
    }

    /** A field of moments. */
    public FeedBuilder date(String field) {
        return add(field, FieldType.FIELD_TYPE_DATE);
    }

    /** A field of true or false. */
    public FeedBuilder bool(String field) {
        return add(field, FieldType.FIELD_TYPE_BOOLEAN);
    }

    /** A field of places. */
    public FeedBuilder place(String field) {
        return add(field, FieldType.FIELD_TYPE_GEO_POINT);
    }

    /** A field as the contract has it. */
    public FeedBuilder field(Field field) {
        schema.addFields(field);
        return this;
    }

    /**
     * Lets the last field have several values.
     *
     * @throws IllegalStateException when there is no field yet
     */
    public FeedBuilder repeated() {
        int last = schema.getFieldsCount() - 1;
        if (last < 0) {
            throw new IllegalStateException("repeated() is for the field before it, and there is none yet");
        }
        schema.setFields(last, schema.getFields(last).toBuilder().setRepeated(true));
        return this;
    }

    /** The fields that a query means where it names none. */
    public FeedBuilder defaultFields(String... fields) {
        schema.clearDefaultFields().addAllDefaultFields(Arrays.asList(fields));
        return this;
    }

    /** Drops fields of documents that the schema does not have, instead of refusing the document. */
    public FeedBuilder ignoreUnknownFields() {
        schema.setIgnoreUnknownFields(true);
        return this;
    }

    /** The feed. */
    public Feed build() {
        return Feed.newBuilder().setName(name).setSchema(schema).build();
    }

    private FeedBuilder add(String field, FieldType type) {
        return field(Field.newBuilder().setName(field).setType(type).build());
    }
}
