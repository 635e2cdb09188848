package dev.weir.matcher.pattern;

import java.util.Arrays;

/**
 * Some patterns of a field, filed under keys, and how a term finds those that it satisfies: by each key that it has,
 * and then by comparing what it finds there.
 *
 * <p>A pattern is known by its slot, in the order of the numbers. What is below the border of this class is flat: the
 * codes of all patterns lie in one array, and nothing is allocated for a term.
 */
abstract class Part {
    /**
     * Where a literal stands is compared before the pattern is. After so many of one term that do not stand there, the
     * term repeats itself, and each pattern is compared as a whole, once.
     */
    private static final int MAX_COMPARISONS = 4_096;

    /** So many bits for each gram let about one other in so many pass. */
    static final int FILTER_BITS = 8;

    final byte[] codes;
    /** The code of slot s is from {@code starts[s]} to {@code starts[s + 1]}. */
    final int[] starts;

    final int[] numbers;
    /** Where in its code the gram is under which a wildcard expression is filed; 0 if that is not known. */
    final char[] gramAt;
    /** Has a bit for the hash of each gram that is a key: most of a term's grams are none. */
    final int[] gramFilter;

    private final int filterShift;

    /** For each kind of key the lengths in use, as bits. The kinds are those of {@link Keys}. */
    final int[] lengths = new int[Keys.DELETION + 1];
    /** The longest fuzzy word, with its edits, in code points. */
    int longestFuzzy;

    /** @param filterBits a power of two */
    Part(byte[] codes, int[] starts, int[] numbers, char[] gramAt, int filterBits) {
        this.codes = codes;
        this.starts = starts;
        this.numbers = numbers;
        this.gramAt = gramAt;
        gramFilter = new int[filterBits / Integer.SIZE];
        filterShift = Integer.SIZE - Integer.numberOfTrailingZeros(filterBits);
    }

    /** How many patterns there are that the asking thread may know of. */
    abstract int size();

    /** Adds the slots below {@code size} under a key to the candidates of the probe. */
    abstract void find(int hash, int size, Probe probe);

    /** The same for all keys of the probe. What it notes beside each key is not used afterwards. */
    abstract void findAll(int size, Probe probe);

    /** Decides the patterns that are under no key. */
    abstract void rest(int firstSlot, int size, Probe probe, IntList out);

    abstract long ramBytes();

    final void addToFilter(int hash) {
        int bit = hash >>> filterShift;
        gramFilter[bit >>> 5] |= 1 << bit;
    }

    /** Appends the numbers at or above {@code from} whose patterns the term satisfies that is being probed. */
    final void satisfied(int from, Probe probe, IntList out) {
        int size = size();
        int firstSlot = firstSlot(from, size);
        if (firstSlot == size) {
            return;
        }
        probe.clear();
        addEnds(probe);
        if (lengths[Keys.DELETION] != 0 && probe.term.length <= 4 * longestFuzzy) {
            addDeletions(probe);
        }
        decide(firstSlot, size, probe, out);
        if (lengths[Keys.GRAM] != 0) {
            probe.keyCount = 0;
            addGrams(probe);
            decideGrams(firstSlot, size, probe, out);
        }
        rest(firstSlot, size, probe, out);
    }

