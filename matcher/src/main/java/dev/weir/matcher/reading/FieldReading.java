package dev.weir.matcher.reading;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.flat.Longs;
import dev.weir.matcher.leaf.FieldLeaves;
import dev.weir.matcher.leaf.Leaves;

/**
 * One field of the document that is being read: its tokens in order, with where each term stood before, and its numbers
 * and places. For one thread.
 */
final class FieldReading {
    /** Room for more tokens than this is given back after the document. */
    private static final int MAX_KEPT_TOKENS = 1 << 16;

    private final Leaves all;
    private final FieldLeaves leaves;
    private final TokenTable tokens;
    private Ints positions = new Ints();
    /** For each token the one before it with the same term, or -1. */
    private Ints previous = new Ints();

    private Longs blocks = new Longs();

    private Longs numbers = new Longs();
    /** For each token that satisfies a pattern whose places are asked for its position, and its record. */
    private Ints patternTokens = new Ints();

    private boolean patternsPlaced;

    FieldReading(Leaves all, FieldLeaves leaves, Unseen unseen) {
        this.all = all;
        this.leaves = leaves;
        this.tokens = new TokenTable(all, leaves, unseen);
    }

    FieldLeaves leaves() {
        return leaves;
    }

    TokenTable tokens() {
        return tokens;
    }

    void clear() {
        if (positions.size() > MAX_KEPT_TOKENS || numbers.size() > MAX_KEPT_TOKENS) {
            positions = new Ints();
            previous = new Ints();
            blocks = new Longs();
            numbers = new Longs();
        }
        if (patternTokens.size() > MAX_KEPT_TOKENS) {
            patternTokens = new Ints();
        }
        patternTokens.clear();
        patternsPlaced = false;
        positions.clear();
        previous.clear();
        blocks.clear();
        numbers.clear();
        tokens.trim();
    }

    /** How many tokens there are whose term is a leaf: the number of the next one. */
    int tokenCount() {
        return positions.size();
    }

    /**
     * Adds a token whose term is a leaf.
     *
     * @param previousToken the one before with the same term, or -1
     */
    void addToken(int position, int previousToken) {
        positions.add(position);
        previous.add(previousToken);
        long block = Whereabouts.block(position);
        blocks.add(previousToken < 0 ? block : blocks.get(previousToken) | block);
    }

    /** Notes a token that satisfies a pattern whose places are asked for. */
    void addPatternToken(int position, int record) {
        patternTokens.add(position);
        patternTokens.add(record);
    }

    /**
     * Makes tokens of the patterns whose places are asked for, as if each were a term. That is done for the first who
     * asks in a document.
     */
    void placePatterns(Reading reading) {
        if (patternsPlaced) {
            return;
        }
        patternsPlaced = true;
        int[] patterns = tokens.patterns();
        for (int i = 1; i < patternTokens.size(); i += 2) {
            int at = tokens.patternsAt(patternTokens.get(i));
            for (int each = at + 1, end = at + 1 + patterns[at]; each < end; each++) {
                if (all.isPlaced(patterns[each])) {
                    reading.beginPlaces(patterns[each]);
                }
            }
        }
        for (int i = 0; i < patternTokens.size(); i += 2) {
            int position = patternTokens.get(i);
            int at = tokens.patternsAt(patternTokens.get(i + 1));
            for (int each = at + 1, end = at + 1 + patterns[at]; each < end; each++) {
                if (all.isPlaced(patterns[each])) {
                    addToken(position, reading.addPlace(patterns[each], tokenCount()));
                }
            }
        }
    }

    int position(int token) {
        return positions.get(token);
    }

    /** The token before with the same term, -1 if there is none. Positions never rise on that way. */
    int previous(int token) {
        return previous.get(token);
    }

    /** For each token its position, valid until the next is added. */
    int[] positions() {
        return positions.array();
    }

    /** For each token what {@link #previous(int)} tells, likewise. */
    int[] previous() {
        return previous.array();
    }

    /** For each token the blocks in which it and those before with the same term are, likewise. */
    long[] blocks() {
        return blocks.array();
    }

    void addNumber(long sortable) {
        numbers.add(sortable);
    }

    void addPlace(int lat, int lon) {
        numbers.add(((long) lat << Integer.SIZE) | (lon & 0xFFFF_FFFFL));
    }

    int numberCount() {
        return numbers.size();
    }

    long number(int index) {
        return numbers.get(index);
    }

    int lat(int index) {
        return (int) (numbers.get(index) >> Integer.SIZE);
    }

    int lon(int index) {
        return (int) numbers.get(index);
    }
}
