package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;

/**
 * Most entries, filed flat: for each anchor a posting list, and in it beside each entry what else it needs. Deciding a
 * candidate is mostly reading the next few words of memory. All but {@link #touch} is immutable.
 *
 * <p>Entries have <em>slots</em> here, numbered in the order of their postings, so that what a document hits lies close
 * together. All postings are of one length, so that where the next one begins need not be read first: the slot, two
 * literals that can be tested without a decision, as {@link dev.weir.matcher.leaf.Literal} describes them, and where
 * the rest of the conditions lies. Of most entries there is no rest.
 *
 * <p>All this is written to snapshots as it lies here: who changes what it means raises
 * {@link dev.weir.matcher.snapshot.SnapshotOutput#VERSION}.
 */
// Arrays because it is the hot path; made by SegmentBuilder and seen by nobody outside this package.
final class Segment {
    /** Ints of a posting. */
    static final int POSTING = 4;

    /** In the first int of a posting, beside the slot: one of the two literals suffices. */
    static final int EITHER = 1;

    /** Likewise: the slot has no other posting. */
    static final int ONLY = 2;

    static final int SLOT_SHIFT = 2;

    /** Where in a posting its literals are. */
    static final int FIRST = 1;

    static final int SECOND = 2;

    /** Where in a posting is told where the rest of its conditions is, behind its length; 0 if there is none. */
    static final int REST = 3;

    /** The length that says: too long to lie here; the entry's own clauses are to be asked. */
    static final int LONG = -1;

    /** More conditions than this are too long. */
    static final int MAX_REST = 2_000;

    static final int MAX_SLOTS = Integer.MAX_VALUE >>> SLOT_SHIFT;

    static final int MAX_POSTINGS = Integer.MAX_VALUE / POSTING - 1;

    /** For each anchor which posting its list begins with; its end is the beginning of the next one. */
    final int[] listOf;

    final int[] postings;
    /** What is left of the conditions of postings, in their order. */
    final int[] conditions;
    /** What the spans in the conditions are along. */
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

    Segment(int[] listOf, int[] postings, int[] conditions, Axis[] axes, int[] entryOf, SlotIds standing) {
        this.listOf = listOf;
        this.postings = postings;
        this.conditions = conditions;
        this.axes = axes;
        this.entryOf = entryOf;
        this.idOf = standing.idOf();
        this.ids = standing.ids();
        this.several = standing.several();
        this.settledAfter = standing.settledAfter();
        this.special = standing.special();
    }

    static Segment empty() {
        return new Segment(new int[1], new int[0], new int[1], new Axis[0], new int[0], SlotIds.none());
    }

    int size() {
        return entryOf.length;
    }

    /** Adds the postings of an anchor. */
    void addPostings(int anchor, Ints into) {
        if (anchor < listOf.length - 1) {
            for (int posting = listOf[anchor]; posting < listOf[anchor + 1]; posting++) {
                into.add(posting);
            }
        }
    }

    /** The entry of a posting. */
    int entryOf(int posting) {
        return entryOf[postings[posting * POSTING] >>> SLOT_SHIFT];
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
        return 4L * (listOf.length + postings.length + conditions.length + entryOf.length)
                + 8L * (idOf.length + ids.length + several.length + special.length);
    }
}
