package dev.weir.matcher.query;

import java.util.List;

/**
 * What the words of one leaf of a query become in the index.
 *
 * @param text as it is written
 * @param terms in order; none where analysis leaves nothing. Of patterns and fuzzy words, the normalised expression
 */
public record AnalyzedLeaf(String field, String text, List<String> terms) {
    /** Copies the list. */
    public AnalyzedLeaf {
        terms = List.copyOf(terms);
    }
}
