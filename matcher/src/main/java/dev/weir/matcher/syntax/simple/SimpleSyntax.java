package dev.weir.matcher.syntax.simple;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.LeafPlaces;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;
import dev.weir.matcher.tree.TextPlace;
import dev.weir.matcher.tree.Warning;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what end users type: all words must be there, in any of the default fields; {@code "words in quotes"} follow
 * each other; {@code -word} must not be there; {@code this OR that} needs one of the two, and binds tighter than what
 * stands beside it. All else is text. Never fails. Safe for any number of threads.
 */
public final class SimpleSyntax {
    /** So many warnings are given; a text of nothing else is no search. */
    static final int MAX_WARNINGS = 20;

    private final Schema schema;
    private final QueryLimits limits;

    public SimpleSyntax(Schema schema, QueryLimits limits) {
        this.schema = schema;
        this.limits = limits;
    }

    /**
     * Reads any text. What is beyond a limit is left out with a warning; what has nothing to search matches no
     * document.
     */
    public ReadQuery read(String text) {
        Reading reading = new Reading(text);
        QueryTree tree = reading.tree();
        return new ReadQuery(tree, reading.places, reading.warnings);
    }

    private final class Reading {
        private final String text;
        private final LeafPlaces places;
        private final List<Warning> warnings = new ArrayList<>();
        private int clauses;

        Reading(String text) {
            this.text = text;
            this.places = new LeafPlaces(text);
        }

        QueryTree tree() {
            if (schema.defaultFields().isEmpty()) {
                warn(0, text.length(), "the feed has no default fields to search, so that nothing matches");
                return new QueryTree.Any(List.of());
            }
            int end = endWithinLimit();
            Pieces pieces = new Pieces(text, end);
            List<QueryTree> groups = groups(pieces.all());
            if (pieces.isLeftOpen()) {
                Piece last = pieces.all().get(pieces.all().size() - 1);
                warn(
                        last.offset(),
                        last.end(),
                        "the quotation mark is not closed; all up to the end is taken as a phrase");
            }
            if (groups.isEmpty()) {
                warn(0, text.length(), "there is no word to search, so that nothing matches");
                return new QueryTree.Any(List.of());
            }
            if (groups.stream().allMatch(QueryTree.Not.class::isInstance)) {
                warn(0, text.length(), "there are only words that must not be there; all other documents match");
            }
            return groups.size() == 1 ? groups.get(0) : new QueryTree.All(groups);
        }

        private int endWithinLimit() {
            if (text.length() <= limits.maxChars()) {
                return text.length();
            }
            int end = limits.maxChars();
            if (Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            warn(
                    end,
                    text.length(),
                    "only the first " + limits.maxChars()
                            + " characters are read (limit maxChars); the rest is left out");
            return end;
        }

        /** What must hold: words, and those joined by OR. */
        private List<QueryTree> groups(List<Piece> pieces) {
            List<QueryTree> groups = new ArrayList<>();
            List<QueryTree> open = new ArrayList<>();
            boolean joining = false;
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                if (piece.isOr()) {
                    joining = !open.isEmpty() && i + 1 < pieces.size();
                    if (!joining) {
                        ignored(piece, "OR stands between words; here it is left out");
                    }
                } else if (!piece.saysSomething()) {
                    ignored(piece, "nothing of this can be searched, and it is left out");
                } else if (isOneTooMany()) {
                    ignored(
                            piece,
                            "a search has at most " + limits.maxClauses()
                                    + " words (limit maxClauses); from here on they are left out");
                    break;
                } else {
                    if (!joining) {
                        close(open, groups);
                    }
                    open.add(leaf(piece));
                    joining = false;
                }
            }
            close(open, groups);
            return groups;
        }

        private boolean isOneTooMany() {
            clauses++;
            return clauses > limits.maxClauses()
                    || (long) clauses * schema.defaultFields().size() > limits.maxExpandedClauses();
        }

        private static void close(List<QueryTree> open, List<QueryTree> groups) {
            if (!open.isEmpty()) {
                groups.add(open.size() == 1 ? open.get(0) : new QueryTree.Any(open));
                open.clear();
            }
        }

        private QueryTree leaf(Piece piece) {
            List<QueryTree> leaves = new ArrayList<>();
            for (String field : schema.defaultFields()) {
                QueryTree leaf = piece.quoted()
                        ? new QueryTree.Phrase(field, piece.text(), 0)
                        : QueryTree.Term.of(field, piece.text());
                leaves.add(places.at(piece.offset(), piece.end() - piece.offset(), leaf));
            }
            QueryTree any = leaves.size() == 1 ? leaves.get(0) : new QueryTree.Any(leaves);
            return piece.negated() ? new QueryTree.Not(any) : any;
        }

        private void ignored(Piece piece, String reason) {
            warn(piece.offset(), piece.end(), reason);
        }

        private void warn(int offset, int end, String reason) {
            if (warnings.size() < MAX_WARNINGS) {
                warnings.add(new Warning(TextPlace.of(text, offset, end - offset), reason));
            }
        }
    }
}
