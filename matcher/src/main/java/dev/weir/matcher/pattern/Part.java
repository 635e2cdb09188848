package dev.weir.matcher.pattern;

import java.util.Arrays;
import java.util.Optional;

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

    /** So few patterns are compared with a term sooner than its keys are looked up. */
    private static final int FEW = 8;

    final byte[] codes;
    /** The code of slot s is from {@code starts[s]} to {@code starts[s + 1]}. */
    final int[] starts;

    final int[] numbers;
    /** Where in its code the gram is under which a wildcard expression is filed; 0 if that is not known. */
    final char[] gramAt;
    /** The grams that are keys. */
    final GramFilter grams;

    /** For each kind of key the lengths in use, as bits. The kinds are those of {@link Keys}. */
    final int[] lengths = new int[Keys.DELETION + 1];
    /** The longest fuzzy word, with its edits, in code points. */
    int longestFuzzy;

    Part(byte[] codes, int[] starts, int[] numbers, char[] gramAt, GramFilter grams) {
        this.codes = codes;
        this.starts = starts;
        this.numbers = numbers;
        this.gramAt = gramAt;
        this.grams = grams;
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

    final long codeBytes() {
        return starts[size()];
    }

    /** Appends the numbers at or above {@code from} whose patterns the term satisfies that is being probed. */
    final void satisfied(int from, Probe probe, IntList out) {
        int size = size();
        int firstSlot = firstSlot(from, size);
        if (size - firstSlot <= FEW) {
            // Terms that were seen before ask for what was added since, which is mostly little.
            for (int slot = firstSlot; slot < size; slot++) {
                compare(slot, probe, out);
            }
            return;
        }
        probe.clear();
        TermKeys.addEnds(lengths, probe);
        TermKeys.addDeletions(lengths[Keys.DELETION], longestFuzzy, probe);
        decide(firstSlot, size, probe, out);
        if (lengths[Keys.GRAM] != 0) {
            probe.keyCount = 0;
            TermKeys.addGrams(lengths[Keys.GRAM], grams, probe);
            decideGrams(firstSlot, size, probe, out);
        }
        rest(firstSlot, size, probe, out);
    }

    final Optional<Pattern> pattern(int number) {
        int size = size();
        int slot = firstSlot(number, size);
        return slot == size || numbers[slot] != number
                ? Optional.empty()
                : Optional.of(PatternCode.pattern(Arrays.copyOfRange(codes, starts[slot], starts[slot + 1])));
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
            if (slot < firstSlot || probe.seen.contains(slot)) {
                continue;
            }
            switch (literalAt(slot, at, probe)) {
                case ALL -> {
                    probe.seen.add(slot);
                    out.add(numbers[slot]);
                }
                case PART -> {
                    probe.seen.add(slot);
                    compare(slot, probe, out);
                }
                case ABSENT -> probe.comparisons++;
            }
        }
    }

    private Glob.Literal literalAt(int slot, int at, Probe probe) {
        int from = starts[slot];
        return gramAt[slot] != 0 && codes[from] == PatternCode.WILDCARD && probe.comparisons < MAX_COMPARISONS
                ? Glob.literalAt(codes, from + 1, starts[slot + 1], from + gramAt[slot], probe.term, at)
                : Glob.Literal.PART;
    }

    final void compare(int slot, Probe probe, IntList out) {
        if (PatternCode.matches(codes, starts[slot], starts[slot + 1], probe.term)) {
            out.add(numbers[slot]);
        }
    }
}
