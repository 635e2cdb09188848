package dev.weir.matcher.reading;

import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Phrase;

/**
 * Decides phrases from recorded positions, as Lucene's phrase queries do, also those with alternatives at a place. All
 * occurrences of a term are walked once, from the last to the first, so that a long document costs no more than its
 * length. For one thread.
 */
final class Phrases {
    private static final int NO_TOKEN = -1;

    private final Reading reading;
    private final Leaves leaves;
    private final Phrase phrase = new Phrase();
    private final PlainPhrases plain;
    /** For each word of the phrase its present occurrence. */
    private int[] tokens = new int[8];

    Phrases(Reading reading, Leaves leaves) {
        this.reading = reading;
        this.leaves = leaves;
        this.plain = new PlainPhrases(reading);
    }

    /** Whether the plain phrase holds that is written at a place. */
    boolean hold(int[] written, int at) {
        return plain.hold(written, at);
    }

    boolean holds(int leaf) {
        phrase.read(leaves, leaf);
        for (int i = 0; i < phrase.pairs(); i++) {
            if (!reading.holding().get(phrase.pair(i))) {
                return false;
            }
        }
        if (phrase.isPlain()) {
            return plain.hold(phrase.row(), 0);
        }
        if (!start()) {
            return false;
        }
        FieldReading field = reading.field(phrase.field());
        return phrase.slop() == 0 ? exact(field) : sloppy(field);
    }

    /** Goes to the last occurrence of each word; false if a place has none. */
    private boolean start() {
        if (tokens.length < phrase.words()) {
            tokens = new int[phrase.words()];
        }
        for (int i = 0; i < phrase.words(); ) {
            boolean present = false;
            for (int end = phrase.endOfPlace(i); i < end; i++) {
                boolean holds = reading.holding().get(phrase.term(i));
                tokens[i] = holds ? reading.lastToken(phrase.term(i)) : NO_TOKEN;
                present |= holds;
            }
            if (!present) {
                return false;
            }
        }
        return true;
    }

    /** Whether all places have a word at their distance from one occurrence of the first place. */
    private boolean exact(FieldReading field) {
        // The start of the phrase only moves towards the front of the document.
        long start = Long.MAX_VALUE;
        while (true) {
            long moved = start;
            for (int i = 0; i < phrase.words(); ) {
                long best = Long.MIN_VALUE;
                for (int end = phrase.endOfPlace(i); i < end; i++) {
                    tokens[i] = backTo(field, tokens[i], moved == Long.MAX_VALUE ? moved : moved + phrase.position(i));
                    if (tokens[i] != NO_TOKEN) {
                        best = Math.max(best, (long) field.position(tokens[i]) - phrase.position(i));
                    }
                }
                if (best == Long.MIN_VALUE) {
                    return false;
                }
                moved = best;
            }
            if (moved == start) {
                return true;
            }
            start = moved;
        }
    }

    /**
     * Whether the places can be chosen so that their positions, each less its place in the phrase, differ by no more
     * than the slop: the smallest range over several ordered lists.
     */
    private boolean sloppy(FieldReading field) {
        while (true) {
            int last = 0;
            long highest = Long.MIN_VALUE;
            long lowest = Long.MAX_VALUE;
            for (int i = 0; i < phrase.words(); i++) {
                long adjusted = (long) field.position(tokens[i]) - phrase.position(i);
                if (adjusted > highest) {
                    highest = adjusted;
                    last = i;
                }
                lowest = Math.min(lowest, adjusted);
            }
            if (highest - lowest <= phrase.slop()) {
                return true;
            }
            tokens[last] = field.previous(tokens[last]);
            if (tokens[last] == NO_TOKEN) {
                return false;
            }
        }
    }

    /** The last occurrence, from the given one back, that is not behind the position. */
    private static int backTo(FieldReading field, int token, long position) {
        int at = token;
        while (at != NO_TOKEN && field.position(at) > position) {
            at = field.previous(at);
        }
        return at;
    }
}
