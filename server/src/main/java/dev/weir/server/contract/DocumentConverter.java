package dev.weir.server.contract;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.DocumentException;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.error.WeirException;
import dev.weir.v1.FieldValues;
import java.util.Map;

/** Documents. */
public final class DocumentConverter {
    /** The longest key of a document, in characters. */
    public static final int KEY_CHARS_MAX = 512;

    private DocumentConverter() {}

    /**
     * The document's fields in the matcher's terms. Its key and times are not looked at.
     *
     * @throws WeirException when a field is unknown or a value does not fit; field paths start at the document
     */
    public static Document toMatcher(dev.weir.v1.Document document, Schema schema) {
        Document.Builder builder = Document.builder(schema);
        for (Map.Entry<String, FieldValues> field : document.getFieldsMap().entrySet()) {
            String path = "fields." + field.getKey();
            try {
                for (dev.weir.v1.Value value : field.getValue().getValuesList()) {
                    builder.add(field.getKey(), ValueConverter.toMatcher(value, path));
                }
            } catch (DocumentException e) {
                throw WeirException.invalid(path, String.valueOf(e.getMessage()));
            }
        }
        return builder.build();
    }

    /**
     * Gives the key back.
     *
     * @throws WeirException when it is empty or too long
     */
    public static String requireKey(String key, String field) {
        if (key.isEmpty() || key.length() > KEY_CHARS_MAX) {
            throw WeirException.invalid(field, "has " + key.length() + " characters: a key has 1 to " + KEY_CHARS_MAX);
        }
        return key;
    }

    /** The document without fields that the schema lacks, for one that ignores them. */
    public static dev.weir.v1.Document onlyKnownFields(dev.weir.v1.Document document, Schema schema) {
        if (document.getFieldsMap().keySet().stream()
                .allMatch(name -> schema.field(name).isPresent())) {
            return document;
        }
        dev.weir.v1.Document.Builder known = document.toBuilder();
        document.getFieldsMap().keySet().stream()
                .filter(name -> schema.field(name).isEmpty())
                .forEach(known::removeFields);
        return known.build();
    }
}
