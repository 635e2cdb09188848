package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;

/**
 * Most entries, filed flat: for each anchor a posting list, and in it beside each entry what else it needs. Deciding a
 * candidate is mostly reading the next few words of memory. All but {@link #touch} is immutable.
 *
 * <p>Entries have <em>slots</em> here, numbered in the order of their postings, so that what a document hits lies close
 * together. A posting is a header, slot and number of literals, and then the literals, as
 * {@link dev.weir.matcher.leaf.Literal} describes them; for the few that are longer, the entry's own clauses are asked.
 */
// Arrays because it is the hot path; made by SegmentBuilder and seen by nobody outside this package.
final class Segment {
    static final int LENGTH_BITS = 8;
    /** The length that says: too long to lie here. */
    static final int LONG = (1 << LENGTH_BITS) - 1;

    static final int MAX_SLOTS = 1 << (Integer.SIZE - LENGTH_BITS);

    /** For each anchor where its list begins; its end is the beginning of the next one. */
    final int[] listOf;

    final int[] postings;
    /** What the spans in the postings are along. */
    final Axis[] axes;
    /** For each slot its entry. */
    final int[] entryOf;
    /** For each slot the id that stands with it; of those with {@link #several}, where they are in {@link #ids}. */
    final long[] idOf;
    /** The ids of slots with several, each row behind its length. */
    final long[] ids;

    final long[] several;
    /** The position after which these ids stand. */
    final long settledAfter;
    /**
     * The slots about which the registry must be asked, because some standing has an end, or because something may have
     * changed: bits, only ever set, by the changing thread.
     */
    final long[] special;

    Segment(
            int[] listOf,
            int[] postings,
            Axis[] axes,
            int[] entryOf,
            long[] idOf,
            long[] ids,
            long[] several,
            long settledAfter,
            long[] special) {
        this.listOf = listOf;
        this.postings = postings;
        this.axes = axes;
        this.entryOf = entryOf;
        this.idOf = idOf;
        this.ids = ids;
        this.several = several;
        this.settledAfter = settledAfter;
        this.special = special;
    }

    static Segment empty() {
        return new Segment(
                new int[1],
                new int[0],
                new Axis[0],
                new int[0],
                new long[0],
                new long[0],
                new long[1],
                -1,
                new long[1]);
    }

    int size() {
        return entryOf.length;
    }

    /** Adds the postings of an anchor. */
    void addPostings(int anchor, Ints into) {
        if (anchor < listOf.length - 1) {
            for (int posting = listOf[anchor]; posting < listOf[anchor + 1]; posting = next(posting)) {
                into.add(posting);
            }
        }
    }

    /** The posting behind that one. */
    int next(int posting) {
        int length = postings[posting] & LONG;
        return posting + 1 + (length == LONG ? 0 : length);
    }

    /** The entry of a posting. */
    int entryOf(int posting) {
        return entryOf[postings[posting] >>> LENGTH_BITS];
    }

    void touch(int slot) {
        special[slot >>> 6] |= 1L << slot;
    }

    boolean isSpecial(int slot) {
        return (special[slot >>> 6] & (1L << slot)) != 0;
    }

    boolean hasSeveral(int slot) {
        return (several[slot >>> 6] & (1L << slot)) != 0;
    }

    long ramBytes() {
        return 4L * (listOf.length + postings.length + entryOf.length)
                + 8L * (idOf.length + ids.length + several.length + special.length);
    }
}
