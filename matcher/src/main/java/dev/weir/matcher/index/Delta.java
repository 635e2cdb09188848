package dev.weir.matcher.index;

import dev.weir.matcher.flat.PagedInts;

/**
 * The entries that were filed since the last merge, chained under their anchors. One thread files; readers walk the
 * chains meanwhile, and find for sure what was handed over to them.
 */
final class Delta {
    private static final int RECORD_INTS = 2;

    /** For each anchor its latest record, counted from 1. */
    private final PagedInts heads = new PagedInts();
    /** The next record of the same anchor, and the entry. */
    private final PagedInts records = new PagedInts();

    private int entries;

    void file(int entry, int[] anchors) {
        entries++;
        for (int anchor : anchors) {
            heads.growTo(anchor + 1);
            records.add(heads.get(anchor));
            records.add(entry);
            heads.setRelease(anchor, records.size() / RECORD_INTS);
        }
    }

    /** The first record of an anchor, 0 if it has none. */
    int first(int anchor) {
        return heads.getAcquire(anchor);
    }

    /** The next record of the same anchor, 0 if there is none. */
    int next(int record) {
        return records.get((record - 1) * RECORD_INTS);
    }

    int entry(int record) {
        return records.get((record - 1) * RECORD_INTS + 1);
    }

    /** How many entries were filed. */
    int size() {
        return entries;
    }

    long ramBytes() {
        return heads.ramBytes() + records.ramBytes();
    }
}
