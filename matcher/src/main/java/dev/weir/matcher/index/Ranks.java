package dev.weir.matcher.index;

import dev.weir.matcher.reading.Reading;

/** Where the numbers and places of the document that is being matched lie on the axes of a segment. For one thread. */
final class Ranks {
    private final Reading reading;
    private Axis[] axes = {};
    /** For each axis the ranks of the document's values, once they were asked for. */
    private int[][] ranks = {};

    private boolean[] known = {};
    private int[] counts = {};

    Ranks(Reading reading) {
        this.reading = reading;
    }

    void begin(Axis[] next) {
        if (next.length > ranks.length) {
            ranks = new int[next.length][1];
            known = new boolean[next.length];
            counts = new int[next.length];
        }
        axes = next;
        for (int i = 0; i < axes.length; i++) {
            known[i] = false;
        }
    }

    /** Whether some value's rank is from the one to below the other. */
    boolean within(int axis, int low, int high) {
        if (!known[axis]) {
            rank(axis);
        }
        int[] values = ranks[axis];
        for (int i = 0, count = counts[axis]; i < count; i++) {
            if (values[i] >= low && values[i] < high) {
                return true;
            }
        }
        return false;
    }

    private void rank(int number) {
        Axis axis = axes[number];
        int count = reading.numberCount(axis.field());
        if (ranks[number].length < count) {
            ranks[number] = new int[count];
        }
        for (int i = 0; i < count; i++) {
            long value =
                    switch (axis.part()) {
                        case NUMBER -> reading.number(axis.field(), i);
                        case LAT -> reading.lat(axis.field(), i);
                        case LON -> reading.lon(axis.field(), i);
                    };
            ranks[number][i] = axis.rank(value);
        }
        counts[number] = count;
        known[number] = true;
    }
}
