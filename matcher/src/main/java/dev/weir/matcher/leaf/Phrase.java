package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.Ints;
import java.util.Arrays;

/**
 * A phrase as a row of numbers, which lies in one or two lines of the processor's cache: each step from object to
 * object would be a wait for memory. Reads one row after the other. For one thread.
 */
public final class Phrase {
    /** A plain phrase has at most so many words. */
    public static final int MAX_PLAIN_WORDS = 16;

    /** Where a row has the number of its field. */
    public static final int FIELD = 0;

    /** Where a row has its slop. */
    public static final int SLOP = 1;

    /** Where a row tells how many words it has. */
    public static final int WORDS = 2;

    /** Where the words begin; behind them come their positions. */
    public static final int HEAD = 3;

    private int[] row = new int[16];
    private int length;

    /**
     * The row of a phrase.
     *
     * @param terms for each word its leaf
     * @param places for each word the number of its place, ascending from 0; words of one place are alternatives
     * @param positions for each word its place's position, relative to the others
     * @param slop how much further apart than that the places may be in all; above 0 only with one word at each place
     * @param pairs leaves each of which holds wherever the phrase does
     */
    static int[] row(int field, int[] terms, int[] places, int[] positions, int slop, int[] pairs) {
        int words = terms.length;
        int[] row = new int[HEAD + 3 * words + pairs.length];
        row[FIELD] = field;
        row[SLOP] = slop;
        row[WORDS] = words;
        System.arraycopy(terms, 0, row, HEAD, words);
        System.arraycopy(positions, 0, row, HEAD + words, words);
        System.arraycopy(places, 0, row, HEAD + 2 * words, words);
        System.arraycopy(pairs, 0, row, HEAD + 3 * words, pairs.length);
        return row;
    }

    /** How many words a plain phrase takes that is written at a place. */
    public static int plainLength(int[] written, int at) {
        return HEAD + 2 * written[at + WORDS];
    }

    /** Whether it has one word at each place, and few: then it can be written so that it is decided quickly. */
    public boolean isPlain() {
        return isOneWordEach() && words() <= MAX_PLAIN_WORDS;
    }

    /** Writes a plain phrase: its row up to the positions. */
    public void writePlain(Ints out) {
        for (int i = 0; i < plainLength(row, 0); i++) {
            out.add(row[i]);
        }
    }

    /** Goes to a leaf that is a phrase. */
    public Phrase read(Leaves leaves, int leaf) {
        Clauses rows = leaves.clauses();
        int at = leaves.rowOf(leaf);
        length = rows.length(at);
        if (length > row.length) {
            row = new int[2 * length];
        }
        for (int i = 0; i < length; i++) {
            row[i] = rows.literal(at, i);
        }
        return this;
    }

    /** The number of its field. */
    public int field() {
        return row[FIELD];
    }

    public int slop() {
        return row[SLOP];
    }

    /** How many words it has, alternatives included. */
    public int words() {
        return row[WORDS];
    }

    /** The leaf of a word. */
    public int term(int word) {
        return row[HEAD + word];
    }

    /** The number of the place of a word. */
    public int place(int word) {
        return row[HEAD + 2 * row[WORDS] + word];
    }

    /** The position of the place of a word. */
    public int position(int word) {
        return row[HEAD + row[WORDS] + word];
    }

    /** How many pairs it needs. */
    public int pairs() {
        return length - HEAD - 3 * row[WORDS];
    }

    /** The leaf of a pair that it needs. */
    public int pair(int index) {
        return row[HEAD + 3 * row[WORDS] + index];
    }

    /** The index behind the last word of the place that begins with a word. */
    public int endOfPlace(int word) {
        int end = word + 1;
        while (end < words() && place(end) == place(word)) {
            end++;
        }
        return end;
    }

    /** Whether no place has alternatives. */
    public boolean isOneWordEach() {
        return place(words() - 1) == words() - 1;
    }

    /** The row, valid until the next is read. */
    public int[] row() {
        return row;
    }

    @Override
    public String toString() {
        return "Phrase" + Arrays.toString(Arrays.copyOf(row, length));
    }
}
