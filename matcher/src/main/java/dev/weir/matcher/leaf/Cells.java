package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.Longs;
import dev.weir.matcher.form.Form;
import java.util.List;

/**
 * Cells of numbers and of places: what has the same leading bits. A span or a box is covered by a few cells of one
 * size; a number in it lies in one of them. A cell is named by a key that mixes its field, its size and its bits:
 * should two cells have one key, then a search is looked at once too often, and nothing is missed.
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
        return key(field, shift, value >> shift);
    }

    /** The key of the place's cell. */
    static long ofPlace(int field, int shift, int lat, int lon) {
        return key(field, shift, (cell(lat, shift) << Integer.SIZE) | cell(lon, shift));
    }

    /**
     * The cells that cover the spans, which are in order and do not touch.
     *
     * @param keys takes the keys
     * @return the shift that was taken; -1 if they need too many cells
     */
    static int cover(int field, List<Form.Span> spans, Longs keys) {
        long allowed = Math.min(MAX_CELLS, spans.size() + MAX_CELLS_PER_SPAN - 1L);
        for (int shift = 0; shift < Long.SIZE; shift += LEVEL_STEP) {
            if (count(spans, shift, allowed) <= allowed) {
                for (int i = 0; i < spans.size(); i++) {
                    long high = spans.get(i).high() >> shift;
                    for (long cell = firstNewCell(spans, i, shift); cell < high; cell++) {
                        keys.add(key(field, shift, cell));
                    }
                    if (firstNewCell(spans, i, shift) <= high) {
                        keys.add(key(field, shift, high));
                    }
                }
                return shift;
            }
        }
        return -1;
    }

    /** How many different cells of that size the spans need; anything above the limit if they need more than it. */
    private static long count(List<Form.Span> spans, int shift, long limit) {
        long count = 0;
        for (int i = 0; i < spans.size(); i++) {
            long first = firstNewCell(spans, i, shift);
            long last = spans.get(i).high() >> shift;
            // Without a sign: all numbers together are 2 to the 64.
            if (first <= last && Long.compareUnsigned(last - first, limit) >= 0) {
                return limit + 1;
            }
            count += first <= last ? last - first + 1 : 0;
            if (count > limit) {
                return count;
            }
        }
        return count;
    }

    /** The first cell of a span that the span before has not. */
    private static long firstNewCell(List<Form.Span> spans, int index, int shift) {
        long first = spans.get(index).low() >> shift;
        boolean shared = index > 0 && spans.get(index - 1).high() >> shift == first;
        return shared ? first + 1 : first;
    }

    /** The cells that cover a box; returns the shift that was taken. */
    static int cover(int field, int minLat, int minLon, int maxLat, int maxLon, Longs keys) {
        for (int shift = 0; shift < Integer.SIZE; shift += LEVEL_STEP) {
            long south = cell(minLat, shift);
            long north = cell(maxLat, shift);
            long west = cell(minLon, shift);
            long east = cell(maxLon, shift);
            long rows = Math.min(north - south + 1, MAX_CELLS_PER_BOX + 1);
            long columns = Math.min(east - west + 1, MAX_CELLS_PER_BOX + 1);
            if (rows * columns <= MAX_CELLS_PER_BOX) {
                for (long lat = south; lat <= north; lat++) {
                    for (long lon = west; lon <= east; lon++) {
                        keys.add(key(field, shift, (lat << Integer.SIZE) | lon));
                    }
                }
                return shift;
            }
        }
        return -1;
    }

    private static long cell(int degrees, int shift) {
        return Integer.toUnsignedLong((degrees ^ Integer.MIN_VALUE) >>> shift);
    }

    private static long key(int field, int shift, long bits) {
        long mixed = (bits + (((long) field << 8) | shift)) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L + (((long) field << 8) | shift);
    }
}
