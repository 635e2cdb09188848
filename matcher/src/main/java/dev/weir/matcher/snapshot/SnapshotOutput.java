package dev.weir.matcher.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.apache.lucene.store.DataOutput;

/**
 * Writes a snapshot to a stream. For one thread.
 *
 * <p>The frame: eight bytes that say what it is, and four with the version; then blocks, each behind its length of four
 * bytes, of which none is empty but the last. At the end of each block four bytes have the CRC-32C of everything before
 * them, from the very first byte on: what is changed, missing, repeated or in another order does not fit any more. The
 * checksums themselves are left out of that, because a CRC over something with its own CRC is the same for everything.
 * All numbers have their lowest byte first.
 */
public final class SnapshotOutput extends DataOutput {
    /**
     * The version of the frame and of all that lies in it. To be raised with any change to what is written, and also
     * when equal queries come to be compiled to something else than before: how they are normalised, how cells or
     * patterns are made.
     */
    public static final int VERSION = 2;

    static final long MAGIC = 0x50414E5352494557L;
    static final int BLOCK_BYTES = 1 << 18;
    static final int LENGTH_BYTES = Integer.BYTES;
    static final int CHECKSUM_BYTES = Integer.BYTES;
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BEGIN = LENGTH_BYTES;
    private static final int END = LENGTH_BYTES + BLOCK_BYTES;

    private final OutputStream out;
    private final CRC32C checksum = new CRC32C();
    private final byte[] block = new byte[END + CHECKSUM_BYTES];
    private int at = BEGIN;

    /** Begins a snapshot. */
    public SnapshotOutput(OutputStream out) throws IOException {
        this.out = out;
        byte[] head = new byte[Long.BYTES + Integer.BYTES];
        LONG.set(head, 0, MAGIC);
        INT.set(head, Long.BYTES, VERSION);
        checksum.update(head);
        out.write(head);
    }

    @Override
    public void writeByte(byte value) throws IOException {
        if (at == END) {
            endBlock();
        }
        block[at++] = value;
    }

    @Override
    public void writeBytes(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (at == END) {
                endBlock();
            }
            int some = Math.min(length - done, END - at);
            System.arraycopy(from, offset + done, block, at, some);
            at += some;
            done += some;
        }
    }

    @Override
    public void writeInt(int value) throws IOException {
        if (END - at >= Integer.BYTES) {
            INT.set(block, at, value);
            at += Integer.BYTES;
        } else {
            super.writeInt(value);
        }
    }

    @Override
    public void writeLong(long value) throws IOException {
        if (END - at >= Long.BYTES) {
            LONG.set(block, at, value);
            at += Long.BYTES;
        } else {
            super.writeLong(value);
        }
    }

    /** Writes an array with its length. */
    public void writeInts(int[] values) throws IOException {
        writeInt(values.length);
        for (int value : values) {
            writeInt(value);
        }
    }

    /** Writes an array with its length. */
    public void writeLongs(long[] values) throws IOException {
        writeInt(values.length);
        for (long value : values) {
            writeLong(value);
        }
    }

    /** Ends the snapshot. The stream stays open. */
    public void finish() throws IOException {
        if (at > BEGIN) {
            endBlock();
        }
        endBlock();
        out.flush();
    }

    private void endBlock() throws IOException {
        INT.set(block, 0, at - BEGIN);
        checksum.update(block, 0, at);
        INT.set(block, at, (int) checksum.getValue());
        out.write(block, 0, at + CHECKSUM_BYTES);
        at = BEGIN;
    }
}
