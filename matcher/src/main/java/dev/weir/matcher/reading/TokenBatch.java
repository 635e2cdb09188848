package dev.weir.matcher.reading;

import org.apache.lucene.util.ArrayUtil;

/** Tokens that were read and are yet to be looked up, many at once. For one thread. */
// Arrays because it is the hot path.
final class TokenBatch {
    /** So many tokens are looked up together. */
    static final int MAX_TOKENS = 256;

    /** Room for more characters is given back. */
    private static final int MAX_KEPT_CHARS = 1 << 16;

    private final int[] hashes = new int[MAX_TOKENS];
    private final int[] ends = new int[MAX_TOKENS];
    private final int[] increments = new int[MAX_TOKENS];
    private char[] chars = new char[1 << 12];
    private int size;

    /**
     * Adds a token.
     *
     * @return whether there is no room for another
     */
    boolean add(char[] buffer, int length, int increment) {
        int from = start(size);
        chars = ArrayUtil.grow(chars, from + length);
        System.arraycopy(buffer, 0, chars, from, length);
        hashes[size] = TokenTable.hash(buffer, length);
        ends[size] = from + length;
        increments[size] = increment;
        return ++size == MAX_TOKENS;
    }

    void clear() {
        size = 0;
        if (chars.length > MAX_KEPT_CHARS) {
            chars = new char[1 << 12];
        }
    }

    int size() {
        return size;
    }

    /** How much further its position is than that of the token before. */
    int increment(int token) {
        return increments[token];
    }

    /** Reads ahead what {@link #record} will need; returns anything. */
    int touch(TokenTable table) {
        return table.touch(hashes, size);
    }

    /** The record of a token. */
    int record(int token, TokenTable table, int limit) {
        int from = start(token);
        return table.record(chars, from, ends[token] - from, hashes[token], limit);
    }

    private int start(int token) {
        return token == 0 ? 0 : ends[token - 1];
    }
}
