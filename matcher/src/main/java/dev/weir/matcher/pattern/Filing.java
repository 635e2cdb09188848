package dev.weir.matcher.pattern;

import java.util.Arrays;

/**
 * Where one pattern is filed: under keys of one kind, one of which every term has that satisfies it. Used again and
 * again by the one thread that files.
 */
final class Filing {
    /** Under no key: the pattern is compared with every term. */
    static final int REST = 0;

    int kind;
    int[] hashes = new int[DeletionKeys.MAX_KEYS];
    int count;
    /** Bit n is set if there are keys of n bytes, or of n edits. */
    int lengths;
    /** Where a gram stands in the code of a wildcard expression; 0 if that is not known. */
    char gramAt;

    /** Of a fuzzy word, the most code points that a term may have. */
    int longest;

    void reset(int newKind) {
        kind = newKind;
        count = 0;
        lengths = 0;
        gramAt = 0;
        longest = 0;
    }

    /** Adds a key, unless it is there. */
    void add(int hash, int length) {
        lengths |= 1 << length;
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash) {
                return;
            }
        }
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = hash;
    }
}
