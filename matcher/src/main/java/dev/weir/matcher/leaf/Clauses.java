package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.IdTable;
import dev.weir.matcher.flat.PagedInts;

/**
 * Rows of literals, each behind its length, one after the other. A row is never changed. Threads as with
 * {@link PagedInts}.
 */
public final class Clauses {
    private final PagedInts words = new PagedInts();

    /**
     * Adds a row.
     *
     * @return where it is
     */
    public int add(int[] literals) {
        int at = words.size();
        words.add(literals.length);
        for (int literal : literals) {
            words.add(literal);
        }
        return at;
    }

    /** How many literals the row has. */
    public int length(int at) {
        return words.get(at);
    }

    /** One of its literals. */
    public int literal(int at, int index) {
        return words.get(at + 1 + index);
    }

    /** The row. */
    public int[] copy(int at) {
        int[] literals = new int[length(at)];
        for (int i = 0; i < literals.length; i++) {
            literals[i] = literal(at, i);
        }
        return literals;
    }

    /** A hash of the row, for an {@link IdTable}. */
    public int hash(int at) {
        int hash = 1;
        for (int i = 0, n = length(at); i < n; i++) {
            hash = 31 * hash + literal(at, i);
        }
        return hash;
    }

    /** The hash that the row would have. */
    public static int hash(int[] literals) {
        int hash = 1;
        for (int literal : literals) {
            hash = 31 * hash + literal;
        }
        return hash;
    }

    /** Whether it is that row. */
    public boolean equals(int at, int[] literals) {
        if (length(at) != literals.length) {
            return false;
        }
        for (int i = 0; i < literals.length; i++) {
            if (literal(at, i) != literals[i]) {
                return false;
            }
        }
        return true;
    }

    /** How many words all rows take. */
    public int size() {
        return words.size();
    }

    public long ramBytes() {
        return words.ramBytes();
    }
}
