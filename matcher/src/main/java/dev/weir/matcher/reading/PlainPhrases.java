package dev.weir.matcher.reading;

import dev.weir.matcher.flat.Bits;
import dev.weir.matcher.leaf.Phrase;

/**
 * Decides phrases with one word at each place from recorded positions, as Lucene's phrase queries do. All occurrences
 * of a term are walked once, from the last to the first, so that a long document costs no more than its length. For one
 * thread.
 */
// Arrays because it is the hot path; they are those of a segment or of a leaf's row.
final class PlainPhrases {
    private final Reading reading;
    /** For each word of the phrase its present occurrence. */
    private final int[] tokens = new int[Phrase.MAX_PLAIN_WORDS];

    PlainPhrases(Reading reading) {
        this.reading = reading;
    }

    /** Whether the phrase holds that is written at a place. */
    boolean hold(int[] written, int at) {
        int words = written[at + Phrase.WORDS];
        int terms = at + Phrase.HEAD;
        Bits holding = reading.holding();
        for (int i = 0; i < words; i++) {
            int term = written[terms + i];
            if (!holding.get(term)) {
                return false;
            }
            tokens[i] = reading.lastToken(term);
        }
        FieldReading field = reading.field(written[at + Phrase.FIELD]);
        int slop = written[at + Phrase.SLOP];
        if (slop > 0 && words == 2 && written[terms] == written[terms + 1] && areSideBySide(written, terms + words)) {
            return twice(field.positions(), field.previous(), slop);
        }
        return slop == 0
                ? exact(field.positions(), field.previous(), written, terms + words, words)
                : sloppy(field.positions(), field.previous(), written, terms + words, words, slop);
    }

    private static boolean areSideBySide(int[] written, int distances) {
        return written[distances + 1] - written[distances] == 1;
    }

    /** Whether all words stand at their distance from one occurrence of the first. */
    private boolean exact(int[] positions, int[] previous, int[] written, int distances, int words) {
        // Where the phrase begins; it only moves towards the front of the document.
        long start = Integer.MAX_VALUE;
        while (true) {
            long moved = start;
            for (int i = 0; i < words; i++) {
                int token = tokens[i];
                long highest = moved + written[distances + i];
                while (positions[token] > highest) {
                    token = previous[token];
                    if (token < 0) {
                        return false;
                    }
                }
                tokens[i] = token;
                moved = positions[token] - (long) written[distances + i];
            }
            if (moved == start) {
                return true;
            }
            start = moved;
        }
    }

    /**
     * Whether there are two occurrences with no more than the slop between them, of a term side by side with itself.
     */
    private boolean twice(int[] positions, int[] previous, int slop) {
        int later = tokens[0];
        for (int token = previous[later]; token >= 0; token = previous[token]) {
            int between = positions[later] - positions[token] - 1;
            if (between >= 0 && between <= slop) {
                return true;
            }
            later = token;
        }
        return false;
    }

    /**
     * Whether occurrences can be chosen so that their positions, each less its place in the phrase, differ by no more
     * than the slop: the smallest range over several ordered lists.
     */
    private boolean sloppy(int[] positions, int[] previous, int[] written, int distances, int words, int slop) {
        while (true) {
            int last = 0;
            long highest = Long.MIN_VALUE;
            long lowest = Long.MAX_VALUE;
            for (int i = 0; i < words; i++) {
                long adjusted = positions[tokens[i]] - (long) written[distances + i];
                if (adjusted > highest) {
                    highest = adjusted;
                    last = i;
                }
                lowest = Math.min(lowest, adjusted);
            }
            if (highest - lowest <= slop) {
                return true;
            }
            tokens[last] = previous[tokens[last]];
            if (tokens[last] < 0) {
                return false;
            }
        }
    }
}
