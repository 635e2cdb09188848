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
}
