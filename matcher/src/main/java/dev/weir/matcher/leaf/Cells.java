package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.Longs;
import java.util.List;

/**
 * Cells of numbers and of places: what has the same leading bits. A span or a box is covered by a few cells of one size;
 * a number in it lies in one of them. A cell is named by a key that mixes its field, its size and its bits: should two
 * cells have one key, then a search is looked at once too often, and nothing is missed.
 */
final class Cells {
    /** How many cells cover one span at most. */
    static final int MAX_CELLS_PER_SPAN = 8;

    /** How many cells cover a box at most. */
    static final int MAX_CELLS_PER_BOX = 9;

    /** How many cells a leaf has at most; one that would need more is not found by cells. */
    static final int MAX_CELLS = 256;

    private static final int LEVEL_STEP = 2;

    private Cells() {}

    /** The key of the number's cell of a size of 2 to the shift. */
    static long ofNumber(int field, int shift, long value) {
        return key(field, shift, (value ^ Long.MIN_VALUE) >>> shift);
    }

    /** The key of the place's cell. */
    static long ofPlace(int field, int shift, int lat, int lon) {
        return key(
                field,
                shift,
                (long) ((lat ^ Integer.MIN_VALUE) >>> shift) << Integer.SIZE | (lon ^ Integer.MIN_VALUE) >>> shift);
    }

    /**
     * The cells that cover the spans.
     *
     * @param keys takes the keys
     * @return the shift that was taken; -1 if they need too many cells
     */
    static int cover(int field, List<Span> spans, Longs keys) {
        long allowed = Math.min(MAX_CELLS, spans.size() + MAX_CELLS_PER_SPAN - 1L);
        for (int shift = 0; shift < Long.SIZE; shift += LEVEL_STEP) {
            if (count(spans, shift, allowed) <= allowed) {
                long next = 0;
                for (Span span : spans) {
                    for (long cell = Math.max(next, span.low >>> shift); cell <= span.high >>> shift; cell++) {
                        keys.add(key(field, shift, cell));
                    }
                    next = (span.high >>> shift) + 1;
                }
                return shift;
            }
        }
        return -1;
    }

    /** How many different cells of that size the spans need; anything above the limit if they need more than it. */
    private static long count(List<Span> spans, int shift, long limit) {
        long count = 0;
        long next = 0;
        for (Span span : spans) {
            long low = span.low >>> shift;
            long high = span.high >>> shift;
            if (shift == 0 && Long.compareUnsigned(high - low, limit) >= 0) {
                return limit + 1;
            }
            count += Math.max(0, high - Math.max(low, next) + 1);
            if (count > limit) {
                return count;
            }
            next = high + 1;
        }
        return count;
    }

    /** First and last number of a span, as unsigned numbers in the order of the signed ones. */
    record Span(long low, long high) {
        static Span of(long low, long high) {
            return new Span(low ^ Long.MIN_VALUE, high ^ Long.MIN_VALUE);
        }
    }

    /** The cells that cover a box; returns the shift that was taken. */
    static int cover(int field, int minLat, int minLon, int maxLat, int maxLon, Longs keys) {
        for (int shift = 0; shift < Integer.SIZE; shift += LEVEL_STEP) {
            long south = (minLat ^ Integer.MIN_VALUE) >>> shift;
            long north = (maxLat ^ Integer.MIN_VALUE) >>> shift;
            long west = (minLon ^ Integer.MIN_VALUE) >>> shift;
            long east = (maxLon ^ Integer.MIN_VALUE) >>> shift;
            if ((north - south + 1) * (east - west + 1) <= MAX_CELLS_PER_BOX) {
                for (long lat = south; lat <= north; lat++) {
                    for (long lon = west; lon <= east; lon++) {
                        keys.add(key(field, shift, lat << Integer.SIZE | lon));
                    }
                }
                return shift;
            }
        }
        return -1;
    }

    private static long key(int field, int shift, long bits) {
        long mixed = (bits + ((long) field << 8 | shift)) * 0x9E3779B97F4A7C15L;
        return (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L + ((long) field << 8 | shift);
    }
}
