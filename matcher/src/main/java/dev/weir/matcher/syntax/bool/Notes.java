package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.tree.LeafPlaces;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.TextPlace;
import dev.weir.matcher.tree.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What comes up while one text is read: warnings, places, how many clauses there are. Not for several threads. */
final class Notes {
    /** So many warnings are given; who has more knows enough. */
    static final int MAX_WARNINGS = 100;

    private final String text;
    private final QueryLimits limits;
    private final LeafPlaces places;
    private final List<Warning> warnings = new ArrayList<>();
    private final Set<Integer> warned = new HashSet<>();
    private int clauses;
    private int expanded;

    Notes(String text, QueryLimits limits) {
        this.text = text;
        this.limits = limits;
        this.places = new LeafPlaces(text);
    }

    String text() {
        return text;
    }

    QueryLimits limits() {
        return limits;
    }

    LeafPlaces places() {
        return places;
    }

    List<Warning> warnings() {
        return warnings;
    }

    /** What is doubtful of a stretch of the text. */
    void warn(int offset, int end, String reason) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(new Warning(place(offset, end), reason));
        }
    }

    /** The same, but only once for a place that is looked at several times. */
    void warnOnce(int offset, int end, String reason) {
        if (warned.add(offset)) {
            warn(offset, end, reason);
        }
    }

    /** The error for a stretch of the text. */
    QueryException error(int offset, int end, String reason) {
        return QueryException.at(place(offset, end), reason);
    }

    /** The error for a stretch of the text that concerns a field. */
    QueryException error(int offset, int end, String field, IllegalArgumentException cause) {
        return QueryException.at(place(offset, end), field, String.valueOf(cause.getMessage()), cause);
    }

    /** Counts what has been written. */
    void countClauses(int more, int offset, int end) {
        clauses = Math.addExact(clauses, more);
        if (clauses > limits.maxClauses()) {
            throw error(
                    offset,
                    end,
                    "the query has more than " + limits.maxClauses()
                            + " clauses (limit maxClauses); split it into several queries");
        }
    }

    /** Counts what it becomes where clauses stand in several fields. */
    void countExpanded(int offset, int end) {
        expanded++;
        if (expanded > limits.maxExpandedClauses()) {
            throw error(
                    offset,
                    end,
                    "with one clause for each field the query has more than " + limits.maxExpandedClauses()
                            + " clauses (limit maxExpandedClauses); name one field, or split the query");
        }
    }

    /** Holds the length of a pattern against its limit. */
    void requirePattern(int chars, int offset, int end) {
        if (chars > limits.maxPatternChars()) {
            throw error(
                    offset,
                    end,
                    "a wildcard, regular expression or fuzzy word has " + chars + " characters, at most "
                            + limits.maxPatternChars() + " are allowed (limit maxPatternChars); shorten it");
        }
    }

    private TextPlace place(int offset, int end) {
        return TextPlace.of(text, offset, end - offset);
    }
}
