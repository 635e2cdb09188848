package dev.weir.matcher.tree;

import java.util.List;

/**
 * What a query says, in whatever syntax it was written: every syntax is read into this, and nothing else is matched.
 * Each leaf names its field, which {@code query.QueryParser} holds against the schema. Immutable.
 *
 * <p>Words are given as they are written and analysed as the field's documents are. A word of which analysis leaves
 * nothing (a stop word) counts as not written: its group goes on without it, and a query of nothing else matches
 * nothing.
 *
 * <p>{@link Near}, {@link Extended} and {@link Related} speak of stretches of text. What stands in them must be made of
 * {@link Term}, {@link Phrase} without slop, {@link Prefix}, {@link Wildcard}, {@link Regexp}, {@link Fuzzy},
 * {@link WordList}, {@link Any}, {@link All}, {@link AtLeast} and these three, all in one text field; anything else
 * there is refused. There {@code Any} is a stretch of one of its parts, {@code All} one that spans all of its parts in
 * any order.
 */
public sealed interface QueryTree {
    /** Any document. */
    record Everything() implements QueryTree {}

    /**
     * A word, or a value of a keyword field. Where analysis makes several words of it, they must follow each other as
     * in a phrase.
     *
     * @param exact whether it is compared as it stands, without analysis, with what analysis has left of documents
     */
    record Term(String field, String text, boolean exact) implements QueryTree {
        /** A word that is analysed. */
        public static Term of(String field, String text) {
            return new Term(field, text, false);
        }

        /** A term as analysis leaves it. */
        public static Term exact(String field, String text) {
            return new Term(field, text, true);
        }
    }

    /**
     * Words that follow each other. With wildcards it is a {@link Near} in order without gaps.
     *
     * @param slop by how many places in all the words may be moved; 0 for exactly as written; swapping two neighbours
     *     takes 2
     */
    record Phrase(String field, String text, int slop) implements QueryTree {}

    /** Words that begin with the text, which is normalised but not stemmed. */
    record Prefix(String field, String text) implements QueryTree {}

    /**
     * Words like the expression: {@code *} stands for any characters, {@code ?} for one, and a backslash makes the next
     * one plain. What is plain is normalised but not stemmed.
     */
    record Wildcard(String field, String expression) implements QueryTree {}

    /** Words that the whole of a regular expression of Lucene matches. */
    record Regexp(String field, String expression) implements QueryTree {}

    /**
     * Words that a few edits make equal to the text.
     *
     * @param maxEdits 0 to 2 characters inserted, deleted or exchanged
     * @param prefixLength so many characters at the beginning must be equal
     * @param transpositions whether exchanging two neighbours is one edit
     */
    record Fuzzy(String field, String text, int maxEdits, int prefixLength, boolean transpositions)
            implements QueryTree {
        /** Any character may differ, and swapped neighbours are one edit. */
        public static Fuzzy of(String field, String text, int maxEdits) {
            return new Fuzzy(field, text, maxEdits, 0, true);
        }
    }

    /** The field has a value at all; for a text field, a word. */
    record Exists(String field) implements QueryTree {}

    /** A value between two bounds, one of several values, or a place. */
    record Condition(Filter filter) implements QueryTree {}

    /** Any entry of a named word list, looked for in the field. */
    record WordList(String field, String name) implements QueryTree {}

    /** All of the parts; of none, any document. */
    record All(List<QueryTree> parts) implements QueryTree {
        /** Copies the list. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of the parts; of none, no document. */
    record Any(List<QueryTree> parts) implements QueryTree {
        /** Copies the list. */
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /**
     * At least so many of the parts.
     *
     * @param number 1 or more; if there are fewer parts, no document matches
     */
    record AtLeast(int number, List<QueryTree> parts) implements QueryTree {
        /** Copies the list. */
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** All but what the part matches. */
    record Not(QueryTree part) implements QueryTree {}

    /**
     * A stretch of text that spans all parts.
     *
     * @param order how the parts stand to each other
     * @param maxGaps at most so many words between them that are of no part; {@link #NO_LIMIT} for any number
     * @param maxWidth at most so many words from the first to the last; {@link #NO_LIMIT} for any number
     */
    record Near(List<QueryTree> parts, Order order, int maxGaps, int maxWidth) implements QueryTree {
        /** For as many gaps, or as wide, as it may be. */
        public static final int NO_LIMIT = -1;

        /** Copies the list. */
        public Near {
            parts = List.copyOf(parts);
        }

        /** The parts in any order, at most so many other words between them. */
        public static Near within(int maxGaps, List<? extends QueryTree> parts) {
            return new Near(List.copyOf(parts), Order.ANY, maxGaps, NO_LIMIT);
        }

        /** The parts one after the other, at most so many other words between them. */
        public static Near inOrder(int maxGaps, List<? extends QueryTree> parts) {
            return new Near(List.copyOf(parts), Order.ORDERED, maxGaps, NO_LIMIT);
        }
    }

    /** How the parts of a {@link Near} stand to each other. */
    enum Order {
        /** In any order; they may overlap. */
        ANY,
        /** In any order, side by side; of two parts. The gaps are counted for each alternative of the parts. */
        ANY_WITHOUT_OVERLAP,
        /** Each behind the one before. Without gaps they follow directly: a phrase. */
        ORDERED
    }

    /** A stretch of text, with so many words before and behind it taken in. */
    record Extended(QueryTree part, int before, int after) implements QueryTree {}

    /**
     * The stretches of one part that stand in a relation to one of the other, or to none of them.
     *
     * @param distance for {@link Relation#WITHIN} and {@link Relation#NOT_WITHIN} at most so many words away; otherwise
     *     0
     */
    record Related(QueryTree part, Relation relation, QueryTree other, int distance) implements QueryTree {}

    /** How two stretches of text stand to each other; the names are Lucene's. */
    enum Relation {
        /** It ends before the other begins. */
        BEFORE,
        /** It begins behind the end of the other. */
        AFTER,
        /** It lies in the other. */
        CONTAINED_BY,
        /** It lies in none of the others. */
        NOT_CONTAINED_BY,
        /** The other lies in it. */
        CONTAINING,
        /** None of the others lies in it. */
        NOT_CONTAINING,
        /** They share a word. */
        OVERLAPPING,
        /** It shares no word with any of the others. */
        NON_OVERLAPPING,
        /** The other is at most so far away. */
        WITHIN,
        /** None of the others is so near. */
        NOT_WITHIN
    }
}
