package dev.weir.matcher.schema;

import java.util.Locale;

/** What a field's values are, and so which queries can be asked of it. */
public enum FieldType {
    /** Prose, cut into words by an analyzer: terms, phrases, proximity, wildcards, fuzzy terms, intervals. */
    TEXT,
    /** One exact value, compared as a whole: terms, ranges, wildcards. */
    KEYWORD,
    /** A 64-bit whole number. */
    LONG,
    /** A 64-bit floating point number; neither NaN nor infinite; {@code -0.0} is {@code 0.0}. */
    DOUBLE,
    /** An instant in UTC, in milliseconds. */
    DATE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A latitude and a longitude in degrees; asked by filters only. */
    GEO_POINT;

    /** The name as people read it in messages: {@code geo point}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
