package dev.weir.matcher.pattern;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/** The term that patterns are compared with. For one thread, and for one term after the other. */
final class Term {
    private static final int UNREAD = -1;

    /** The term, and eight zeros after it, so that eight bytes can be read at once wherever it has one. */
    byte[] bytes = new byte[64];

    int length;

    private int[] codePoints = new int[32];
    private int codePointCount = UNREAD;
    private final long[] places = new long[128];
    private boolean placed;
    private final int[] word = new int[Pattern.MAX_FUZZY_CODE_POINTS];

    void set(BytesRef term) {
        if (placed) {
            for (int i = 0; i < length; i++) {
                places[bytes[i]] = 0;
            }
            placed = false;
        }
        length = term.length;
        if (bytes.length < length + Keys.MAX_LENGTH) {
            bytes = new byte[length + length / 2 + Keys.MAX_LENGTH];
        }
        System.arraycopy(term.bytes, term.offset, bytes, 0, length);
        Arrays.fill(bytes, length, length + Keys.MAX_LENGTH, (byte) 0);
        codePointCount = UNREAD;
    }

    int codePointCount() {
        if (codePointCount == UNREAD) {
            if (codePoints.length < length) {
                codePoints = new int[length + length / 2];
            }
            codePointCount = Utf8.decode(bytes, 0, length, codePoints);
        }
        return codePointCount;
    }

    /** The code points; valid up to {@link #codePointCount}, which is to be asked first. */
    int[] codePoints() {
        return codePoints;
    }

    /** Whether there are from 1 to 64 code points, all below 128. */
    boolean isShortAscii() {
        return length > 0 && length <= Long.SIZE && codePointCount() == length;
    }

    /** Of a short ASCII term, where in it each letter stands, as bits. */
    long[] places() {
        if (!placed) {
            for (int i = 0; i < length; i++) {
                places[bytes[i]] |= 1L << i;
            }
            placed = true;
        }
        return places;
    }

    /** Room for the code points of a fuzzy word. */
    int[] word() {
        return word;
    }
}
