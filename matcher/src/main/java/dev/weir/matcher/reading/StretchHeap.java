package dev.weir.matcher.reading;

import java.util.Arrays;

/**
 * A binary heap of the numbers of lists. Lucene's own heap decides between stretches that are equal in its order by
 * where they happen to be in it; this one is the same (Williams 1964, as it is usually written), so that they come in
 * the same order. For one thread.
 */
abstract class StretchHeap {
    /** From index 1 on. */
    private int[] heap = new int[16];

    private int size;

    /** Whether the list comes before the other, or may. */
    abstract boolean isBefore(int list, int other);

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int top() {
        return heap[1];
    }

    /** One of those in it, from 0. */
    int get(int index) {
        return heap[index + 1];
    }

    void add(int list) {
        if (++size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int at = size;
        while (at > 1 && isBefore(list, heap[at >>> 1])) {
            heap[at] = heap[at >>> 1];
            at >>>= 1;
        }
        heap[at] = list;
    }

    int pop() {
        int popped = heap[1];
        int sinking = heap[size--];
        int at = 1;
        while (true) {
            int child = 2 * at;
            if (child + 1 <= size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (child > size || !isBefore(heap[child], sinking)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = sinking;
        return popped;
    }
}
