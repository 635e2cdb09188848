package dev.weir.matcher.snapshot;

import static dev.weir.matcher.snapshot.SnapshotOutput.BLOCK_BYTES;
import static dev.weir.matcher.snapshot.SnapshotOutput.CHECKSUM_BYTES;
import static dev.weir.matcher.snapshot.SnapshotOutput.INT;
import static dev.weir.matcher.snapshot.SnapshotOutput.LENGTH_BYTES;
import static dev.weir.matcher.snapshot.SnapshotOutput.LONG;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;
import org.apache.lucene.store.DataInput;

/**
 * Reads what {@link SnapshotOutput} has written. A block is handed out only after its checksum was found right, and is
 * all that is allocated before; so a damaged length allocates nothing. All methods throw {@link SnapshotException} if
 * the snapshot is damaged or ends early. For one thread.
 */
public final class SnapshotInput extends DataInput {
    private final InputStream in;
    private final CRC32C checksum = new CRC32C();
    private final byte[] block = new byte[BLOCK_BYTES + CHECKSUM_BYTES];
    private final byte[] length = new byte[LENGTH_BYTES];
    private int at;
    private int end;
    private boolean ended;

    /**
     * Begins to read.
     *
     * @throws SnapshotException if it is no snapshot, or not of this version
     */
    public SnapshotInput(InputStream in) throws IOException {
        this.in = in;
        byte[] head = new byte[Long.BYTES + Integer.BYTES];
        readFully(head, head.length);
        if ((long) LONG.get(head, 0) != SnapshotOutput.MAGIC) {
            throw new SnapshotException("does not begin as a snapshot does");
        }
        int version = (int) INT.get(head, Long.BYTES);
        if (version != SnapshotOutput.VERSION) {
            throw new SnapshotException("has version " + version + ", and this is version " + SnapshotOutput.VERSION);
        }
        checksum.update(head);
    }

    @Override
    public byte readByte() throws IOException {
        if (at == end) {
            nextBlock();
        }
        return block[at++];
    }

    @Override
    public void readBytes(byte[] into, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (at == end) {
                nextBlock();
            }
            int some = Math.min(count - done, end - at);
            System.arraycopy(block, at, into, offset + done, some);
            at += some;
            done += some;
        }
    }

    @Override
    public int readInt() throws IOException {
        if (end - at < Integer.BYTES) {
            return super.readInt();
        }
        int value = (int) INT.get(block, at);
        at += Integer.BYTES;
        return value;
    }

    @Override
    public long readLong() throws IOException {
        if (end - at < Long.BYTES) {
            return super.readLong();
        }
        long value = (long) LONG.get(block, at);
        at += Long.BYTES;
        return value;
    }

    @Override
    public void skipBytes(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            readByte();
        }
    }

    /** Reads what {@link SnapshotOutput#writeInts} has written. */
    public int[] readInts() throws IOException {
        int[] values = new int[readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readInt();
        }
        return values;
    }

    /** Reads what {@link SnapshotOutput#writeLongs} has written. */
    public long[] readLongs() throws IOException {
        long[] values = new long[readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readLong();
        }
        return values;
    }

    /**
     * Makes sure that everything was read, and that nothing is missing.
     *
     * @throws SnapshotException if not
     */
    public void requireEnd() throws IOException {
        if (at == end && !ended) {
            fill();
        }
        if (!ended || at < end) {
            throw new SnapshotException("holds more than it should");
        }
    }

    private void nextBlock() throws IOException {
        fill();
        if (ended) {
            throw new SnapshotException("ends too early");
        }
    }

    private void fill() throws IOException {
        if (ended) {
            throw new SnapshotException("ends too early");
        }
        readFully(length, LENGTH_BYTES);
        int bytes = (int) INT.get(length, 0);
        if (bytes < 0 || bytes > BLOCK_BYTES) {
            throw damaged();
        }
        readFully(block, bytes + CHECKSUM_BYTES);
        checksum.update(length);
        checksum.update(block, 0, bytes);
        if ((int) checksum.getValue() != (int) INT.get(block, bytes)) {
            throw damaged();
        }
        checksum.update(block, bytes, CHECKSUM_BYTES);
        at = 0;
        end = bytes;
        ended = bytes == 0;
    }

    private void readFully(byte[] into, int count) throws IOException {
        if (in.readNBytes(into, 0, count) < count) {
            throw new SnapshotException("ends too early");
        }
    }

    private static SnapshotException damaged() {
        return new SnapshotException("is damaged: a checksum is wrong");
    }
}
