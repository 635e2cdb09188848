package dev.weir.matcher.flat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * From 64-bit keys to numbers, in flat arrays. Most keys that are asked for are not there, and most of those a small
 * filter refuses (Bloom 1970, with one hash), which stays in the processor's cache where the table does not. Threads as
 * with {@link IdTable}; of an entry the number is written last.
 */
public final class KeyTable {
    /** No such key. */
    public static final int NONE = -1;

    private static final int PART_BITS = 6;
    private static final int FIRST_CAPACITY = 8;
    private static final int FULL_QUARTERS = 3;
    private static final int FILTER_BITS_PER_KEY = 16;
    private static final VarHandle VALUE = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle PART = MethodHandles.arrayElementVarHandle(Part[].class);

    /** Values are numbers plus 1; 0 is an empty place. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(long[] keys, int[] values) {}

    private final Part[] parts = new Part[1 << PART_BITS];
    private final int[] taken = new int[1 << PART_BITS];
    private int size;
    /** A power of two of words; only ever set, by the one thread. */
    private volatile long[] filter = new long[1];

    public KeyTable() {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Part(new long[FIRST_CAPACITY], new int[FIRST_CAPACITY]);
        }
    }

    /** The number of a key; {@link #NONE} if it has none. */
    public int get(long key) {
        int spread = spread(key);
        if (!mayHave(filter, spread)) {
            return NONE;
        }
        Part part = (Part) PART.getAcquire(parts, spread >>> (Integer.SIZE - PART_BITS));
        int[] values = part.values;
        for (int i = home(spread, values.length); ; i = i + 1 == values.length ? 0 : i + 1) {
            int value = (int) VALUE.getAcquire(values, i);
            if (value == 0) {
                return NONE;
            }
            if (part.keys[i] == key) {
                return value - 1;
            }
        }
    }

    /** Gives a number to a key that has none. */
    public void put(long key, int value) {
        int spread = spread(key);
        int at = spread >>> (Integer.SIZE - PART_BITS);
        Part part = parts[at];
        if (4L * (taken[at] + 1) > (long) FULL_QUARTERS * part.values.length) {
            part = grown(part, (part.values.length >> 1) + 1);
            PART.setRelease(parts, at, part);
        }
        insert(part, key, value + 1);
        taken[at]++;
        size++;
        if ((long) size * FILTER_BITS_PER_KEY > (long) filter.length << 6) {
            filter = largerFilter();
        }
        set(filter, spread);
    }

    /** Makes room for so many more at once, so that putting them copies nothing, or little. */
    public void expect(int more) {
        int each = (more >>> PART_BITS) + (more >>> (PART_BITS + 1));
        for (int at = 0; at < parts.length; at++) {
            PART.setRelease(parts, at, grown(parts[at], each));
        }
        while (((long) size + more) * FILTER_BITS_PER_KEY > (long) filter.length << 6) {
            filter = largerFilter();
        }
    }

    public long ramBytes() {
        long places = 0;
        for (Part part : parts) {
            places += part.values.length;
        }
        return places * (Long.BYTES + Integer.BYTES) + 8L * filter.length;
    }

    private long[] largerFilter() {
        long[] larger = new long[filter.length * 2];
        for (Part part : parts) {
            for (int i = 0; i < part.values.length; i++) {
                if (part.values[i] != 0) {
                    set(larger, spread(part.keys[i]));
                }
            }
        }
        return larger;
    }

    private static boolean mayHave(long[] filter, int spread) {
        return (filter[(spread >>> 6) & (filter.length - 1)] & (1L << spread)) != 0;
    }

    private static void set(long[] filter, int spread) {
        filter[(spread >>> 6) & (filter.length - 1)] |= 1L << spread;
    }

    private static Part grown(Part part, int more) {
        int capacity = part.values.length + more;
        Part larger = new Part(new long[capacity], new int[capacity]);
        for (int i = 0; i < part.values.length; i++) {
            if (part.values[i] != 0) {
                insert(larger, part.keys[i], part.values[i]);
            }
        }
        return larger;
    }

    private static void insert(Part part, long key, int value) {
        int i = home(spread(key), part.values.length);
        while (part.values[i] != 0) {
            i = i + 1 == part.values.length ? 0 : i + 1;
        }
        part.keys[i] = key;
        VALUE.setRelease(part.values, i, value);
    }

    private static int spread(long key) {
        long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32));
    }

    private static int home(int spread, int capacity) {
        return (int) ((((spread << PART_BITS) & 0xFFFF_FFFFL) * capacity) >>> Integer.SIZE);
    }
}
