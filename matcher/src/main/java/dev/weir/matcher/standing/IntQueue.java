package dev.weir.matcher.standing;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ints in order, added at one end and taken from both; four bytes each, in pages. For one thread. */
final class IntQueue {
    private static final int PAGE_BITS = 10;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int MASK = PAGE_SIZE - 1;

    private final Deque<int[]> pages = new ArrayDeque<>();
    /** Where the first is in the first page. */
    private int start;

    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void addLast(int value) {
        int end = start + size;
        if (end == pages.size() << PAGE_BITS) {
            pages.addLast(new int[PAGE_SIZE]);
        }
        pages.getLast()[end & MASK] = value;
        size++;
    }

    /** The earliest added; there must be one. */
    int first() {
        return pages.getFirst()[start];
    }

    /** The latest added; there must be one. */
    int last() {
        return pages.getLast()[(start + size - 1) & MASK];
    }

    int removeFirst() {
        int value = first();
        start++;
        size--;
        if (start == PAGE_SIZE) {
            pages.removeFirst();
            start = 0;
        }
        return value;
    }

    int removeLast() {
        int value = last();
        size--;
        if (((start + size) & MASK) == 0) {
            pages.removeLast();
        }
        return value;
    }

    long ramBytes() {
        return pages.size() * (PAGE_SIZE * (long) Integer.BYTES + Records.ARRAY_BYTES);
    }
}
