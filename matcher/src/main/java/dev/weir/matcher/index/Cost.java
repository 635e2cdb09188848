package dev.weir.matcher.index;

import java.util.List;

/**
 * How a query is found, and so what it costs to keep it.
 *
 * @param everyDocument whether it is a candidate for every document, because it has no anchor that can be proved
 * @param anchors what a document must contain one of, such as {@code body:word}, {@code body:"two words"} or
 *     {@code price in a range}; at most {@link #MAX_ANCHORS} of them; none if it can match nothing
 * @param candidatesPerThousand for how many of 1,000 documents it is expected to be a candidate, by the documents
 *     matched so far; 1,000 at most for each anchor
 */
public record Cost(boolean everyDocument, List<String> anchors, double candidatesPerThousand) {
    /** How many anchors are shown. */
    public static final int MAX_ANCHORS = 20;

    /** Copies the anchors. */
    public Cost {
        anchors = List.copyOf(anchors);
    }
}
