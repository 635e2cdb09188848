package dev.weir.matcher.pattern;

/**
 * Whether two words are a few edits apart: insertions, deletions, replacements and, if wanted, swaps of neighbours that
 * are not edited again (optimal string alignment, which is what Lucene's Levenshtein automata decide).
 *
 * <p>Where the words agree, agreeing is never worse than an edit, so only the places where they differ branch: at most
 * four ways for each edit that is left.
 */
final class EditDistance {
    private EditDistance() {}

    static boolean within(int edits, boolean swaps, int[] a, int aFrom, int aTo, int[] b, int bFrom, int bTo) {
        int i = aFrom;
        int j = bFrom;
        while (i < aTo && j < bTo && a[i] == b[j]) {
            i++;
            j++;
        }
        int aLeft = aTo - i;
        int bLeft = bTo - j;
        if (Math.abs(aLeft - bLeft) > edits) {
            return false;
        }
        if (Math.max(aLeft, bLeft) <= edits) {
            return true;
        }
        if (edits == 0) {
            return false;
        }
        int left = edits - 1;
        return within(left, swaps, a, i + 1, aTo, b, j + 1, bTo)
                || within(left, swaps, a, i + 1, aTo, b, j, bTo)
                || within(left, swaps, a, i, aTo, b, j + 1, bTo)
                || (swaps
                        && aLeft > 1
                        && bLeft > 1
                        && a[i] == b[j + 1]
                        && a[i + 1] == b[j]
                        && within(left, true, a, i + 2, aTo, b, j + 2, bTo));
    }

    /**
     * Reads the edits between a word and a term, of which each letter's places are known as bits: a column of the table
     * of distances at a time (Hyyrö: A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances,
     * 2003).
     *
     * @param places for each letter below 128, the bits of the places in the term where it stands
     * @param termLength from 1 to 64
     * @return -1 if there is a letter of 128 or above in the word; else whether they are within the edits, 1 or 0
     */
    static int withinAscii(int edits, boolean swaps, byte[] word, int from, int to, long[] places, int termLength) {
        long lastPlace = 1L << (termLength - 1);
        long above = -1;
        long below = 0;
        long diagonal = 0;
        long before = 0;
        int distance = termLength;
        for (int i = from; i < to; i++) {
            if (word[i] < 0) {
                return -1;
            }
            long here = places[word[i]];
            long swapped = swaps ? ((~diagonal & here) << 1) & before : 0;
            diagonal = (((here & above) + above) ^ above) | here | below | swapped;
            long up = below | ~(diagonal | above);
            long down = diagonal & above;
            if ((up & lastPlace) != 0) {
                distance++;
            } else if ((down & lastPlace) != 0) {
                distance--;
            }
            // Each letter that is left can bring them nearer by one.
            if (distance > edits + (to - 1 - i)) {
                return 0;
            }
            up = up << 1 | 1;
            above = down << 1 | ~(diagonal | up);
            below = up & diagonal;
            before = here;
        }
        return distance <= edits ? 1 : 0;
    }
}
