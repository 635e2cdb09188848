package dev.weir.matcher.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ranges of terms, found by the place of a term among all their bounds. They do not change.
 *
 * <p>The bounds in order make places: an odd one for each bound, an even one for what lies between two. A range is the
 * places from one to another. Sorted by the first, those that begin early enough stand together, and a tree of maxima
 * over the last places leads to the ones among them that also end late enough, and to no other.
 */
final class Ranges {
    private final byte[] codes;
    /** Where in the codes the different bounds are, in order. */
    private final int[] boundFrom;

    private final int[] boundTo;
    /** The ranges by their first places. */
    private final int[] slots;

    private final int[] first;
    /**
     * A tree in an array, the children of i at 2i and 2i + 1: at the leaves the last places of the ranges, above the
     * larger of two.
     */
    private final int[] last;

    private final int leaves;

    /** Where a bound is in the codes. */
    private record Bound(int from, int to) {}

    /** The places of a range. */
    private record Span(int first, int last, int slot) {}

    /** @param ranges the slots of patterns that are ranges */
    Ranges(byte[] codes, int[] starts, int[] ranges) {
        this.codes = codes;
        List<Bound> bounds = bounds(codes, starts, ranges);
        boundFrom = bounds.stream().mapToInt(Bound::from).toArray();
        boundTo = bounds.stream().mapToInt(Bound::to).toArray();
        List<Span> spans = new ArrayList<>();
        for (int slot : ranges) {
            Span span = span(starts[slot], starts[slot + 1], slot);
            if (span.first <= span.last) {
                spans.add(span);
            }
        }
        spans.sort((a, b) -> Integer.compare(a.first, b.first));
        slots = spans.stream().mapToInt(Span::slot).toArray();
        first = spans.stream().mapToInt(Span::first).toArray();
        leaves = Math.max(1, Integer.highestOneBit(2 * spans.size() - 1));
        last = new int[2 * leaves];
        Arrays.fill(last, -1);
        for (int i = 0; i < slots.length; i++) {
            last[leaves + i] = spans.get(i).last;
        }
        for (int node = leaves - 1; node > 0; node--) {
            last[node] = Math.max(last[2 * node], last[2 * node + 1]);
        }
    }

    private static List<Bound> bounds(byte[] codes, int[] starts, int[] ranges) {
        List<Bound> all = new ArrayList<>();
        for (int slot : ranges) {
            int from = starts[slot];
            int middle = PatternCode.lowerEnd(codes, from);
            if ((codes[from + 1] & PatternCode.HAS_LOWER) != 0) {
                all.add(new Bound(from + PatternCode.RANGE_HEAD, middle));
            }
            if ((codes[from + 1] & PatternCode.HAS_UPPER) != 0) {
                all.add(new Bound(middle, starts[slot + 1]));
            }
        }
        all.sort((a, b) -> Arrays.compareUnsigned(codes, a.from, a.to, codes, b.from, b.to));
        List<Bound> different = new ArrayList<>();
        for (Bound bound : all) {
            Bound before = different.isEmpty() ? null : different.getLast();
            if (before == null || !Arrays.equals(codes, bound.from, bound.to, codes, before.from, before.to)) {
                different.add(bound);
            }
        }
        return different;
    }

    private Span span(int from, int to, int slot) {
        int flags = codes[from + 1];
        int middle = PatternCode.lowerEnd(codes, from);
        int begin = 0;
        int end = 2 * boundFrom.length;
        if ((flags & PatternCode.HAS_LOWER) != 0) {
            int place = place(codes, from + PatternCode.RANGE_HEAD, middle);
            begin = (flags & PatternCode.LOWER_INCLUSIVE) != 0 ? place : place + 1;
        }
        if ((flags & PatternCode.HAS_UPPER) != 0) {
            int place = place(codes, middle, to);
            end = (flags & PatternCode.UPPER_INCLUSIVE) != 0 ? place : place - 1;
        }
        return new Span(begin, end, slot);
    }

    /** Twice the number of bounds below a term, and one more if it is a bound itself. */
    private int place(byte[] bytes, int from, int to) {
        int low = 0;
        int high = boundFrom.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(bytes, from, to, codes, boundFrom[middle], boundTo[middle]);
            if (order == 0) {
                return 2 * middle + 1;
            }
            if (order < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return 2 * low;
    }

    /** Appends the numbers of the ranges, from a slot on, in which the term lies that is being probed. */
    void around(Term term, int firstSlot, int[] numbers, IntList out) {
        if (slots.length == 0) {
            return;
        }
        int place = place(term.bytes, 0, term.length);
        int low = 0;
        int high = first.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (first[middle] <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        collect(1, 0, leaves, low, place, firstSlot, numbers, out);
    }

    /** Of the ranges from {@code from} to {@code to}, which are those below a node, the ones before {@code end}. */
    private void collect(int node, int from, int to, int end, int place, int firstSlot, int[] numbers, IntList out) {
        if (from >= end || last[node] < place) {
            return;
        }
        if (node >= leaves) {
            if (slots[from] >= firstSlot) {
                out.add(numbers[slots[from]]);
            }
            return;
        }
        int middle = (from + to) >>> 1;
        collect(2 * node, from, middle, end, place, firstSlot, numbers, out);
        collect(2 * node + 1, middle, to, end, place, firstSlot, numbers, out);
    }

    long ramBytes() {
        return 8L * boundFrom.length + 8L * slots.length + 4L * last.length;
    }
}
