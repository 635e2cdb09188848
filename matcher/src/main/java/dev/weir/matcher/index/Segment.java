package dev.weir.matcher.index;

/**
 * Most entries, filed flat: for each anchor a posting list, and in it beside each entry what else it needs. Deciding a
 * candidate is mostly reading the next few words of memory. All but {@link #touch} is immutable.
 *
 * <p>Entries have <em>slots</em> here, numbered in the order of their postings, so that what a document hits lies close
 * together. A posting is a header, slot and number of literals, and then the literals, as
 * {@link dev.weir.matcher.leaf.Literal} describes them; for the few that are longer, the entry's own clauses are asked.
 *
 * <p>All this is written to snapshots as it lies here: who changes what it means raises
 * {@link dev.weir.matcher.snapshot.SnapshotOutput#VERSION}.
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

    Segment(int[] listOf, int[] postings, Axis[] axes, int[] entryOf, SlotIds standing) {
        this.listOf = listOf;
        this.postings = postings;
        this.axes = axes;
        this.entryOf = entryOf;
        this.idOf = standing.idOf();
        this.ids = standing.ids();
        this.several = standing.several();
        this.settledAfter = standing.settledAfter();
        this.special = standing.special();
    }

    static Segment empty() {
        return new Segment(new int[1], new int[0], new Axis[0], new int[0], SlotIds.none());
    }

    int size() {
        return entryOf.length;
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
