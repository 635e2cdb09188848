package dev.weir.matcher.pattern;

import java.util.Arrays;

/**
 * What one thread needs to ask a {@link PatternIndex}: scratch space, and nothing that has a meaning between two calls.
 * Make one per thread and use it for any number of terms and indexes.
 */
public final class Probe {
    final Term term = new Term();
    final DeletionKeys deletions = new DeletionKeys();
    /** The slots that are decided. */
    final Seen seen = new Seen();
    /** The hashes of the term's keys, and of a gram also where it stands. */
    int[] keys = new int[64];

    int[] places = new int[64];
    int keyCount;
    /** The slots that a part of an index has under keys. */
    int[] candidates = new int[64];

    int candidateCount;
    /** How many literals have been compared in vain. */
    int comparisons;

    private final long[] bytesSeen = new long[4];

    void clear() {
        seen.clear();
        keyCount = 0;
        comparisons = 0;
        Arrays.fill(bytesSeen, 0);
    }

    /** Whether this is the first time since all was cleared that such a byte is asked about. */
    boolean isFirst(byte value) {
        int index = (value & 0xFF) >>> 6;
        long bit = 1L << value;
        boolean first = (bytesSeen[index] & bit) == 0;
        bytesSeen[index] |= bit;
        return first;
    }

    void addKey(int hash) {
        addKey(hash, 0);
    }

    void addKey(int hash, int place) {
        if (keyCount == keys.length) {
            keys = Arrays.copyOf(keys, 2 * keyCount);
            places = Arrays.copyOf(places, 2 * keyCount);
        }
        keys[keyCount] = hash;
        places[keyCount++] = place;
    }

    /** Makes room for so many candidates more. */
    int[] roomForCandidates(int more) {
        if (candidateCount + more > candidates.length) {
            candidates = Arrays.copyOf(candidates, 2 * (candidateCount + more));
        }
        return candidates;
    }
}
