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

    private final FieldLeaves leaves;
    private final TokenTable tokens;
    private Ints positions = new Ints();
    /** For each token the one before it with the same term, or -1. */
    private Ints previous = new Ints();

    private Longs numbers = new Longs();

    FieldReading(Leaves all, FieldLeaves leaves, Unseen unseen) {
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
            numbers = new Longs();
        }
        positions.clear();
        previous.clear();
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
