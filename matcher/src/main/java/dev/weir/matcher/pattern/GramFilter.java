package dev.weir.matcher.pattern;

/**
 * Which grams are keys, about: a Bloom filter of which each question reads one word. Most of a term's grams are none,
 * and are dropped here. It grows by one writer while others ask; they need not hear of what they do not know of.
 */
final class GramFilter {
    /** So many bits for each gram let one or two in a hundred pass that are no keys. */
    private static final int BITS = 16;

    private final int[] words;
    private final int shift;

    /** Of that size for so many grams; more make it let more pass. */
    GramFilter(int grams) {
        int atLeast = Math.max(2, grams * BITS / Integer.SIZE);
        words = new int[Integer.highestOneBit(2 * atLeast - 1)];
        shift = Integer.SIZE - Integer.numberOfTrailingZeros(words.length);
    }

    void add(int hash) {
        words[hash >>> shift] |= bits(hash);
    }

    boolean mayHave(int hash) {
        int bits = bits(hash);
        return (words[hash >>> shift] & bits) == bits;
    }

    private static int bits(int hash) {
        return 1 << hash | 1 << (hash >>> 5);
    }

    long ramBytes() {
        return 4L * words.length;
    }
}
