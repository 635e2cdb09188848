package dev.weir.matcher.index;

import java.util.List;

/**
 * Where all entries are filed: most in the segment, the latest in one or two deltas. A reader takes the view of the
 * moment and stays with it for its document.
 *
 * @param inBoth the entries of a delta that are in the segment as well: they came into use again while it was built,
 *     before the builder had come to them
 */
// Handed over by the thread that files, and never changed.
@SuppressWarnings("ArrayRecordComponent")
record View(Segment segment, List<Delta> deltas, int[] inBoth) {
    View {
        deltas = List.copyOf(deltas);
    }

    View(Segment segment, List<Delta> deltas) {
        this(segment, deltas, new int[0]);
    }
}
