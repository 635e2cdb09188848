package dev.weir.matcher.pattern;

/**
 * The keys by which a fuzzy word and the terms near it meet: what is left of each when up to as many code points are
 * deleted as edits are allowed.
 *
 * <p>Two words that are k edits apart have a common subsequence that lacks at most k code points of either, so some
 * deletion of k from one equals some deletion of k from the other (Bocek, Hunt, Stiller: Fast Similarity Search in
 * Large Dictionaries, 2007). That is also true of the first n code points of both, for any n: if some of what they have
 * in common lies before the cut in one word and behind it in the other, it is so for one of the two words only, and
 * that many more are deleted from both. So only the beginning of a word counts, which bounds the number of keys.
 *
 * <p>A key is a polynomial hash, put together from those of what stands before, between and after what is deleted. For
 * one thread.
 */
final class DeletionKeys {
    /** How many code points of a word count where one edit is allowed. */
    private static final int BEGINNING_1 = 10;

    /** The same, for two edits. */
    private static final int BEGINNING_2 = 8;

    /** The most keys that a word has: with nothing deleted, one code point, or two. */
    static final int MAX_KEYS = 1 + BEGINNING_2 + BEGINNING_2 * (BEGINNING_2 - 1) / 2;

    private static final long BASE = 0x5851_F42D_4C95_7F2DL;

    private final long[] power = new long[BEGINNING_1 + 1];
    private final long[] before = new long[BEGINNING_1 + 1];
    private final long[] after = new long[BEGINNING_1 + 1];
    private final int[] keys = new int[MAX_KEYS];
    private int count;

    DeletionKeys() {
        power[0] = 1;
        for (int i = 1; i < power.length; i++) {
            power[i] = power[i - 1] * BASE;
        }
    }

    int get(int index) {
        return keys[index];
    }

    /**
     * Finds the keys of a word, and returns how many there are.
     *
     * @param edits 1 or 2
     */
    int of(int[] word, int wordLength, int edits) {
        int length = Math.min(wordLength, edits == 1 ? BEGINNING_1 : BEGINNING_2);
        for (int i = 0; i < length; i++) {
            before[i + 1] = before[i] * BASE + word[i] + 1;
        }
        after[length] = 0;
        for (int i = length - 1; i >= 0; i--) {
            after[i] = (word[i] + 1L) * power[length - 1 - i] + after[i + 1];
        }
        count = 0;
        add(before[length], edits);
        for (int i = 0; i < length; i++) {
            // Of equal neighbours only the first is deleted: the others leave the same.
            if (i == 0 || word[i] != word[i - 1]) {
                add(before[i] * power[length - 1 - i] + after[i + 1], edits);
                if (edits == 2) {
                    deleteAnother(word, length, i);
                }
            }
        }
        return count;
    }

    private void deleteAnother(int[] word, int length, int first) {
        long left = before[first];
        for (int i = first + 1; i < length; i++) {
            if (i == first + 1 || word[i] != word[i - 1]) {
                add(left * power[length - 1 - i] + after[i + 1], 2);
            }
            left = left * BASE + word[i] + 1;
        }
    }

    private void add(long polynomial, int edits) {
        keys[count++] = Keys.hash(Keys.DELETION, edits, polynomial);
    }
}
