package dev.weir.matcher.index;

import dev.weir.matcher.snapshot.SnapshotException;
import dev.weir.matcher.snapshot.SnapshotInput;
import dev.weir.matcher.snapshot.SnapshotOutput;
import dev.weir.matcher.standing.Registry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A segment in a snapshot: its arrays as they are, but for who stands, which the registry tells again. */
final class SegmentForm {
    private SegmentForm() {}

    static void write(Segment segment, SnapshotOutput out) throws IOException {
        out.writeInts(segment.listOf);
        out.writeInts(segment.postings);
        out.writeInts(segment.conditions);
        out.writeInts(segment.entryOf);
        out.writeVInt(segment.axes.length);
        for (Axis axis : segment.axes) {
            out.writeVInt(axis.field());
            out.writeString(axis.part().name());
            out.writeLongs(axis.bounds());
        }
    }

    /**
     * Reads what was written.
     *
     * @param registry as it stood then
     * @param leaves how many there are
     * @param entries how many there are
     */
    static Segment read(SnapshotInput in, Registry registry, int leaves, int entries) throws IOException {
        int[] listOf = in.readInts();
        int[] postings = in.readInts();
        int[] conditions = in.readInts();
        int[] entryOf = in.readInts();
        List<Axis> axes = new ArrayList<>();
        for (int more = in.readVInt(); more > 0; more--) {
            axes.add(new Axis(in.readVInt(), Axis.Part.valueOf(in.readString()), in.readLongs()));
        }
        if (listOf.length > leaves + 1 || (long) listOf[listOf.length - 1] * Segment.POSTING > postings.length) {
            throw new SnapshotException("has postings of leaves that there are not");
        }
        for (int entry : entryOf) {
            if (entry < 0 || entry >= entries) {
                throw new SnapshotException("files entry " + entry + ", which there is not");
            }
        }
        return new Segment(
                listOf, postings, conditions, axes.toArray(Axis[]::new), entryOf, SlotIds.of(entryOf, registry));
    }
}
