package dev.weir.matcher.index;

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
    /** For each slot its entry. */
    final int[] entryOf;
    /** For each slot where its ids begin in {@link #ids}. */
    final int[] idsOf;

    final long[] ids;
    /** The position after which all ids stand, of the slots that were not touched. */
    final long settledAfter;
    /** The slots whose standings may differ from {@link #ids}: bits, only ever set, by the changing thread. */
    final long[] touched;

    Segment(int[] listOf, int[] postings, int[] entryOf, int[] idsOf, long[] ids, long settledAfter, long[] touched) {
        this.listOf = listOf;
        this.postings = postings;
        this.entryOf = entryOf;
        this.idsOf = idsOf;
        this.ids = ids;
        this.settledAfter = settledAfter;
        this.touched = touched;
    }

    static Segment empty() {
        return new Segment(new int[1], new int[0], new int[0], new int[1], new long[0], -1, new long[1]);
    }

    int size() {
        return entryOf.length;
    }

    void touch(int slot) {
        touched[slot >>> 6] |= 1L << slot;
    }

    boolean isTouched(int slot) {
        return (touched[slot >>> 6] & (1L << slot)) != 0;
    }

    long ramBytes() {
        return 4L * (listOf.length + postings.length + entryOf.length + idsOf.length)
                + 8L * (ids.length + touched.length);
    }
}
