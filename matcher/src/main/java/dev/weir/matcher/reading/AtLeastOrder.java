package dev.weir.matcher.reading;

import java.util.Arrays;

/**
 * The order in which Lucene takes up the parts of "at least so many". It walks documents with a heap of these parts,
 * and then takes them as they lie in it, from the last to the first; where two stretches are equal, that decides with
 * which it goes on. For one thread.
 */
final class AtLeastOrder {
    private int[] heap = new int[16];
    private boolean[] moved = new boolean[16];
    private int[] order = new int[16];
    private int filled;
    private int orderOf;

    /** The numbers from 0 to below the number of parts; valid up to there, and until the next call. */
    int[] of(int parts) {
        if (parts != orderOf) {
            if (order.length < parts) {
                heap = new int[parts];
                moved = new boolean[parts];
                order = new int[parts];
            }
            moveAll(parts);
            filled = parts;
            fill(0, parts);
            orderOf = parts;
        }
        return order;
    }

    /** Moves each part to the document, always the one on top, which then sinks below those that were not moved. */
    private void moveAll(int parts) {
        for (int i = 0; i < parts; i++) {
            heap[i] = i;
        }
        Arrays.fill(moved, 0, parts, false);
        while (!moved[heap[0]]) {
            int sinking = heap[0];
            moved[sinking] = true;
            int at = 0;
            while (true) {
                int child = 2 * at + 1;
                if (child + 1 < parts && moved[heap[child]] && !moved[heap[child + 1]]) {
                    child++;
                }
                if (child >= parts || moved[heap[child]]) {
                    break;
                }
                heap[at] = heap[child];
                at = child;
            }
            heap[at] = sinking;
        }
    }

    /** Puts a place of the heap, and those below it, before what is there. */
    private void fill(int at, int parts) {
        if (at < parts) {
            order[--filled] = heap[at];
            fill(2 * at + 1, parts);
            fill(2 * at + 2, parts);
        }
    }
}
