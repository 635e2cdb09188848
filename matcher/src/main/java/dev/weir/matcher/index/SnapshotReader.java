package dev.weir.matcher.index;

import dev.weir.matcher.flat.Longs;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.snapshot.SnapshotException;
import dev.weir.matcher.snapshot.SnapshotInput;
import dev.weir.matcher.standing.Registry;
import java.io.IOException;

/** Fills an empty index with what {@link SnapshotWriter} has written. For one thread. */
final class SnapshotReader {
    /** The numbers in a snapshot may be a lie, and room is made before the entries are seen. */
    private static final int ROOM_MAX = 1 << 22;

    private final SnapshotInput in;
    private long position;
    private long[] ids = {};
    private long[] leftOut = {};

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
        if (in.readByte() == 0) {
            in.requireEnd();
            files.restore();
        } else {
            int documents = in.readInt();
            Segment segment = SegmentForm.read(in, registry, leaves.count(), entries.size());
            in.requireEnd();
            files.restore(segment, documents);
        }
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
        int standing = in.readInt();
        entries.expect(Math.clamp(count, 0, ROOM_MAX));
        registry.expect(Math.clamp(standing, 0, ROOM_MAX));
        Longs read = new Longs();
        for (int entry = 0; entry < count; entry++) {
            entries.add(in.readInts(in.readVInt()));
            for (int more = in.readVInt(); more > 0; more--) {
                long id = in.readLong();
                read.add(id);
                registry.put(id, position, entry);
            }
        }
        if (read.size() != standing || registry.size() != standing) {
            throw new SnapshotException("has an id with two entries");
        }
        ids = read.toArray();
        registry.forgetBefore(position, entry -> {});
    }
}
