package dev.weir.matcher.schema;

import java.util.regex.Pattern;

/**
 * One field of a schema.
 *
 * @param name letters, digits, {@code _} and {@code .}, not beginning with a digit or a dot; at most
 *     {@link #MAX_NAME_LENGTH} characters
 * @param type what its values are
 * @param analyzer for text the name of an analyzer of {@link Analyzers}, empty standing for {@code standard}; for other
 *     types empty
 * @param normalizer for keyword fields; {@link Normalizer#NONE} for all others
 * @param repeated whether a document may hold several values
 */
public record Field(String name, FieldType type, String analyzer, Normalizer normalizer, boolean repeated) {
    /** The longest name, in characters. */
    public static final int MAX_NAME_LENGTH = 128;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    /**
     * Checks the field.
     *
     * @throws SchemaException if the name is malformed, the analyzer is unknown, or a setting does not belong to the
     *     type
     */
    public Field {
        if (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches()) {
            throw new SchemaException(
                    name,
                    "field name '" + abbreviated(name)
                            + "' must be letters, digits, '_' and '.', not begin with a digit or a dot,"
                            + " and be at most " + MAX_NAME_LENGTH + " characters long");
        }
        if (type == FieldType.TEXT) {
            analyzer = analyzer.isEmpty() ? Analyzers.STANDARD : analyzer;
            if (!Analyzers.names().contains(analyzer)) {
                throw new SchemaException(
                        name,
                        "field '" + name + "': unknown analyzer '" + abbreviated(analyzer) + "'; use one of "
                                + Analyzers.names());
            }
        } else if (!analyzer.isEmpty()) {
            throw new SchemaException(
                    name,
                    "field '" + name + "': analyzer '" + abbreviated(analyzer) + "' is for text fields and this one is "
                            + type.label() + "; leave the analyzer out or make the field text");
        }
        if (normalizer != Normalizer.NONE && type != FieldType.KEYWORD) {
            throw new SchemaException(
                    name,
                    "field '" + name + "': normalizer " + normalizer + " is for keyword fields and this one is "
                            + type.label() + "; leave the normalizer out or make the field keyword");
        }
    }

    /** A text field with the standard analyzer. */
    public static Field text(String name) {
        return text(name, Analyzers.STANDARD);
    }

    /** A text field with the analyzer of that name. */
    public static Field text(String name, String analyzer) {
        return new Field(name, FieldType.TEXT, analyzer, Normalizer.NONE, false);
    }

    /** A keyword field whose values are compared as they are. */
    public static Field keyword(String name) {
        return keyword(name, Normalizer.NONE);
    }

    /** A keyword field whose values are compared after normalisation. */
    public static Field keyword(String name, Normalizer normalizer) {
        return new Field(name, FieldType.KEYWORD, "", normalizer, false);
    }

    /** A field of whole numbers. */
    public static Field longs(String name) {
        return plain(name, FieldType.LONG);
    }

    /** A field of floating point numbers. */
    public static Field doubles(String name) {
        return plain(name, FieldType.DOUBLE);
    }

    /** A field of dates. */
    public static Field dates(String name) {
        return plain(name, FieldType.DATE);
    }

    /** A field that is true or false. */
    public static Field booleans(String name) {
        return plain(name, FieldType.BOOLEAN);
    }

    /** A field of places on earth. */
    public static Field geoPoints(String name) {
        return plain(name, FieldType.GEO_POINT);
    }

    /** The same field, allowing several values in a document. */
    public Field asRepeated() {
        return new Field(name, type, analyzer, normalizer, true);
    }

    private static Field plain(String name, FieldType type) {
        return new Field(name, type, "", Normalizer.NONE, false);
    }

    private static String abbreviated(String value) {
        return value.length() <= MAX_NAME_LENGTH ? value : value.substring(0, MAX_NAME_LENGTH) + "...";
    }
}
