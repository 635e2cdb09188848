package dev.weir.matcher.syntax.bool;

/**
 * How large a part of a query is.
 *
 * @param leaves how many clauses
 * @param depth how many parts inside parts
 */
record Sizes(int leaves, int depth) {
    /** Those of a part that was read within the limits, so that this recursion is bounded. */
    static Sizes of(Written part) {
        int leaves = 0;
        int depth = 0;
        for (Written child : part.children()) {
            Sizes inner = of(child);
            leaves += inner.leaves;
            depth = Math.max(depth, inner.depth);
        }
        return part.children().isEmpty() ? new Sizes(1, 1) : new Sizes(leaves, depth + 1);
    }
}
