package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.Literal;
import dev.weir.matcher.standing.Ids;
import dev.weir.matcher.standing.Registry;
import java.util.Arrays;

/**
 * Builds a segment of all entries that are in use, beside the changing thread and the readers: each is filed anew, by
 * the frequencies of now. For one thread.
 */
final class SegmentBuilder {
    private static final int UNSEEN = -1;

    private final Entries entries;
    private final Registry registry;
    private final Filing filing;
    private final Frequencies frequencies;

    SegmentBuilder(Entries entries, Registry registry, Filing filing, Frequencies frequencies) {
        this.entries = entries;
        this.registry = registry;
        this.filing = filing;
        this.frequencies = frequencies;
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
            for (int anchor : place.anchors()) {
                filed.add(anchor);
                filed.add(entry);
                listOf[anchor + 1]++;
            }
        }
        for (int anchor = 0; anchor < leafCount; anchor++) {
            listOf[anchor + 1] += listOf[anchor];
        }
        int[] byAnchor = new int[filed.size() / 2];
        int[] next = Arrays.copyOf(listOf, leafCount);
        for (int i = 0; i < filed.size(); i += 2) {
            byAnchor[next[filed.get(i)]++] = filed.get(i + 1);
        }
        return flatten(listOf, byAnchor, groupOf, slotOf, used);
    }

    private Segment flatten(int[] listOf, int[] byAnchor, int[] groupOf, int[] slotOf, int used) {
        Ints postings = new Ints(byAnchor.length * 4);
        Ints entryOf = new Ints(used);
        int[] starts = new int[listOf.length];
        for (int anchor = 0; anchor < listOf.length - 1; anchor++) {
            starts[anchor] = postings.size();
            for (int i = listOf[anchor]; i < listOf[anchor + 1]; i++) {
                int entry = byAnchor[i];
                if (slotOf[entry] == UNSEEN) {
                    slotOf[entry] = entryOf.size();
                    entryOf.add(entry);
                }
                post(anchor, entry, groupOf[entry], slotOf[entry], postings);
            }
        }
        starts[starts.length - 1] = postings.size();
        if (entryOf.size() >= Segment.MAX_SLOTS) {
            throw new IllegalStateException("the query index is full: it holds " + entryOf.size()
                    + " different queries, at most " + Segment.MAX_SLOTS + "; use several feeds");
        }
        return withIds(starts, postings.toArray(), entryOf.toArray());
    }

    private void post(int anchor, int entry, int group, int slot, Ints postings) {
        Clauses rows = entries.rows();
        int row = entries.row(entry);
        int header = postings.size();
        postings.add(0);
        for (int start = 0; start < rows.length(row); start = Filing.endOfGroup(rows, row, start)) {
            if (start != group || !proves(anchor, rows, row, start)) {
                for (int i = start; i < Filing.endOfGroup(rows, row, start); i++) {
                    postings.add(rows.literal(row, i));
                }
            }
        }
        int length = postings.size() - header - 1;
        if (length >= Segment.LONG) {
            postings.truncate(header + 1);
            length = Segment.LONG;
        } else {
            LiteralOrder.mostSelectiveFirst(postings.array(), header + 1, postings.size(), frequencies);
        }
        postings.set(header, (slot << Segment.LENGTH_BITS) | length);
    }

    /** Whether the anchor is itself one of the group's literals, so that where it holds the group does. */
    private static boolean proves(int anchor, Clauses rows, int row, int start) {
        for (int i = start; i < Filing.endOfGroup(rows, row, start); i++) {
            int literal = rows.literal(row, i);
            if (Literal.leaf(literal) == anchor && !Literal.isNegated(literal)) {
                return true;
            }
        }
        return false;
    }

    private Segment withIds(int[] listOf, int[] postings, int[] entryOf) {
        int[] idsOf = new int[entryOf.length + 1];
        long[] touched = new long[(entryOf.length >>> 6) + 1];
        long settledAfter = -1;
        Ids ids = new Ids();
        for (int slot = 0; slot < entryOf.length; slot++) {
            long after = registry.settledAfter(entryOf[slot], ids);
            if (after == Registry.NOT_SETTLED) {
                touched[slot >>> 6] |= 1L << slot;
            } else {
                settledAfter = Math.max(settledAfter, after);
            }
            idsOf[slot + 1] = ids.size();
        }
        return new Segment(listOf, postings, entryOf, idsOf, ids.toArray(), settledAfter, touched);
    }
}
