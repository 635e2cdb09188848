package dev.weir.matcher.index;

import java.util.List;

/**
 * The queries that have cost most lately.
 *
 * @param sampledDocuments how many documents this rests on, the older ones counting less; the figures are averages over
 *     these
 * @param candidatesPerDocument how many candidates a document had
 * @param nanosPerDocument how long deciding the candidates of a document took, in nanoseconds; 0 without a ticker
 * @param queries the most expensive first
 */
public record Expenses(
        long sampledDocuments, double candidatesPerDocument, double nanosPerDocument, List<Expense> queries) {
    /** How many queries can be told apart by what they cost. */
    public static final int MAX_QUERIES = 1_024;

    /** Copies the queries. */
    public Expenses {
        queries = List.copyOf(queries);
    }
}
