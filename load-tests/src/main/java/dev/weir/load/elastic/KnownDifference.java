package dev.weir.load.elastic;

import java.util.Optional;

/** Where Weir and OpenSearch are meant to differ, and why. What is not here is a mistake of one of them. */
enum KnownDifference {
    /** Weir decides by the shortest stretches, and warns of it; Lucene's spans also know longer ones. */
    LONGER_SPANS("a span query inside which the longer of two stretches counts (Weir warns of it)"),
    /**
     * Its percolator never finds a {@code match_phrase_prefix} of one word, and takes no notice of
     * {@code minimum_should_match} beside the operator {@code and}; its search does.
     */
    OPENSEARCH_DISAGREES_WITH_ITSELF(
            "OpenSearch's percolator and its ordinary search disagree, and Weir agrees with the search"),
    /** Its own Lucene throws, for reasons that are no matter of the language. */
    OPENSEARCH_FAILS("OpenSearch itself fails to decide the query for some document"),
    /** A phrase with slop that ends with the beginning of a word has no tree. */
    SLOPPY_PHRASE_PREFIX("match_phrase_prefix with slop is refused by Weir"),
    /** A capital letter would be an edit. */
    FUZZY_CAPITAL("a fuzzy word with capitals on an analysed field is refused by Weir");

    private final String reason;

    KnownDifference(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** For a query that Weir refuses and OpenSearch does not. */
    static Optional<KnownDifference> ofRefusal(String reason) {
        if (reason.contains("has no slop here")) {
            return Optional.of(SLOPPY_PHRASE_PREFIX);
        }
        return reason.contains("a fuzzy word of a text field is compared as it stands")
                ? Optional.of(FUZZY_CAPITAL)
                : Optional.empty();
    }
}