    private int firstSlot(int from, int size) {
        if (size == 0 || numbers[0] >= from) {
            return 0;
        }
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void addEnds(Probe probe) {
        byte[] bytes = probe.term.bytes;
        int length = probe.term.length;
        if (lengths[Keys.WHOLE] != 0) {
            probe.addKey(Keys.whole(bytes, 0, length));
        }
        long head = Keys.word(bytes, 0);
        for (int left = lengths[Keys.HEAD]; left != 0; left &= left - 1) {
            int count = Integer.numberOfTrailingZeros(left);
            if (count <= length) {
                probe.addKey(Keys.hash(Keys.HEAD, count, head & Keys.mask(count)));
            }
        }
        for (int left = lengths[Keys.TAIL]; left != 0; left &= left - 1) {
            int count = Integer.numberOfTrailingZeros(left);
            if (count <= length) {
                probe.addKey(Keys.hash(Keys.TAIL, count, Keys.word(bytes, length - count) & Keys.mask(count)));
            }
        }
    }

    private void addDeletions(Probe probe) {
        int length = probe.term.codePointCount();
        if (length > longestFuzzy) {
            return;
        }
        for (int edits = 1; edits <= 2; edits++) {
            if ((lengths[Keys.DELETION] & (1 << edits)) != 0) {
                int count = probe.deletions.of(probe.term.codePoints(), length, edits);
                for (int i = 0; i < count; i++) {
                    probe.addKey(probe.deletions.get(i));
                }
            }
        }
    }

    private void addGrams(Probe probe) {
        byte[] bytes = probe.term.bytes;
        int length = probe.term.length;
        int[] filter = gramFilter;
        for (int left = lengths[Keys.GRAM]; left != 0; left &= left - 1) {
            int gram = Integer.numberOfTrailingZeros(left);
            long mask = Keys.mask(gram);
            long salt = Keys.salt(Keys.GRAM, gram);
            for (int at = 0; at <= length - gram; at++) {
                int hash = Keys.hash(Keys.word(bytes, at) & mask, salt);
                int bit = hash >>> filterShift;
                if ((filter[bit >>> 5] & (1 << bit)) != 0) {
                    probe.addKey(hash, at);
                }
            }
        }
    }

    private void decide(int firstSlot, int size, Probe probe, IntList out) {
        probe.candidateCount = 0;
        findAll(size, probe);
        for (int i = 0; i < probe.candidateCount; i++) {
            int slot = probe.candidates[i];
            if (slot >= firstSlot && probe.seen.add(slot)) {
                compare(slot, probe, out);
            }
        }
    }

    private void decideGrams(int firstSlot, int size, Probe probe, IntList out) {
        for (int i = 0; i < probe.keyCount; i++) {
            probe.candidateCount = 0;
            find(probe.keys[i], size, probe);
            decideAt(probe.places[i], firstSlot, probe, out);
        }
    }

    /** Decides candidates of which a gram stands at a place of the term. */
    private void decideAt(int at, int firstSlot, Probe probe, IntList out) {
        for (int i = 0; i < probe.candidateCount; i++) {
            int slot = probe.candidates[i];
            if (slot < firstSlot) {
                continue;
            }
            boolean literal = gramAt[slot] != 0
                    && codes[starts[slot]] == PatternCode.WILDCARD
                    && probe.comparisons < MAX_COMPARISONS;
            switch (literal ? literalAt(slot, at, probe.term) : Literal.PART) {
                case ALL -> {
                    if (probe.seen.add(slot)) {
                        out.add(numbers[slot]);
                    }
                }
                case PART -> {
                    if (probe.seen.add(slot)) {
                        compare(slot, probe, out);
                    }
                }
                case ABSENT -> probe.comparisons++;
            }
        }
    }

    final void compare(int slot, Probe probe, IntList out) {
        if (PatternCode.matches(codes, starts[slot], starts[slot + 1], probe.term)) {
            out.add(numbers[slot]);
        }
    }

    /** What of a wildcard expression stands at a place of the term. */
    private enum Literal {
        ABSENT,
        /** The literal that has the gram; there is more to the expression. */
        PART,
        /** The literal, and the expression is nothing but that between two {@code *}. */
        ALL
    }

    private Literal literalAt(int slot, int at, Term term) {
        int codeFrom = starts[slot] + 1;
        int codeTo = starts[slot + 1];
        int gram = starts[slot] + gramAt[slot];
        int left = gram;
        while (left > codeFrom && !Glob.isWild(codes[left - 1])) {
            left--;
        }
        int right = gram;
        while (right < codeTo && !Glob.isWild(codes[right])) {
            right++;
        }
        int start = at - (gram - left);
        int end = at + (right - gram);
        if (start < 0 || end > term.length || !Arrays.equals(codes, left, right, term.bytes, start, end)) {
            return Literal.ABSENT;
        }
        boolean all = left == codeFrom + 1
                && right == codeTo - 1
                && codes[codeFrom] == Glob.MANY
                && codes[right] == Glob.MANY;
        return all ? Literal.ALL : Literal.PART;
    }
}
