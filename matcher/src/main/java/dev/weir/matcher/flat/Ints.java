package dev.weir.matcher.flat;

import java.util.Arrays;

/** A growing array of ints. For one thread. */
public final class Ints {
    private static final int FIRST_CAPACITY = 16;

    private int[] values;
    private int size;

    public Ints() {
        this(FIRST_CAPACITY);
    }

    public Ints(int capacity) {
        values = new int[Math.max(capacity, 1)];
    }

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, grown(size));
        }
        values[size++] = value;
    }

    public void addAll(int[] more) {
        if (values.length - size < more.length) {
            values = Arrays.copyOf(values, Math.max(grown(size), size + more.length));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size += more.length;
    }

    public int get(int index) {
        return values[index];
    }

    public void set(int index, int value) {
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
    public int[] array() {
        return values;
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /** The next capacity of an array that is full. */
    static int grown(int capacity) {
        return Math.max(FIRST_CAPACITY, (int) Math.min(Integer.MAX_VALUE - 8L, capacity + (capacity >> 1) + 1L));
    }
}
