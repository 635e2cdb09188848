package dev.weir.matcher.flat;

import java.util.Arrays;

/** A growing array of longs. For one thread. */
public final class Longs {
    private static final int FIRST_CAPACITY = 16;

    private long[] values;
    private int size;

    public Longs() {
        this(FIRST_CAPACITY);
    }

    public Longs(int capacity) {
        values = new long[Math.max(capacity, 1)];
    }

    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Ints.grown(size));
        }
        values[size++] = value;
    }

    public long get(int index) {
        return values[index];
    }

    public void set(int index, long value) {
        values[index] = value;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public void clear() {
        size = 0;
    }

    /** Forgets all from that index on. */
    public void truncate(int newSize) {
        size = newSize;
    }

    /** What is behind it, valid up to {@link #size()} and until the next {@link #add}. */
    public long[] array() {
        return values;
    }

    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
