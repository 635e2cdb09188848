package dev.weir.matcher.pattern;

import java.util.Arrays;

/** A set of small numbers that is emptied often. For one thread. */
final class Seen {
    /** A number in the low half, and in the high half the generation in which it was added. */
    private long[] entries = new long[256];

    private int generation = 1;
    private int size;

    void clear() {
        size = 0;
        if (++generation < 0) {
            Arrays.fill(entries, 0);
            generation = 1;
        }
    }

    /** Whether the number was not there. */
    boolean add(int number) {
        long entry = (long) generation << 32 | number;
        int mask = entries.length - 1;
        int mixed = number * 0x9E37_79B9;
        int at = (mixed ^ (mixed >>> 15)) & mask;
        while (entries[at] >>> 32 == generation) {
            if (entries[at] == entry) {
                return false;
            }
            at = (at + 1) & mask;
        }
        entries[at] = entry;
        if (++size * 2 > entries.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[2 * old.length];
        size = 0;
        for (long entry : old) {
            if (entry >>> 32 == generation) {
                add((int) entry);
            }
        }
    }
}
