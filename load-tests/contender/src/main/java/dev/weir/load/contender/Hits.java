package dev.weir.load.contender;

import java.util.Arrays;

/**
 * What a group of documents hit: for each a fingerprint that does not depend on the order of its hits, and on request
 * the hits themselves. For one thread.
 */
public final class Hits {
    private final boolean keeping;
    private long[] fingerprints = new long[1];
    private int[] counts = new int[1];
    private int[] kept = new int[16];
    private int keptCount;
    private long candidates;

    private Hits(boolean keeping) {
        this.keeping = keeping;
    }

    /** One that only counts and adds up. */
    public static Hits counting() {
        return new Hits(false);
    }

    /** One that also keeps the ids of all hits, of whatever document. */
    public static Hits keeping() {
        return new Hits(true);
    }

    /** Begins a group of so many documents. */
    void begin(int documents) {
        if (fingerprints.length < documents) {
            fingerprints = new long[documents];
            counts = new int[documents];
        }
        Arrays.fill(fingerprints, 0, documents, 0);
        Arrays.fill(counts, 0, documents, 0);
        candidates = 0;
    }

    /** Notes that a document of the group hits a search. */
    public void add(int document, long searchId) {
        fingerprints[document] += mixed(searchId);
        counts[document]++;
        if (keeping) {
            if (keptCount == kept.length) {
                kept = Arrays.copyOf(kept, 2 * keptCount);
            }
            kept[keptCount++] = (int) searchId;
        }
    }

    /** Notes how many searches had to be decided for a document or a group. */
    public void addCandidates(long count) {
        candidates += count;
    }

    /** Notes the result of work that finds no hits, so that none of it can be left out. */
    public void addWork(int document, long proof) {
        fingerprints[document] += proof;
    }

    long candidates() {
        return candidates;
    }

    int count(int document) {
        return counts[document];
    }

    /** Depends on which searches the document hit, not on the order in which they were added. */
    long fingerprint(int document) {
        return fingerprints[document];
    }

    /** The ids, ascending. */
    int[] ids() {
        int[] ids = Arrays.copyOf(kept, keptCount);
        Arrays.sort(ids);
        return ids;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
    static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
