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

    boolean contains(int number) {
        return entries[place(number)] == entry(number);
    }

    /** Whether the number was not there. */
    boolean add(int number) {
        int place = place(number);
        long entry = entry(number);
        if (entries[place] == entry) {
            return false;
        }
        entries[place] = entry;
        if (++size * 2 > entries.length) {
            grow();
        }
        return true;
    }

    private long entry(int number) {
        return (long) generation << 32 | number;
    }

    /** Where the number is, or would be. */
    private int place(int number) {
        long entry = entry(number);
        int mask = entries.length - 1;
        int mixed = number * 0x9E37_79B9;
        int place = (mixed ^ (mixed >>> 15)) & mask;
        while (entries[place] >>> 32 == generation && entries[place] != entry) {
            place = (place + 1) & mask;
        }
        return place;
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
