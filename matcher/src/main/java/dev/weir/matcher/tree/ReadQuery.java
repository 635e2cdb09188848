package dev.weir.matcher.tree;

import java.util.List;

/**
 * What a text was read as.
 *
 * @param places where in the text the leaves of the tree are from
 * @param warnings what was doubtful
 */
public record ReadQuery(QueryTree tree, LeafPlaces places, List<Warning> warnings) {
    /** Copies the warnings. */
    public ReadQuery {
        warnings = List.copyOf(warnings);
    }
}
