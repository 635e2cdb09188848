package dev.weir.matcher.pattern;

import org.apache.lucene.util.BytesRef;

/**
 * What one thread needs to ask a {@link PatternIndex}: the term being asked about, and scratch space. Make one per
 * thread and use it for any number of terms and indexes.
 */
public final class Probe {
    private static final int UNREAD = -1;

    byte[] bytes = BytesRef.EMPTY_BYTES;
    int from;
    int to;
    private int[] codePoints = new int[32];
    private int codePointCount = UNREAD;
    private final int[] word = new int[Pattern.MAX_FUZZY_CODE_POINTS];

    void reset(BytesRef term) {
        bytes = term.bytes;
        from = term.offset;
        to = term.offset + term.length;
        codePointCount = UNREAD;
    }

    int length() {
        return to - from;
    }

    /** The code points of the term; of which {@link #codePointCount} are valid. */
    int[] codePoints() {
        read();
        return codePoints;
    }

    /** Room for the code points of a fuzzy word. */
    int[] word() {
        return word;
    }

    int codePointCount() {
        read();
        return codePointCount;
    }

    private void read() {
        if (codePointCount == UNREAD) {
            int bound = to - from;
            if (codePoints.length < bound) {
                codePoints = new int[bound + bound / 2];
            }
            codePointCount = Utf8.decode(bytes, from, to, codePoints);
        }
    }
}
