package dev.weir.matcher.snapshot;

import static dev.weir.matcher.snapshot.SnapshotOutput.BLOCK_BYTES;
import static dev.weir.matcher.snapshot.SnapshotOutput.CHECKSUM_BYTES;
import static dev.weir.matcher.snapshot.SnapshotOutput.INT;
import static dev.weir.matcher.snapshot.SnapshotOutput.LENGTH_BYTES;
import static dev.weir.matcher.snapshot.SnapshotOutput.LONG;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.apache.lucene.store.DataInput;

/**
 * Reads what {@link SnapshotOutput} has written. A block is handed out only after its checksum was found right, and is
 * all that is allocated before; so a damaged length allocates nothing. All methods throw {@link SnapshotException} if
 * the snapshot is damaged or ends early. For one thread.
 */
public final class SnapshotInput extends DataInput {
    /** Of an array, whose length may be a lie; it grows as values come. */
    private static final int ALLOCATED_FIRST = 1 << 16;

    private final InputStream in;
    private final CRC32C checksum = new CRC32C();
    private final byte[] block = new byte[BLOCK_BYTES + CHECKSUM_BYTES];
    private final ByteBuffer numbers = ByteBuffer.wrap(block);
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
    public String readString() throws IOException {
        int length = readVInt();
        byte[] bytes = new byte[first(length)];
        for (int read = 0; read < length; read = bytes.length) {
            bytes = read == 0 ? bytes : Arrays.copyOf(bytes, more(read, length));
            readBytes(bytes, read, bytes.length - read);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void skipBytes(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            readByte();
        }
    }

    /** Reads what {@link SnapshotOutput#writeInts} has written. */
    public int[] readInts() throws IOException {
        return readInts(readInt());
    }

    /** Reads so many ints. No more is allocated than what is there in the end, whatever number was asked for. */
    public int[] readInts(int count) throws IOException {
        int[] values = new int[first(count)];
        int read = 0;
        while (read < count) {
            if (read == values.length) {
                values = Arrays.copyOf(values, more(read, count));
            }
            int some = Math.min((end - at) / Integer.BYTES, values.length - read);
            if (some == 0) {
                values[read++] = readInt();
            } else {
                numbers.slice(at, some * Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asIntBuffer()
                        .get(values, read, some);
                at += some * Integer.BYTES;
                read += some;
            }
        }
        return values;
    }

    /** Reads what {@link SnapshotOutput#writeLongs} has written. */
    public long[] readLongs() throws IOException {
        return readLongs(readInt());
    }

    /** As {@link #readInts(int)}. */
    public long[] readLongs(int count) throws IOException {
        long[] values = new long[first(count)];
        for (int i = 0; i < count; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, more(i, count));
            }
            values[i] = readLong();
        }
        return values;
    }

    private static int first(int count) throws SnapshotException {
        if (count < 0) {
            throw new SnapshotException("has a negative length, " + count);
        }
        return Math.min(count, ALLOCATED_FIRST);
    }

    private static int more(int now, int count) {
        return (int) Math.min(count, 2L * now);
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
