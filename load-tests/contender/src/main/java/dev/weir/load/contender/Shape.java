package dev.weir.load.contender;

import java.util.List;

/**
 * What the documents of a workload are made of, as each system must be told.
 *
 * @param fields all fields
 * @param defaultField the one that a clause without a field name asks
 */
public record Shape(List<Field> fields, String defaultField) {
    /** Copies the fields. */
    public Shape {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param name letters, digits, {@code _} and {@code .}
     * @param kind what its values are
     * @param repeated whether a document may have several
     */
    public record Field(String name, Kind kind, boolean repeated) {
        public Field(String name, Kind kind) {
            this(name, kind, false);
        }
    }

    /** What the values of a field are. */
    public enum Kind {
        /** Prose; Lucene's {@code StandardAnalyzer}, without stop words. */
        TEXT,
        /** Compared whole. */
        KEYWORD,
        /** Compared whole, in lower case. */
        FOLDED_KEYWORD,
        /** A whole number of 64 bits. */
        LONG,
        /** A floating point number of 64 bits. */
        DOUBLE,
        /** Milliseconds since 1970 in UTC. */
        DATE,
        /** A latitude and a longitude. */
        PLACE
    }
}
