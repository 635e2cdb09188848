package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.UnknownField;
import dev.weir.matcher.tree.LeafPlaces;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.TextPlace;
import dev.weir.matcher.tree.Warning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One text while it is read: its schema and limits, and what is told of it. Not for several threads. */
final class Source {
    /** So many warnings are kept; a query of thousands of boosts says the same of each. */
    static final int MAX_WARNINGS = 100;

    private final String text;
    private final Schema schema;
    private final QueryLimits limits;
    private final LeafPlaces places;
    private final List<Warning> warnings = new ArrayList<>();
    private int leaves;
    private int unsaid;

    Source(String text, Schema schema, QueryLimits limits) {
        this.text = text;
        this.schema = schema;
        this.limits = limits;
        this.places = new LeafPlaces(text);
    }

    Schema schema() {
        return schema;
    }

    QueryLimits limits() {
        return limits;
    }

    LeafPlaces places() {
        return places;
    }

    /** All warnings, the last of which tells when there were too many to keep. */
    List<Warning> warnings() {
        List<Warning> all = new ArrayList<>(warnings);
        if (unsaid > 0) {
            all.add(new Warning(TextPlace.UNKNOWN, "and " + unsaid + " more such warnings"));
        }
        return all;
    }

    void warn(Where where, String reason) {
        if (warnings.size() == MAX_WARNINGS) {
            unsaid++;
            return;
        }
        warnings.add(new Warning(place(where), at(where) + reason));
    }

    /** Notes where a leaf is from, and counts it. */
    QueryTree leaf(Where where, QueryTree leaf) {
        leaves++;
        if (leaves > limits.maxExpandedClauses()) {
            throw refused(
                    where,
                    "the query has more than " + limits.maxExpandedClauses()
                            + " words and conditions (limit maxExpandedClauses); split it into several queries");
        }
        return places.at(where.offset(), where.length(), leaf);
    }

    /** The field of that name. */
    Field field(Where where, String name) {
        @Nullable Field field = schema.field(name).orElse(null);
        if (field == null) {
            throw refused(where, name, UnknownField.reason(name, schema), null);
        }
        return field;
    }

    QueryException refused(Where where, String reason) {
        return refused(where, "", reason, null);
    }

    QueryException refused(Where where, String field, String reason, @Nullable Throwable cause) {
        return QueryException.at(place(where), field, at(where) + reason, cause);
    }

    /** For what a field of its type cannot be asked. */
    QueryException unfit(Where where, Field field, String what, String wayOut) {
        return refused(
                where,
                field.name(),
                "field '" + field.name() + "' is " + field.type().label() + " and cannot be asked for " + what + "; "
                        + wayOut,
                null);
    }

    private TextPlace place(Where where) {
        return TextPlace.of(text, where.offset(), where.length());
    }

    private static String at(Where where) {
        String path = where.path();
        return path.isEmpty() ? "" : path + ": ";
    }
}
