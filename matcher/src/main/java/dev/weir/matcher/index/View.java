package dev.weir.matcher.index;

import java.util.List;

/**
 * Where all entries are filed: most in the segment, the latest in one or two deltas. A reader takes the view of the
 * moment and stays with it for its document.
 */
record View(Segment segment, List<Delta> deltas) {
    View {
        deltas = List.copyOf(deltas);
    }
}
