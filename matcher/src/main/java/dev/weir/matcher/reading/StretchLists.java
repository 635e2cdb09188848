package dev.weir.matcher.reading;

import dev.weir.matcher.leaf.StretchCode;
import java.util.Arrays;

/**
 * Lists of stretches, one behind the other in one array, as on a stack. A stretch is three numbers: its first and its
 * last position, and the gaps in it; a list has them in the order of their ends. For one thread.
 */
// Arrays because it is the hot path.
final class StretchLists {
    /** Numbers of a stretch. */
    static final int STRIDE = 3;

    /** The list holds stretches that may be single words. */
    static final int SINGLE = StretchCode.SINGLE;

    /** The list holds repeated stretches, whose width is that of what is repeated. */
    static final int REPEATED = 1;

    /** Behind the last position. */
    static final int NO_MORE = Integer.MAX_VALUE;

    /** Room for more numbers than this is given back after the document. */
    private static final int MAX_KEPT = 1 << 18;

    private int[] values = new int[1 << 10];
    private int top;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int[] flags = new int[32];
    private int count;

    /** What is behind it, valid until the next stretch is added. */
    int[] values() {
        return values;
    }

    /** Where the next stretch will be. */
    int top() {
        return top;
    }

    /** How many lists there are. */
    int count() {
        return count;
    }

    /** Where a list begins. */
    int start(int list) {
        return starts[list];
    }

    /** Where a list ends. */
    int end(int list) {
        return ends[list];
    }

    /** {@link #SINGLE} and {@link #REPEATED}. */
    int flags(int list) {
        return flags[list];
    }

    /** Adds a stretch to the list that is being made. */
    void add(int start, int end, int gaps) {
        reserve(STRIDE);
        values[top] = start;
        values[top + 1] = end;
        values[top + 2] = gaps;
        top += STRIDE;
    }

    /** Makes room for so many numbers. */
    void reserve(int numbers) {
        if (values.length - top < numbers) {
            values = Arrays.copyOf(values, Math.max(values.length * 2, top + numbers));
        }
    }

    /** Ends the list that is being made, and which began at a place; if it is empty, there is none. */
    void endList(int start, int newFlags) {
        if (start == top) {
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            flags = Arrays.copyOf(flags, 2 * count);
        }
        starts[count] = start;
        ends[count] = top;
        flags[count] = newFlags;
        count++;
    }

    /** Forgets what was added last, so that there are as many lists as before. */
    void truncate(int newTop, int newCount) {
        top = newTop;
        count = newCount;
    }

    /** Forgets some lists, and moves those behind them to their place. */
    void remove(int from, int to, int place) {
        if (from == to) {
            return;
        }
        int begin = to == count ? top : starts[to];
        int moved = begin - place;
        System.arraycopy(values, begin, values, place, top - begin);
        for (int list = to; list < count; list++) {
            starts[list - to + from] = starts[list] - moved;
            ends[list - to + from] = ends[list] - moved;
            flags[list - to + from] = flags[list];
        }
        count -= to - from;
        top -= moved;
    }

    /** Adds a list that is the same as one that there is. */
    void copy(int list) {
        int start = top;
        int length = ends[list] - starts[list];
        reserve(length);
        System.arraycopy(values, starts[list], values, top, length);
        top += length;
        endList(start, flags[list]);
    }

    /**
     * Turns ascending positions that were put down at the top, one number each, into a list.
     *
     * @param once whether each position counts once
     */
    void endPositions(int start, int positions, boolean once, int newFlags) {
        int count = positions;
        if (once) {
            count = 0;
            for (int i = start; i < start + positions; i++) {
                if (count == 0 || values[i] != values[start + count - 1]) {
                    values[start + count++] = values[i];
                }
            }
        }
        reserve(STRIDE * count);
        for (int i = count - 1; i >= 0; i--) {
            int position = values[start + i];
            values[start + STRIDE * i] = position;
            values[start + STRIDE * i + 1] = position;
            values[start + STRIDE * i + 2] = 0;
        }
        top = start + STRIDE * count;
        endList(start, newFlags);
    }

    /** Gives back room that only a long document needed. */
    void trim() {
        truncate(0, 0);
        if (values.length > MAX_KEPT) {
            values = new int[1 << 10];
        }
    }

    /** Ends the list that is being made from a place on, in place of all lists from one on. */
    void replace(int firstList, int from, int flags) {
        int place = start(firstList);
        int to = count();
        if (from == top()) {
            truncate(place, firstList);
            return;
        }
        endList(from, flags);
        remove(firstList, to, place);
    }
}
