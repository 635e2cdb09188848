package dev.weir.matcher.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The keys under which patterns are filed, as hashes of up to eight bytes of a term. Equal keys have equal hashes, and
 * what two different keys with one hash bring together is told apart when the pattern is compared.
 */
final class Keys {
    /** The bytes are the first ones of the term. */
    static final int HEAD = 1;

    /** The bytes are the last ones of the term. */
    static final int TAIL = 2;

    /** The bytes are somewhere in the term. */
    static final int GRAM = 3;

    /** All of the term; of any length. */
    static final int WHOLE = 4;

    /** What is left of a term after edits; see {@link DeletionKeys}. */
    static final int DELETION = 5;

    /** Heads, tails and grams have at most so many bytes. */
    static final int MAX_LENGTH = 8;

    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final long MIX_AGAIN = 0xD6E8_FEB8_6659_FD93L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Keys() {}

    /** Eight bytes, the first one lowest. */
    static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Up to eight bytes, zeros for the rest; for arrays that may end before. */
    static long word(byte[] bytes, int at, int length) {
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = word << 8 | (bytes[at + i] & 0xFF);
        }
        return word;
    }

    /** The lowest bytes of a word. */
    static long mask(int length) {
        return -1L >>> (64 - 8 * length);
    }

    static long salt(int kind, int length) {
        return (kind * 16L + length) * MIX_AGAIN;
    }

    /** Of a word that is masked to the length that the salt is for. */
    static int hash(long word, long salt) {
        long x = word ^ salt;
        x = (x ^ (x >>> 32)) * MIX;
        return (int) (x >>> 32);
    }

    static int hash(int kind, int length, long word) {
        return hash(word, salt(kind, length));
    }

    static int whole(byte[] bytes, int from, int to) {
        long x = (long) to - from;
        for (int i = from; i < to; i++) {
            x = (x ^ (bytes[i] & 0xFF)) * MIX_AGAIN;
            x ^= x >>> 29;
        }
        return hash(x, salt(WHOLE, 0));
    }
}
