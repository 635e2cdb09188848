package dev.weir.matcher.flat;

import java.util.Arrays;

/** A set of small numbers. For one thread. */
public final class Bits {
    private static final int FIRST_WORDS = 64;

    private long[] words = new long[FIRST_WORDS];

    /** Makes room for numbers below that one. */
    public void ensure(int numbers) {
        int needed = (numbers >>> 6) + 1;
        if (needed > words.length) {
            words = Arrays.copyOf(words, Integer.highestOneBit(needed - 1) << 1);
        }
    }

    public boolean get(int number) {
        return (words[number >>> 6] & (1L << number)) != 0;
    }

    public void set(int number) {
        words[number >>> 6] |= 1L << number;
    }

    public void clear(int number) {
        words[number >>> 6] &= ~(1L << number);
    }

    /** Sets it, and tells whether it was not set before. */
    public boolean add(int number) {
        long before = words[number >>> 6];
        long after = before | (1L << number);
        words[number >>> 6] = after;
        return before != after;
    }

    /** Adds all of another set. */
    public void addAll(Bits others) {
        ensure(others.words.length << 6);
        for (int i = 0; i < others.words.length; i++) {
            words[i] |= others.words[i];
        }
    }

    /** Clears the number, and with it up to 63 of its neighbours: for clearing all that were set. */
    public void clearWordOf(int number) {
        words[number >>> 6] = 0;
    }

    /** What is behind it, a power of two of words, for loops that cannot afford a call. */
    public long[] words() {
        return words;
    }
}
