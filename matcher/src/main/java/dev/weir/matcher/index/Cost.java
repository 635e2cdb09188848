package dev.weir.matcher.index;

import java.util.List;

/**
 * How a query is found, and so what it costs to keep it.
 *
 * @param costClass the same in one word
 * @param anchors what it is filed under, of which a document must contain one to be compared: {@code body:word},
 *     {@code body:"two words"}, {@code body:pre*}, {@code price:[100 TO 200]}, {@code place:[51.4,-0.2 TO 51.6,0.1]};
 *     sorted, at most {@link #MAX_ANCHORS}, each of at most {@link #MAX_ANCHOR_CHARS}. Numbers and places are found by
 *     cells that cover what is named and somewhat more. None if the query can match nothing or is decided for each
 *     document
 * @param anchorCount how many there are, named or not
 * @param candidatesPerThousand for how many of 1,000 documents it is expected to be a candidate, from 0 to 1,000
 * @param countedDocuments in how many documents its anchors were counted for that, the older ones counting less; with
 *     few or none the expectation rests on what words and queries look like. Words that no other query has are counted
 *     only from now on
 * @param asksLucene whether some part of it is decided by Lucene, which takes microseconds where all else takes
 *     nanoseconds
 */
public record Cost(
        CostClass costClass,
        List<String> anchors,
        int anchorCount,
        double candidatesPerThousand,
        int countedDocuments,
        boolean asksLucene) {
    /** How many anchors are named. */
    public static final int MAX_ANCHORS = 20;

    /** How many characters of an anchor are shown; a longer one ends in "...". */
    public static final int MAX_ANCHOR_CHARS = 200;

    /** Copies the anchors. */
    public Cost {
        anchors = List.copyOf(anchors);
    }

    /** Whether it is a candidate for every document, because it has no anchor that can be proved. */
    public boolean everyDocument() {
        return costClass == CostClass.EVERY_DOCUMENT;
    }
}
