package dev.weir.matcher.standing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * From id to its newest standing: a hash table with open addressing that holds no ids itself, as the standing tells its
 * own. One thread changes it; any number of threads ask.
 *
 * <p>The table is split by hash into segments that grow one by one, each by a copy, so that no change waits for a copy
 * of everything. Who asks meanwhile goes on in the table as it was: that lacks later changes only. A place is never
 * emptied, which would hide those behind it, but marked as taken out, until the segment is copied.
 */
final class Newest {
    private static final int SEGMENT_BITS = 8;
    private static final int SEGMENTS = 1 << SEGMENT_BITS;
    private static final int FIRST_CAPACITY = 8;
    private static final int EMPTY = 0;
    private static final int TAKEN_OUT = -1;
    private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(int[].class);

    private final Standings standings;
    /** Each a power of two long; a place is EMPTY, TAKEN_OUT, or one more than a standing. */
    private final AtomicReferenceArray<int[]> segments = new AtomicReferenceArray<>(SEGMENTS);

    private final int[] full = new int[SEGMENTS];
    private final int[] takenOut = new int[SEGMENTS];

    Newest(Standings standings) {
        this.standings = standings;
        int[] nothing = {EMPTY};
        for (int i = 0; i < SEGMENTS; i++) {
            segments.setPlain(i, nothing);
        }
    }

    /** The newest standing of that id, ended or not, or NONE. */
    int find(long id) {
        long hash = hash(id);
        int[] places = segments.getAcquire(segment(hash));
        int place = (int) hash & (places.length - 1);
        while (true) {
            int value = (int) PLACES.getAcquire(places, place);
            if (value == EMPTY) {
                return Records.NONE;
            }
            if (value != TAKEN_OUT && standings.id(value - 1) == id) {
                return value - 1;
            }
            place = (place + 1) & (places.length - 1);
        }
    }

    /** What was written before it, a reader who finds the standing sees as well. */
    void put(long id, int standing) {
        long hash = hash(id);
        int segment = segment(hash);
        int[] places = segments.getPlain(segment);
        int place = place(places, hash, id);
        if (places[place] == EMPTY && isCrowded(segment, places.length)) {
            places = copy(segment, 0);
            place = place(places, hash, id);
        }
        if (places[place] <= EMPTY) {
            full[segment]++;
            takenOut[segment] -= places[place] == TAKEN_OUT ? 1 : 0;
        }
        PLACES.setRelease(places, place, standing + 1);
    }

    /** Makes room for so many more at once. */
    void expect(int more) {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            copy(segment, more >>> SEGMENT_BITS);
        }
    }

    /** The id must be there. */
    void remove(long id) {
        long hash = hash(id);
        int segment = segment(hash);
        int[] places = segments.getPlain(segment);
        PLACES.setRelease(places, place(places, hash, id), TAKEN_OUT);
        full[segment]--;
        takenOut[segment]++;
    }

    long ramBytes() {
        long bytes = 0;
        for (int i = 0; i < SEGMENTS; i++) {
            bytes += segments.getPlain(i).length * (long) Integer.BYTES + Records.ARRAY_BYTES;
        }
        return bytes + 2 * SEGMENTS * (long) Integer.BYTES;
    }

    /** Where the id is, or where it is to be put. */
    private int place(int[] places, long hash, long id) {
        int place = (int) hash & (places.length - 1);
        int vacant = -1;
        while (places[place] != EMPTY) {
            if (places[place] == TAKEN_OUT) {
                vacant = vacant < 0 ? place : vacant;
            } else if (standings.id(places[place] - 1) == id) {
                return place;
            }
            place = (place + 1) & (places.length - 1);
        }
        return vacant < 0 ? place : vacant;
    }

    /** Whether one more place would make two thirds of them not empty. */
    private boolean isCrowded(int segment, int capacity) {
        return 3L * (full[segment] + takenOut[segment] + 1) > 2L * capacity;
    }

    /** Copies a segment without what was taken out, to a length of which at most half will be full. */
    private int[] copy(int segment, int more) {
        int capacity = Math.max(FIRST_CAPACITY, Integer.highestOneBit(2 * (full[segment] + more) + 1) << 1);
        int[] copy = new int[capacity];
        for (int value : segments.getPlain(segment)) {
            if (value > EMPTY) {
                int place = (int) hash(standings.id(value - 1)) & (capacity - 1);
                while (copy[place] != EMPTY) {
                    place = (place + 1) & (capacity - 1);
                }
                copy[place] = value;
            }
        }
        takenOut[segment] = 0;
        segments.setRelease(segment, copy);
        return copy;
    }

    private static int segment(long hash) {
        return (int) (hash >>> (Long.SIZE - SEGMENT_BITS));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
    private static long hash(long id) {
        long hash = (id ^ (id >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
