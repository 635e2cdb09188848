package dev.weir.matcher.index;

import dev.weir.matcher.flat.PagedInts;

/**
 * How often leaves hold in the documents of this feed, by counting in some of them. Readers count without locks, and a
 * count lost now and then does no harm.
 *
 * <p>Of a leaf that has not been counted for long it is assumed that it occurs in documents as often as in queries:
 * people ask in the words that are written.
 */
final class Frequencies {
    /** All of the first so many documents are counted, later one in {@link #SAMPLE}. */
    static final int ALL_COUNTED = 1_000;

    static final int SAMPLE = 8;

    /** The assumption weighs as much as so many documents. */
    private static final double ASSUMED_DOCUMENTS = 25;

    /** After so many counted documents, all counts are halved: what was long ago matters less. */
    private static final int DECAY_AFTER = 1 << 17;

    /** Queries pick their words more evenly than texts repeat them. */
    private static final double ASSUMED_FACTOR = 60;

    private static final double ASSUMED_QUERIES = 1_000;

    private final PagedInts counts = new PagedInts();
    /** How many documents had been counted when the leaf was made. */
    private final PagedInts since = new PagedInts();

    private final PagedInts uses = new PagedInts();
    private volatile int documents;
    private volatile long seen;
    private int queries;

    /** Takes in the leaves that were made lately, before they are published. */
    void growTo(int leaves) {
        int first = since.size();
        counts.growTo(leaves);
        uses.growTo(leaves);
        since.growTo(leaves);
        int now = documents;
        for (int leaf = first; leaf < leaves; leaf++) {
            since.set(leaf, now);
        }
    }

    /** A new query has the leaf. */
    void used(int leaf) {
        uses.increment(leaf);
    }

    void query() {
        queries++;
    }

    /** Whether the next document is to be counted. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // a lost count does no harm
    boolean isNextCounted() {
        long number = seen++;
        return number < ALL_COUNTED || number % SAMPLE == 0;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // a lost count does no harm
    void count(int[] leaves, int size) {
        for (int i = 0; i < size; i++) {
            counts.increment(leaves[i]);
        }
        documents++;
    }

    /** How many documents were counted. */
    int documents() {
        return documents;
    }

    /** The share of documents in which the leaf is expected to hold, above 0 and at most 1. */
    double of(int leaf) {
        double assumed = 1 - Math.exp(-ASSUMED_FACTOR * (uses.get(leaf) + 1) / (queries + ASSUMED_QUERIES));
        double counted = Math.max(0, documents - since.get(leaf));
        return Math.min(
                1, (counts.get(leaf) + ASSUMED_DOCUMENTS * assumed) / (counted + ASSUMED_DOCUMENTS));
    }

    /** Halves what was counted, if it is much. For one thread, beside readers that count. */
    void decay() {
        if (documents < DECAY_AFTER) {
            return;
        }
        for (int leaf = 0; leaf < counts.size(); leaf++) {
            counts.set(leaf, counts.get(leaf) >>> 1);
            since.set(leaf, since.get(leaf) >>> 1);
        }
        documents = documents >>> 1;
    }

    long ramBytes() {
        return counts.ramBytes() + since.ramBytes() + uses.ramBytes();
    }
}
