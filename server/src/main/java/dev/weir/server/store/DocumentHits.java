package dev.weir.server.store;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * What one document event did to the searches of its feed: one record per document, however many it hits.
 *
 * <p>Stored as varints: the watermark, the number of hits, then for each hit the distance from the uid before, shifted
 * left by two, with the kind in the low bits.
 */
public final class DocumentHits {
    private static final int KIND_BITS = 2;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;
    private static final int VARINT_BYTES_MAX = 10;

    private final long watermarkMs;
    private final long[] uids;
    private final HitKind[] kinds;

    /**
     * Hits of one document event.
     *
     * @param watermarkMs the latest event time among the feed's documents up to this one, in milliseconds since 1970
     * @param uids the searches, ascending; kept, not copied
     * @param kinds for each of them what happened; kept, not copied
     */
    public DocumentHits(long watermarkMs, long[] uids, HitKind[] kinds) {
        if (uids.length != kinds.length) {
            throw new IllegalArgumentException(uids.length + " searches and " + kinds.length + " kinds");
        }
        this.watermarkMs = watermarkMs;
        this.uids = uids;
        this.kinds = kinds;
    }

    public long watermarkMs() {
        return watermarkMs;
    }

    /** How many searches changed or matched. */
    public int size() {
        return uids.length;
    }

    public long uid(int i) {
        return uids[i];
    }

    public HitKind kind(int i) {
        return kinds[i];
    }

    /** The index of the first hit whose uid is greater than the given one; {@link #size} where there is none. */
    public int firstAfter(long uid) {
        int i = Arrays.binarySearch(uids, uid);
        return i >= 0 ? i + 1 : -i - 1;
    }

    /** How many searches match the version of the document that this event left. */
    public int matchCount() {
        return (int) Arrays.stream(kinds).filter(HitKind::matches).count();
    }

    /** The searches that match the version of the document that this event left, ascending. */
    public long[] matching() {
        long[] matching = new long[matchCount()];
        int n = 0;
        for (int i = 0; i < uids.length; i++) {
            if (kinds[i].matches()) {
                matching[n++] = uids[i];
            }
        }
        return matching;
    }

    byte[] encode() {
        byte[] bytes = new byte[VARINT_BYTES_MAX * (2 + uids.length)];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeSInt64NoTag(watermarkMs);
            out.writeUInt32NoTag(uids.length);
            long previous = 0;
            for (int i = 0; i < uids.length; i++) {
                out.writeUInt64NoTag((uids[i] - previous) << KIND_BITS | kinds[i].code());
                previous = uids[i];
            }
        } catch (IOException e) {
            throw new StoreException("hits could not be encoded", e);
        }
        return Arrays.copyOf(bytes, bytes.length - out.spaceLeft());
    }

    static DocumentHits decode(byte[] bytes) {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        try {
            long watermarkMs = in.readSInt64();
            int size = in.readUInt32();
            if (size < 0 || size > bytes.length) {
                throw StoreException.damaged("stored hits claim " + size + " entries in " + bytes.length + " bytes");
            }
            long[] uids = new long[size];
            HitKind[] kinds = new HitKind[size];
            long previous = 0;
            for (int i = 0; i < size; i++) {
                long coded = in.readUInt64();
                previous += coded >>> KIND_BITS;
                uids[i] = previous;
                kinds[i] = HitKind.ofCode((int) coded & KIND_MASK);
            }
            return new DocumentHits(watermarkMs, uids, kinds);
        } catch (IOException e) {
            throw StoreException.damaged("stored hits cannot be read: the store is damaged", e);
        }
    }
}
