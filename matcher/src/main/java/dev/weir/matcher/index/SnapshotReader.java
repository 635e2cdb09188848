package dev.weir.matcher.index;

import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.snapshot.SnapshotInput;
import dev.weir.matcher.standing.Registry;
import java.io.IOException;
import java.util.Arrays;

/** Fills an empty index with what {@link SnapshotWriter} has written. For one thread. */
final class SnapshotReader {
    private static final int NOWHERE = -1;

    private final SnapshotInput in;
    private long position;
    private long[] ids = {};
    private long[] leftOut = {};
    /** For each entry one of the ids that stand with it, and whether there are others. */
    private long[] idOf = {};

    private boolean[] isShared = {};

    SnapshotReader(SnapshotInput in) {
        this.in = in;
    }

    void read(Leaves leaves, Entries entries, Registry registry, Frequencies frequencies, Files files)
            throws IOException {
        position = in.readLong();
        leaves.read(in);
        readEntries(entries, registry);
        leftOut = in.readLongs();
        frequencies.read(leaves.count(), in);
        int documentsAtMerge = in.readInt();
        Axis[] axes = readAxes();
        int[] entryOf = in.readInts();
        Segment segment = readSegment(leaves.count(), axes, entryOf);
        in.requireEnd();
        int[] slotOf = new int[entries.size()];
        Arrays.fill(slotOf, NOWHERE);
        for (int slot = 0; slot < entryOf.length; slot++) {
            slotOf[entryOf[slot]] = slot;
        }
        files.restore(segment, slotOf, documentsAtMerge);
    }

    long position() {
        return position;
    }

    long[] ids() {
        return ids;
    }

    long[] leftOut() {
        return leftOut;
    }

    private void readEntries(Entries entries, Registry registry) throws IOException {
        int count = in.readInt();
        ids = new long[in.readInt()];
        idOf = new long[count];
        isShared = new boolean[count];
        entries.expect(count);
        registry.expect(ids.length);
        int next = 0;
        for (int entry = 0; entry < count; entry++) {
            int[] row = new int[in.readVInt()];
            for (int i = 0; i < row.length; i++) {
                row[i] = in.readInt();
            }
            entries.add(row);
            int standing = in.readVInt();
            for (int i = 0; i < standing; i++) {
                ids[next] = in.readLong();
                registry.put(ids[next++], position, entry);
            }
            idOf[entry] = ids[next - 1];
            isShared[entry] = standing > 1;
        }
        registry.forgetBefore(position, entry -> {});
    }

    private Axis[] readAxes() throws IOException {
        Axis[] axes = new Axis[in.readVInt()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = new Axis(in.readVInt(), Axis.Part.valueOf(in.readString()), in.readLongs());
        }
        return axes;
    }

    private Segment readSegment(int leaves, Axis[] axes, int[] entryOf) throws IOException {
        int[] postings = new int[in.readInt()];
        int[] listOf = new int[leaves + 1];
        int end = 0;
        for (int anchor = 0; anchor < leaves; anchor++) {
            int words = in.readInt();
            for (int i = 0; i < words; i++) {
                postings[end++] = in.readInt();
            }
            listOf[anchor + 1] = end;
        }
        long[] idOfSlot = new long[entryOf.length];
        long[] special = new long[(entryOf.length >>> 6) + 1];
        for (int slot = 0; slot < entryOf.length; slot++) {
            idOfSlot[slot] = idOf[entryOf[slot]];
            if (isShared[entryOf[slot]]) {
                special[slot >>> 6] |= 1L << slot;
            }
        }
        return new Segment(listOf, postings, axes, entryOf, idOfSlot, position, special);
    }
}
