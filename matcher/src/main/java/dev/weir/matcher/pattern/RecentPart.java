package dev.weir.matcher.pattern;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Patterns that were added lately: a hash table with chains, which grows at its heads while others read.
 *
 * <p>One thread adds. Its arrays never change their place, so that a reader needs no more than the size: it is written
 * last, and whoever reads it may read all that lies below it. A chain is read while it grows, so its heads are handed
 * over one by one, and entries of slots that the reader does not know of are skipped. What does not fit goes into a new
 * part, which takes over everything, or begins anew.
 */
final class RecentPart extends Part implements Rarity {
    /** A part with more patterns takes long to copy into a larger one; then another begins. */
    private static final int MAX_PATTERNS = 16_384;

    private static final int MAX_ENTRIES = 1 << 18;
    private static final int MAX_CODE_BYTES = 1 << 22;

    private static final int FIRST_PATTERNS = 16;
    private static final int FIRST_ENTRIES = 16;
    private static final int FIRST_CODE_BYTES = 256;

    /** How far chains are followed to see how many others are in them. */
    private static final int LONG_CHAIN = 16;

    /** Is added to the slot of an entry whose hash is that of a gram. */
    static final int GRAM = Integer.MIN_VALUE;

    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

    /** The newest entry of each chain, 0 for none. */
    private final int[] heads;

    private final int headShift;

    /** Of each entry, from 1 on, the one that was in its chain before, the hash, and the slot. */
    private final int[] next;

    private final int[] hashes;
    private final int[] slots;
    private int entries;

    private final int[] rest;
    private volatile int restCount;
    private volatile int size;

    private RecentPart(int patterns, int entries, int codeBytes) {
        super(
                new byte[codeBytes],
                new int[patterns + 1],
                new int[patterns],
                new char[patterns],
                new GramFilter(patterns));
        heads = new int[entries];
        headShift = Integer.SIZE - Integer.numberOfTrailingZeros(entries);
        next = new int[entries + 1];
        hashes = new int[entries + 1];
        slots = new int[entries + 1];
        rest = new int[patterns];
    }

    static RecentPart empty() {
        return new RecentPart(FIRST_PATTERNS, FIRST_ENTRIES, FIRST_CODE_BYTES);
    }

    boolean fits(int codeBytes, Filing filing) {
        return size < numbers.length
                && entries + filing.count < next.length
                && starts[size] + codeBytes <= codes.length;
    }

    /** A part that has room for one more pattern: with all of this one's, or an empty one where they are too many. */
    RecentPart larger(int codeBytes, Filing filing) {
        boolean full = size >= MAX_PATTERNS || entries + filing.count > MAX_ENTRIES || starts[size] > MAX_CODE_BYTES;
        RecentPart larger = full
                ? new RecentPart(FIRST_PATTERNS, room(FIRST_ENTRIES, filing.count), room(FIRST_CODE_BYTES, codeBytes))
                : new RecentPart(
                        room(numbers.length, size + 1),
                        room(heads.length, entries + filing.count),
                        room(codes.length, starts[size] + codeBytes));
        if (!full) {
            larger.takeOver(this);
        }
        return larger;
    }

    private static int room(int now, int needed) {
        int room = now;
        while (room < needed) {
            room *= 2;
        }
        return room;
    }

    private void takeOver(RecentPart other) {
        int count = other.size;
        System.arraycopy(other.codes, 0, codes, 0, other.starts[count]);
        System.arraycopy(other.starts, 0, starts, 0, count + 1);
        System.arraycopy(other.numbers, 0, numbers, 0, count);
        System.arraycopy(other.gramAt, 0, gramAt, 0, count);
        System.arraycopy(other.lengths, 0, lengths, 0, lengths.length);
        longestFuzzy = other.longestFuzzy;
        for (int entry = 1; entry <= other.entries; entry++) {
            addEntry(other.hashes[entry], other.slots[entry]);
        }
        restCount = other.restCount;
        System.arraycopy(other.rest, 0, rest, 0, restCount);
        size = count;
    }

    /** Adds a pattern for which there is room. */
    void add(int number, byte[] code, Filing filing) {
        int slot = size;
        System.arraycopy(code, 0, codes, starts[slot], code.length);
        starts[slot + 1] = starts[slot] + code.length;
        numbers[slot] = number;
        gramAt[slot] = filing.gramAt;
        if (filing.count == 0) {
            int others = restCount;
            rest[others] = slot;
            restCount = others + 1;
        } else {
            lengths[filing.kind] |= filing.lengths;
            if (filing.kind == Keys.DELETION) {
                longestFuzzy = Math.max(longestFuzzy, filing.longest);
            }
            for (int i = 0; i < filing.count; i++) {
                addEntry(filing.hashes[i], filing.kind == Keys.GRAM ? slot | GRAM : slot);
            }
        }
        size = slot + 1;
    }

    private void addEntry(int hash, int slot) {
        if ((slot & GRAM) != 0) {
            grams.add(hash);
        }
        int entry = ++entries;
        int head = hash >>> headShift;
        hashes[entry] = hash;
        slots[entry] = slot;
        next[entry] = heads[head];
        INTS.setRelease(heads, head, entry);
    }

    @Override
    int size() {
        return size;
    }

    @Override
    void find(int hash, int size, Probe probe) {
        int entry = (int) INTS.getAcquire(heads, hash >>> headShift);
        while (entry != 0) {
            int slot = slots[entry] & ~GRAM;
            if (hashes[entry] == hash && slot < size) {
                probe.roomForCandidates(1)[probe.candidateCount++] = slot;
            }
            entry = next[entry];
        }
    }

    @Override
    void findAll(int size, Probe probe) {
        for (int i = 0; i < probe.keyCount; i++) {
            find(probe.keys[i], size, probe);
        }
    }

    @Override
    public int count(int hash) {
        int count = 0;
        int steps = 0;
        for (int entry = heads[hash >>> headShift]; entry != 0 && steps < LONG_CHAIN; entry = next[entry]) {
            count += hashes[entry] == hash ? 1 : 0;
            steps++;
        }
        return count;
    }

    @Override
    void rest(int firstSlot, int size, Probe probe, IntList out) {
        int count = restCount;
        for (int i = 0; i < count; i++) {
            int slot = rest[i];
            if (slot >= firstSlot && slot < size) {
                compare(slot, probe, out);
            }
        }
    }

    @Override
    long ramBytes() {
        return codes.length + 14L * numbers.length + grams.ramBytes() + 4L * heads.length + 12L * next.length;
    }
}
