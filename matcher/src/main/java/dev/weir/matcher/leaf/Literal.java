package dev.weir.matcher.leaf;

/**
 * A leaf or its negation, in one int. Clauses are a row of literals: groups of which one literal must hold, each
 * group's last literal marked, and all groups must hold. No groups at all hold always.
 */
public final class Literal {
    /** The last of its group. */
    public static final int LAST = 1;

    /** Must not hold. */
    public static final int NEGATED = 2;

    /** Is decided when it is needed, not noticed in reading. */
    public static final int DECIDED = 4;

    /**
     * What it asks lies in the words behind it; only where queries are filed flat. A span along the axis that stands
     * for the leaf or, if it is {@link #DECIDED}, the words of a plain {@link Phrase}, or a stretch of text behind its
     * field, negated by ~, and its length.
     */
    public static final int SPAN = 8;

    /** Which bit {@link #NEGATED} is. */
    public static final int NEGATED_BIT = 1;

    /** All that makes a literal more than the presence of a leaf in a group of its own. */
    public static final int KIND_AND_LAST = DECIDED | SPAN | LAST;

    /** By how many bits the leaf is shifted. */
    public static final int SHIFT = 4;

    private Literal() {}

    /** The leaf's number. */
    public static int leaf(int literal) {
        return literal >>> SHIFT;
    }

    static int of(int leaf, boolean negated, boolean noticed) {
        return (leaf << SHIFT) | (negated ? NEGATED : 0) | (noticed ? 0 : DECIDED);
    }

    public static boolean isNegated(int literal) {
        return (literal & NEGATED) != 0;
    }

    public static boolean isDecided(int literal) {
        return (literal & DECIDED) != 0;
    }

    public static boolean isLast(int literal) {
        return (literal & LAST) != 0;
    }
}
