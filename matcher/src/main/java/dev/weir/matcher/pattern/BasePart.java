package dev.weir.matcher.pattern;

/**
 * Patterns that were merged, in little memory: a hash table whose buckets lie one after the other. It does not change.
 *
 * <p>An entry is four bytes: a slot, and eight bits of the hash besides those that choose the bucket.
 */
final class BasePart extends Part {
    /** So many slots can be told in an entry. */
    static final int MAX_PATTERNS = 1 << 24;

    private static final int SLOT = MAX_PATTERNS - 1;

    /** About so many entries share a bucket, and mostly a cache line. */
    private static final int BUCKET = 3;

    /** The entries of bucket b are from {@code first[b]} to {@code first[b + 1]}. */
    private final int[] first;

    private final int[] entries;
    private final int bucketShift;
    private final int[] rest;
    private final Ranges ranges;

    /** @param merged what is left of it is not used again */
    BasePart(Merger merged) {
        super(merged.codes, merged.starts, merged.numbers, merged.gramAt, new GramFilter(merged.gramCount));
        System.arraycopy(merged.lengths, 0, lengths, 0, lengths.length);
        longestFuzzy = merged.longestFuzzy;
        int buckets = powerOfTwo(Math.max(2, merged.keys.size() / BUCKET));
        bucketShift = Integer.SIZE - Integer.numberOfTrailingZeros(buckets);
        first = new int[buckets + 1];
        entries = new int[merged.keys.size()];
        fill(merged);
        rest = merged.rest.toArray();
        ranges = new Ranges(codes, starts, merged.ranges.toArray());
    }

    private static int powerOfTwo(int atLeast) {
        return Integer.highestOneBit(2 * atLeast - 1);
    }

    private void fill(Merger merged) {
        int count = entries.length;
        for (int i = 0; i < count; i++) {
            first[(merged.keys.get(i) >>> bucketShift) + 1]++;
        }
        for (int bucket = 0; bucket + 1 < first.length; bucket++) {
            first[bucket + 1] += first[bucket];
        }
        int[] free = first.clone();
        for (int i = 0; i < count; i++) {
            int hash = merged.keys.get(i);
            int slot = merged.slots.get(i);
            if (slot < 0) {
                grams.add(hash);
            }
            entries[free[hash >>> bucketShift]++] = hash << 24 | (slot & SLOT);
        }
    }

    @Override
    int size() {
        return numbers.length;
    }

    @Override
    void find(int hash, int size, Probe probe) {
        int bucket = hash >>> bucketShift;
        read(hash, first[bucket], first[bucket + 1], probe);
    }

    @Override
    void findAll(int size, Probe probe) {
        int count = probe.keyCount;
        // All buckets are looked up before the first is read, so that they wait for memory together.
        for (int i = 0; i < count; i++) {
            probe.places[i] = first[probe.keys[i] >>> bucketShift];
        }
        for (int i = 0; i < count; i++) {
            int hash = probe.keys[i];
            read(hash, probe.places[i], first[(hash >>> bucketShift) + 1], probe);
        }
    }

    private void read(int hash, int from, int to, Probe probe) {
        int[] candidates = probe.roomForCandidates(to - from);
        int check = hash << 24;
        int count = probe.candidateCount;
        for (int i = from; i < to; i++) {
            // Whether it stays is as good as random, so it is not left to a branch.
            candidates[count] = entries[i] & SLOT;
            count += ((entries[i] ^ check) & ~SLOT) == 0 ? 1 : 0;
        }
        probe.candidateCount = count;
    }

    @Override
    void rest(int firstSlot, int size, Probe probe, IntList out) {
        for (int slot : rest) {
            if (slot >= firstSlot) {
                compare(slot, probe, out);
            }
        }
        ranges.around(probe.term, firstSlot, numbers, out);
    }

    @Override
    long ramBytes() {
        return codes.length
                + 10L * numbers.length
                + 4L * (first.length + entries.length + rest.length)
                + grams.ramBytes()
                + ranges.ramBytes();
    }
}
