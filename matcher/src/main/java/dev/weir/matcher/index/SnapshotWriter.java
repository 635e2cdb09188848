package dev.weir.matcher.index;

import dev.weir.matcher.flat.Longs;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.LeafSelection;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Literal;
import dev.weir.matcher.snapshot.SnapshotOutput;
import dev.weir.matcher.standing.Ids;
import dev.weir.matcher.standing.Registry;
import java.io.IOException;

/**
 * Writes who stands right after a position, and what that takes: the entries with whom somebody stands, the leaves that
 * these are made of, how often those were seen, and where the entries are filed. Where much is not needed any more, it
 * is left out, what remains gets numbers without gaps, and whoever reads files it anew; otherwise all is written as it
 * is, which is read in a third of the time. For one thread, beside the changing one and the readers, within a survey of
 * the registry.
 *
 * <p><b>Why that needs no lock.</b> Leaves and clauses below the numbers of the moment never change, and the segment
 * does not either. Who stands is asked as a reader at the next position asks, who does not see the changes that go on
 * at that position and later. The one difference: a reader is done before the position is forgotten, and this may still
 * be at it. Whoever ended after the position and was forgotten meanwhile may be missing then; the survey sees to it
 * that nothing is taken for somebody else. But who ended was changed or removed after the position, and whoever reads
 * the snapshot makes all changes after it again, that one included: it comes to the same. Nobody stands twice, because
 * the positions between which one id stands with its entries do not overlap.
 */
final class SnapshotWriter {
    /** Of so many entries or leaves one may be written although nobody needs it. */
    static final int WASTE_SHARE = 20;

    private final Entries entries;
    private final Registry registry;
    private final Frequencies frequencies;
    private final Files.Moment moment;
    private final LeafSelection selection;
    /** How many ids stand with each entry and can be written, and all of these ids, in the order of the entries. */
    private final int[] counts;

    private final Longs ids = new Longs();
    private int needed;
    private final Longs leftOut = new Longs();

    SnapshotWriter(Leaves leaves, Entries entries, Registry registry, Frequencies frequencies, Files.Moment moment) {
        this.entries = entries;
        this.registry = registry;
        this.frequencies = frequencies;
        this.moment = moment;
        this.selection = new LeafSelection(leaves, moment.leaves());
        this.counts = new int[moment.entries()];
    }

    /** Writes all, and returns how many ids stand in what was written. */
    int write(SnapshotOutput out, long position, int wasteShare) throws IOException {
        select(position);
        boolean asItIs = counts.length - needed <= counts.length / wasteShare
                && moment.leaves() - selection.size() <= moment.leaves() / wasteShare;
        if (asItIs) {
            selection.selectAll();
        }
        out.writeLong(position);
        selection.write(out);
        writeEntries(asItIs, out);
        out.writeLongs(leftOut.toArray());
        frequencies.write(selection, out);
        out.writeByte((byte) (asItIs ? 1 : 0));
        if (asItIs) {
            out.writeInt(moment.documentsAtMerge());
            SegmentForm.write(moment.segment(), out);
        }
        return ids.size();
    }

    private void select(long position) {
        Ids standing = new Ids();
        for (int entry = 0; entry < counts.length; entry++) {
            standing.clear();
            registry.collect(entry, position + 1, standing);
            boolean keep = standing.size() > 0 && isWritable(entries.row(entry));
            Longs into = keep ? ids : leftOut;
            for (int i = 0; i < standing.size(); i++) {
                into.add(standing.get(i));
            }
            if (keep) {
                needed++;
                counts[entry] = standing.size();
                selectLeaves(entries.row(entry));
            }
        }
        selection.number();
    }

    private boolean isWritable(int row) {
        Clauses rows = entries.rows();
        for (int i = 0, length = rows.length(row); i < length; i++) {
            if (!selection.isWritable(Literal.leaf(rows.literal(row, i)))) {
                return false;
            }
        }
        return true;
    }

    private void selectLeaves(int row) {
        Clauses rows = entries.rows();
        for (int i = 0, length = rows.length(row); i < length; i++) {
            selection.select(Literal.leaf(rows.literal(row, i)));
        }
    }

    private void writeEntries(boolean all, SnapshotOutput out) throws IOException {
        Clauses rows = entries.rows();
        out.writeInt(all ? counts.length : needed);
        out.writeInt(ids.size());
        int next = 0;
        for (int entry = 0; entry < counts.length; entry++) {
            if (counts[entry] == 0 && !all) {
                continue;
            }
            int row = entries.row(entry);
            int length = rows.length(row);
            out.writeVInt(length);
            for (int i = 0; i < length; i++) {
                out.writeInt(selection.literal(rows.literal(row, i)));
            }
            out.writeVInt(counts[entry]);
            for (int end = next + counts[entry]; next < end; next++) {
                out.writeLong(ids.get(next));
            }
        }
    }
}
