package dev.weir.matcher.index;

import java.util.List;

/**
 * What one query has cost lately, in the documents that were sampled.
 *
 * @param ids the lowest of the ids that stand with it, ascending; at least one, at most {@link #MAX_IDS}
 * @param idCount how many ids stand with it: equal queries are decided once
 * @param candidatesPerThousand for how many of 1,000 documents it was a candidate
 * @param nanosPerDocument how long it took to decide it and to name who stands with it, in nanoseconds, spread over all
 *     documents; 0 without a ticker. Time that several queries share (a condition that both have, Lucene's index of the
 *     document) is the one's in this document and the other's in the next. The longest time of each is left out, since
 *     a pause of the process may have fallen into it
 * @param share of the time that deciding took for all queries together, from 0 to 1; without a ticker, of the
 *     candidates
 */
public record Expense(
        List<Long> ids, int idCount, double candidatesPerThousand, double nanosPerDocument, double share) {
    /** How many ids are named. */
    public static final int MAX_IDS = 10;

    /** Copies the ids. */
    public Expense {
        ids = List.copyOf(ids);
    }
}
