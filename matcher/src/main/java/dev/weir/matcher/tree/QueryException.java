package dev.weir.matcher.tree;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A query that has no meaning: where, what is wrong, what would be right. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int NO_FILTER = -1;

    private final transient TextPlace place;
    private final String field;
    private final String reason;
    private final int filter;
    private final transient @Nullable QueryTree part;

    private QueryException(
            TextPlace place,
            String field,
            int filter,
            @Nullable QueryTree part,
            String reason,
            @Nullable Throwable cause) {
        super(describe(place, filter) + reason, cause);
        this.place = place;
        this.field = field;
        this.filter = filter;
        this.part = part;
        this.reason = reason;
    }

    /** For what concerns the query as a whole. */
    public static QueryException of(String reason) {
        return new QueryException(TextPlace.UNKNOWN, "", NO_FILTER, null, reason, null);
    }

    /** For a place in the text. */
    public static QueryException at(TextPlace place, String reason) {
        return at(place, "", reason, null);
    }

    /**
     * For a place in the text, and a field.
     *
     * @param field empty when no field is concerned
     */
    public static QueryException at(TextPlace place, String field, String reason, @Nullable Throwable cause) {
        return new QueryException(place, field, NO_FILTER, null, reason, cause);
    }

    /** For a part of a tree, and where that is from. */
    public static QueryException in(
            QueryTree part, TextPlace place, String field, String reason, @Nullable Throwable cause) {
        return new QueryException(place, field, NO_FILTER, part, reason, cause);
    }

    /**
     * For one of the filters.
     *
     * @param index which, from 0
     */
    public static QueryException inFilter(int index, String field, String reason, Throwable cause) {
        return new QueryException(TextPlace.UNKNOWN, field, index, null, reason, cause);
    }

    /** The line in the query's text, from 1; 0 when it is not known or the fault is in a filter. */
    public int line() {
        return place.line();
    }

    /** The column in that line, from 1; 0 when it is not known or the fault is in a filter. */
    public int column() {
        return place.column();
    }

    /** What stands there; empty when it is not known or the text ends there. */
    public String piece() {
        return place.piece();
    }

    /** What is wrong and what would be right, without the place. */
    public String reason() {
        return reason;
    }

    /** The field concerned; empty when it is not known. */
    public String field() {
        return field;
    }

    /** The part of the tree that is at fault, the very object, where that is known. */
    public Optional<QueryTree> part() {
        return Optional.ofNullable(part);
    }

    /** Which filter is at fault, from 0; empty when the text is. */
    public OptionalInt filterIndex() {
        return filter == NO_FILTER ? OptionalInt.empty() : OptionalInt.of(filter);
    }

    private static String describe(TextPlace place, int filter) {
        if (filter >= 0) {
            return "filter " + (filter + 1) + ": ";
        }
        return place.line() > 0 ? "line " + place.line() + ", column " + place.column() + ": " : "";
    }
}
