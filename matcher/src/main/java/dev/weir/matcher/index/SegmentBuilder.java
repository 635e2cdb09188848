package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.standing.Registry;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Builds a segment of all entries that are in use, beside the changing thread and the readers: each is filed anew, by
 * the frequencies of now. For one thread.
 */
final class SegmentBuilder {
    private static final int UNSEEN = -1;

    private final Entries entries;
    private final Registry registry;
    private final Filing filing;
    private final Axes axes = new Axes();
    private final Conditions conditions;

    SegmentBuilder(Leaves leaves, Entries entries, Registry registry, Filing filing, Rarity rarity) {
        this.conditions = new Conditions(leaves, rarity, axes);
        this.entries = entries;
        this.registry = registry;
        this.filing = filing;
    }

    /**
     * A segment of the entries below a number. Within a survey of the registry.
     *
     * @param slotOf takes for each of those entries its slot, or -1 if nobody stands with it any more
     */
    Segment build(int entryCount, int leafCount, int[] slotOf) {
        // Anchor, entry, anchor, entry ...: sorted by anchor in two passes over it.
        Ints filed = new Ints(entryCount * 3);
        int[] groupOf = new int[entryCount];
        BitSet once = new BitSet(entryCount);
        int[] listOf = new int[leafCount + 1];
        int used = 0;
        for (int entry = 0; entry < entryCount; entry++) {
            slotOf[entry] = UNSEEN;
            if (registry.isUnused(entry)) {
                continue;
            }
            used++;
            Filing.Place place = filing.place(entries.rows(), entries.row(entry));
            groupOf[entry] = place.group();
            once.set(entry, place.anchors().length == 1);
            for (int anchor : place.anchors()) {
                filed.add(anchor);
                filed.add(entry);
                listOf[anchor + 1]++;
            }
            conditions.gather(entries.rows(), entries.row(entry));
        }
        for (int anchor = 0; anchor < leafCount; anchor++) {
            listOf[anchor + 1] += listOf[anchor];
        }
        int[] byAnchor = new int[filed.size() / 2];
        int[] next = Arrays.copyOf(listOf, leafCount);
        for (int i = 0; i < filed.size(); i += 2) {
            byAnchor[next[filed.get(i)]++] = filed.get(i + 1);
        }
        axes.rank();
        return flatten(listOf, byAnchor, groupOf, once, slotOf, used);
    }

    private Segment flatten(int[] listOf, int[] byAnchor, int[] groupOf, BitSet once, int[] slotOf, int used) {
        if (byAnchor.length > Segment.MAX_POSTINGS || used > Segment.MAX_SLOTS) {
            throw new IllegalStateException("the query index is full: its " + used + " different queries have "
                    + byAnchor.length + " anchors, at most " + Segment.MAX_POSTINGS + "; use several feeds");
        }
        int[] postings = new int[byAnchor.length * Segment.POSTING];
        Ints rests = new Ints(used);
        rests.add(0);
        Ints entryOf = new Ints(used);
        for (int anchor = 0; anchor < listOf.length - 1; anchor++) {
            for (int i = listOf[anchor]; i < listOf[anchor + 1]; i++) {
                int entry = byAnchor[i];
                if (slotOf[entry] == UNSEEN) {
                    slotOf[entry] = entryOf.size();
                    entryOf.add(entry);
                }
                int at = i * Segment.POSTING;
                postings[at] = (slotOf[entry] << Segment.SLOT_SHIFT) | (once.get(entry) ? Segment.ONLY : 0);
                conditions.write(anchor, entries.rows(), entries.row(entry), groupOf[entry], postings, at, rests);
            }
        }
        int[] filed = entryOf.toArray();
        return new Segment(listOf, postings, rests.toArray(), axes.toArray(), filed, SlotIds.of(filed, registry));
    }
}
