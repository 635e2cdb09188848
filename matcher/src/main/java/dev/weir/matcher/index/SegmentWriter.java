package dev.weir.matcher.index;

import dev.weir.matcher.leaf.LeafSelection;
import dev.weir.matcher.leaf.Literal;
import dev.weir.matcher.snapshot.SnapshotOutput;
import java.io.IOException;

/** Writes a segment without the entries that are dropped, and in the new numbers. For one thread. */
final class SegmentWriter {
    private static final int DROPPED = SnapshotWriter.DROPPED;

    private final Segment segment;
    private final LeafSelection selection;
    private final int[] numberOf;
    private final int[] slotOf;

    /** @param numberOf for each entry its new number, or {@link SnapshotWriter#DROPPED} */
    SegmentWriter(Segment segment, LeafSelection selection, int[] numberOf) {
        this.segment = segment;
        this.selection = selection;
        this.numberOf = numberOf;
        this.slotOf = new int[segment.size()];
    }

    void write(SnapshotOutput out) throws IOException {
        writeAxes(out);
        writeSlots(out);
        int anchors = segment.listOf.length - 1;
        int words = 0;
        for (int anchor = 0; anchor < anchors; anchor++) {
            words += words(anchor);
        }
        out.writeInt(words);
        int next = 0;
        for (int anchor = selection.next(0); anchor >= 0; anchor = selection.next(anchor + 1)) {
            requireNothing(next, Math.min(anchor, anchors));
            next = anchor + 1;
            out.writeInt(anchor < anchors ? words(anchor) : 0);
            if (anchor < anchors) {
                writeList(anchor, out);
            }
        }
        requireNothing(next, anchors);
    }

    private void writeAxes(SnapshotOutput out) throws IOException {
        out.writeVInt(segment.axes.length);
        for (Axis axis : segment.axes) {
            out.writeVInt(axis.field());
            out.writeString(axis.part().name());
            out.writeLongs(axis.bounds());
        }
    }

    private void writeSlots(SnapshotOutput out) throws IOException {
        int kept = 0;
        for (int slot = 0; slot < slotOf.length; slot++) {
            slotOf[slot] = numberOf[segment.entryOf[slot]] == DROPPED ? DROPPED : kept++;
        }
        out.writeInt(kept);
        for (int slot = 0; slot < slotOf.length; slot++) {
            if (slotOf[slot] != DROPPED) {
                out.writeInt(numberOf[segment.entryOf[slot]]);
            }
        }
    }

    /** How many words of a list are written. */
    private int words(int anchor) {
        int words = 0;
        for (int at = segment.listOf[anchor]; at < segment.listOf[anchor + 1]; ) {
            int length = length(at);
            words += slotOf[slot(at)] == DROPPED ? 0 : length;
            at += length;
        }
        return words;
    }

    /** An entry that is kept is filed under leaves that are: it consists of them. */
    private void requireNothing(int from, int to) {
        for (int anchor = from; anchor < to; anchor++) {
            if (words(anchor) > 0) {
                throw new IllegalStateException("leaf " + anchor + " is an anchor of what is written, and is not");
            }
        }
    }

    private void writeList(int anchor, SnapshotOutput out) throws IOException {
        for (int at = segment.listOf[anchor]; at < segment.listOf[anchor + 1]; ) {
            int end = at + length(at);
            int slot = slotOf[slot(at)];
            if (slot != DROPPED) {
                out.writeInt((slot << Segment.LENGTH_BITS) | (segment.postings[at] & Segment.LONG));
                writeLiterals(at + 1, end, out);
            }
            at = end;
        }
    }

    private void writeLiterals(int from, int to, SnapshotOutput out) throws IOException {
        int[] postings = segment.postings;
        int at = from;
        while (at < to) {
            int literal = postings[at++];
            if ((literal & Literal.SPAN) != 0) {
                out.writeInt(literal);
                out.writeInt(postings[at++]);
                out.writeInt(postings[at++]);
            } else {
                out.writeInt(selection.literal(literal));
            }
        }
    }

    private int slot(int at) {
        return segment.postings[at] >>> Segment.LENGTH_BITS;
    }

    /** How many words a posting has, with its header. */
    private int length(int at) {
        int length = segment.postings[at] & Segment.LONG;
        return 1 + (length == Segment.LONG ? 0 : length);
    }
}
