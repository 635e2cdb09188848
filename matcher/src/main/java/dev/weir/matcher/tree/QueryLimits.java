package dev.weir.matcher.tree;

/**
 * How large a query may be.
 *
 * @param maxChars characters of its text
 * @param maxClauses clauses of its text, as written: words, phrases, ranges, functions
 * @param maxExpandedClauses the same after a clause without a field became one for each default field
 * @param maxDepth parentheses inside parentheses
 * @param maxPatternChars characters of one wildcard, regular expression or fuzzy word
 * @param maxFilters filters beside the text
 * @param maxFilterValues values of one terms filter, or corners of one polygon
 */
public record QueryLimits(
        int maxChars,
        int maxClauses,
        int maxExpandedClauses,
        int maxDepth,
        int maxPatternChars,
        int maxFilters,
        int maxFilterValues) {
    /** Room for the queries of media monitors, which run to thousands of clauses. */
    public static final QueryLimits DEFAULT = new QueryLimits(300_000, 20_000, 200_000, 200, 1_000, 64, 10_000);

    private static final int MAX_SAFE_DEPTH = 1_000;
    private static final int MAX_SAFE_PATTERN_CHARS = 2_000;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is not positive, or so high that parsing could exhaust a thread's stack
     */
    public QueryLimits {
        requireWithin("maxChars", maxChars, Integer.MAX_VALUE / 4);
        requireWithin("maxClauses", maxClauses, Integer.MAX_VALUE);
        requireWithin("maxExpandedClauses", maxExpandedClauses, Integer.MAX_VALUE);
        requireWithin("maxDepth", maxDepth, MAX_SAFE_DEPTH);
        requireWithin("maxPatternChars", maxPatternChars, MAX_SAFE_PATTERN_CHARS);
        requireWithin("maxFilters", maxFilters, Integer.MAX_VALUE);
        requireWithin("maxFilterValues", maxFilterValues, Integer.MAX_VALUE);
    }

    private static void requireWithin(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " " + value + " must be between 1 and " + max);
        }
    }
}
