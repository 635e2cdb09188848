package dev.weir.matcher.standing;

import java.util.Arrays;

/** A growing array of ids. For one thread. */
public final class Ids {
    private static final int FIRST_CAPACITY = 16;

    private long[] values = new long[FIRST_CAPACITY];
    private int size;

    public void add(long id) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = id;
    }

    public long get(int index) {
        return values[index];
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /** Forgets all from that index on. */
    public void truncate(int newSize) {
        size = newSize;
    }

    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
