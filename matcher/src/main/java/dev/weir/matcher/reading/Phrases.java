package dev.weir.matcher.reading;

import dev.weir.matcher.leaf.Described;
import java.util.Arrays;

/**
 * Decides phrases from recorded positions, as Lucene's phrase queries do. All occurrences of a term are walked once,
 * from the last to the first, so that a long document costs no more than its length. For one thread.
 */
final class Phrases {
    private static final int NO_TOKEN = -1;

    private final Reading reading;
    /** For each word of the phrase its present occurrence. */
    private int[] tokens = new int[8];

    Phrases(Reading reading) {
        this.reading = reading;
    }

    boolean holds(Described.OfPhrase phrase) {
        for (int pair : phrase.pairs()) {
            if (!reading.holding().get(pair)) {
                return false;
            }
        }
        if (!start(phrase)) {
            return false;
        }
        return phrase.shape().slop() == 0 ? exact(phrase) : sloppy(phrase);
    }

    /** Goes to the last occurrence of each word; false if a place has none. */
    private boolean start(Described.OfPhrase phrase) {
        int[] terms = phrase.terms();
        int[] places = phrase.shape().places();
        if (tokens.length < terms.length) {
            tokens = new int[terms.length];
        }
        boolean present = true;
        for (int i = 0; i < terms.length; i++) {
            boolean opensPlace = i == 0 || places[i] != places[i - 1];
            if (opensPlace && !present) {
                return false;
            }
            boolean holds = reading.holding().get(terms[i]);
            tokens[i] = holds ? reading.lastToken(terms[i]) : NO_TOKEN;
            present = holds || (present && !opensPlace);
        }
        return present;
    }

    /** Whether all places have a word at their distance from one occurrence of the first place. */
    private boolean exact(Described.OfPhrase phrase) {
        FieldReading field = reading.field(phrase.field());
        int[] places = phrase.shape().places();
        int[] positions = phrase.shape().positions();
        // The start of the phrase only moves towards the front of the document.
        long start = Long.MAX_VALUE;
        while (true) {
            long moved = start;
            for (int i = 0; i < tokens(phrase); ) {
                int place = places[i];
                long best = Long.MIN_VALUE;
                for (; i < tokens(phrase) && places[i] == place; i++) {
                    tokens[i] = backTo(field, tokens[i], moved == Long.MAX_VALUE ? moved : moved + positions[i]);
                    if (tokens[i] != NO_TOKEN) {
                        best = Math.max(best, (long) field.position(tokens[i]) - positions[i]);
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
    private boolean sloppy(Described.OfPhrase phrase) {
        FieldReading field = reading.field(phrase.field());
        int[] positions = phrase.shape().positions();
        int count = tokens(phrase);
        while (true) {
            int last = 0;
            long highest = Long.MIN_VALUE;
            long lowest = Long.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                long adjusted = (long) field.position(tokens[i]) - positions[i];
                if (adjusted > highest) {
                    highest = adjusted;
                    last = i;
                }
                lowest = Math.min(lowest, adjusted);
            }
            if (highest - lowest <= phrase.shape().slop()) {
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

    private static int tokens(Described.OfPhrase phrase) {
        return phrase.terms().length;
    }

    @Override
    public String toString() {
        return "Phrases" + Arrays.toString(tokens);
    }
}
