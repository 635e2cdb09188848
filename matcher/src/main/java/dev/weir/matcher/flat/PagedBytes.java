package dev.weir.matcher.flat;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/** A growing store of short byte strings. Threads and growth as with {@link PagedInts}. */
public final class PagedBytes {
    private static final int PAGE_BITS = 16;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int FIRST_PAGE_SIZE = 256;
    private static final byte[][] NONE = {};
    private static final int TAG_BYTES = 2;
    private static final int HEAD_BYTES = TAG_BYTES + 2;
    private static final int MAX_LENGTH = PAGE_SIZE - HEAD_BYTES;

    private volatile byte[][] pages = NONE;
    private int end;

    /**
     * Stores a string with a small number beside it.
     *
     * @param tag from 0 to 65,535
     * @return where it is
     */
    public int add(int tag, BytesRef bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException("a string has " + bytes.length + " bytes, at most " + MAX_LENGTH);
        }
        int need = HEAD_BYTES + bytes.length;
        int last = pages.length - 1;
        if (last == 0 && end + need <= PAGE_SIZE && end + need > pages[0].length) {
            pages = new byte[][] {Arrays.copyOf(pages[0], Math.min(PAGE_SIZE, Math.max(end + need, 2 * end)))};
        } else if (last < 0 || end + need > (last + 1) << PAGE_BITS) {
            byte[][] more = Arrays.copyOf(pages, last + 2);
            more[last + 1] = new byte[last < 0 ? Math.max(need, FIRST_PAGE_SIZE) : PAGE_SIZE];
            pages = more;
            end = (last + 1) << PAGE_BITS;
        }
        int at = end;
        byte[] page = pages[at >>> PAGE_BITS];
        int in = at & (PAGE_SIZE - 1);
        page[in] = (byte) (tag >>> Byte.SIZE);
        page[in + 1] = (byte) tag;
        page[in + TAG_BYTES] = (byte) (bytes.length >>> Byte.SIZE);
        page[in + TAG_BYTES + 1] = (byte) bytes.length;
        System.arraycopy(bytes.bytes, bytes.offset, page, in + HEAD_BYTES, bytes.length);
        end = at + need;
        return at;
    }

    /** Points the reference to what is at that place. */
    public void get(int at, BytesRef into) {
        byte[] page = pages[at >>> PAGE_BITS];
        int in = at & (PAGE_SIZE - 1);
        into.bytes = page;
        into.offset = in + HEAD_BYTES;
        into.length = number(page, in + TAG_BYTES);
    }

    /** Whether what is at that place equals the bytes. */
    public boolean equals(int at, BytesRef bytes) {
        byte[] page = pages[at >>> PAGE_BITS];
        int in = at & (PAGE_SIZE - 1);
        int length = number(page, in + TAG_BYTES);
        return length == bytes.length
                && Arrays.equals(
                        page,
                        in + HEAD_BYTES,
                        in + HEAD_BYTES + length,
                        bytes.bytes,
                        bytes.offset,
                        bytes.offset + bytes.length);
    }

    /** The number beside what is at that place. */
    public int tag(int at) {
        return number(pages[at >>> PAGE_BITS], at & (PAGE_SIZE - 1));
    }

    /** How long it is. */
    public int length(int at) {
        return number(pages[at >>> PAGE_BITS], (at & (PAGE_SIZE - 1)) + TAG_BYTES);
    }

    private static int number(byte[] page, int in) {
        return ((page[in] & 0xFF) << Byte.SIZE) | (page[in + 1] & 0xFF);
    }

    public long ramBytes() {
        return pages.length == 0 ? 0 : pages[0].length + (pages.length - 1L) * (PAGE_SIZE + 24);
    }
}
