package dev.weir.matcher.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The heaviest of any number of keys, in room for a fixed number of them: Space-Saving, by Metwally, Agrawal and El
 * Abbadi ("Efficient Computation of Frequent and Top-k Elements in Data Streams", 2005), here with weights. A key for
 * which there is no room takes the counter of the lightest one, and its weight as a possible error.
 *
 * <p>Always true, of a total weight of N in counters for m keys: a counted weight is at least the true one, and above
 * it by at most the counter's error; an error is at most N / m; so every key that weighs more than N / m is there.
 *
 * <p>For one thread at a time.
 */
final class HeavyHitters {
    private final int capacity;
    private final Map<Integer, Counter> byKey;
    /** The lightest first: each counter is at most as heavy as those at twice its place, and one further. */
    private final List<Counter> heap;

    private double total;

    HeavyHitters(int capacity) {
        this.capacity = capacity;
        this.byKey = new HashMap<>(2 * capacity);
        this.heap = new ArrayList<>(capacity);
    }

    /** What is known of a key. */
    static final class Counter {
        private int key;
        private int place;
        private double weight;
        private double error;
        private double nanos;
        private double longest;
        private double documents;
        private long lastDocument;

        private Counter(int key, int place) {
            this.key = key;
            this.place = place;
        }

        int key() {
            return key;
        }

        /** At least what the key weighs. */
        double weight() {
            return weight;
        }

        /** By how much {@link #weight} may be too much. */
        double error() {
            return error;
        }

        /** The time that was added since the key has this counter, without {@link #longest}. */
        double nanos() {
            return nanos - longest;
        }

        /** The longest time that was added at once: a pause of the whole process may have fallen into it. */
        double longest() {
            return longest;
        }

        /** How many documents were added since. */
        double documents() {
            return documents;
        }

        private Counter copy() {
            Counter copy = new Counter(key, place);
            copy.weight = weight;
            copy.error = error;
            copy.nanos = nanos;
            copy.longest = longest;
            copy.documents = documents;
            return copy;
        }
    }

    /**
     * Adds what a key took in a document. Its weight is the time, and something for having been looked at, so that it
     * counts without a clock, too.
     *
     * @param document tells documents apart; from 1
     * @param scale for how many this one stands
     */
    void add(int key, double nanos, long document, double scale) {
        Counter counter = counter(key);
        double weight = (nanos + 1) * scale;
        total += weight;
        counter.weight += weight;
        counter.nanos += nanos * scale;
        counter.longest = Math.max(counter.longest, nanos * scale);
        if (counter.lastDocument != document) {
            counter.lastDocument = document;
            counter.documents += scale;
        }
        sink(counter);
    }

    /** What all keys that were ever added weigh. */
    double total() {
        return total;
    }

    /** A copy of all counters, in any order. */
    List<Counter> counters() {
        return heap.stream().map(Counter::copy).toList();
    }

    /** Halves everything, so that what was long ago matters less. */
    void halve() {
        // All alike, so the order stays.
        for (Counter counter : heap) {
            counter.weight /= 2;
            counter.error /= 2;
            counter.nanos /= 2;
            counter.longest /= 2;
            counter.documents /= 2;
        }
        total /= 2;
    }

    private Counter counter(int key) {
        @Nullable Counter known = byKey.get(key);
        if (known != null) {
            return known;
        }
        Counter counter;
        if (heap.size() < capacity) {
            counter = new Counter(key, heap.size());
            heap.add(counter);
            rise(counter);
        } else {
            counter = heap.get(0);
            byKey.remove(counter.key);
            counter.key = key;
            counter.error = counter.weight;
            counter.nanos = 0;
            counter.longest = 0;
            counter.documents = 0;
            counter.lastDocument = 0;
        }
        byKey.put(key, counter);
        return counter;
    }

    private void rise(Counter counter) {
        while (counter.place > 0) {
            Counter above = heap.get((counter.place - 1) / 2);
            if (above.weight <= counter.weight) {
                return;
            }
            swap(above, counter);
        }
    }

    private void sink(Counter counter) {
        while (true) {
            int below = 2 * counter.place + 1;
            if (below >= heap.size()) {
                return;
            }
            Counter lighter = heap.get(below);
            if (below + 1 < heap.size() && heap.get(below + 1).weight < lighter.weight) {
                lighter = heap.get(below + 1);
            }
            if (lighter.weight >= counter.weight) {
                return;
            }
            swap(counter, lighter);
        }
    }

    private void swap(Counter one, Counter other) {
        int place = one.place;
        one.place = other.place;
        other.place = place;
        heap.set(one.place, one);
        heap.set(other.place, other);
    }
}
