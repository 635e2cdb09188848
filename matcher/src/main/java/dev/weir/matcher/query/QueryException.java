package dev.weir.matcher.query;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A query that has no meaning: where, what is wrong, what would be right. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String reason;

    QueryException(Place place, String reason) {
        this(place, reason, null);
    }

    QueryException(Place place, String reason, @Nullable Throwable cause) {
        super(place.describe() + reason, cause);
        this.place = place;
        this.reason = reason;
    }

    /** The line in the query's text, from 1; 0 when it is not known or the fault is in a filter. */
    public int line() {
        return place.line();
    }

    /** The column in that line, from 1; 0 when it is not known or the fault is in a filter. */
    public int column() {
        return place.column();
    }

    /** What is wrong and what would be right, without the place. */
    public String reason() {
        return reason;
    }

    /** The field concerned; empty when it is not known. */
    public String field() {
        return place.field();
    }

    /** Which filter is at fault, from 0; empty when the text is. */
    public OptionalInt filterIndex() {
        return place.filter() < 0 ? OptionalInt.empty() : OptionalInt.of(place.filter());
    }

    /** Where in a query: a place in its text, or one of its filters. */
    record Place(int line, int column, String field, int filter) {
        static final Place UNKNOWN = new Place(0, 0, "", -1);

        static Place inFilter(int index, String field) {
            return new Place(0, 0, field, index);
        }

        String describe() {
            if (filter >= 0) {
                return "filter " + (filter + 1) + ": ";
            }
            return line > 0 ? "line " + line + ", column " + column + ": " : "";
        }
    }
}
