package dev.weir.matcher.reading;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.FieldLeaves;
import dev.weir.matcher.leaf.Leaves;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * What the tokens of one field mean: for each token seen lately its term leaf and the patterns that it satisfies.
 * Language repeats itself, so after some thousands of documents nearly every token is found here. For one thread.
 *
 * <p>Leaves are only ever added, so a record stays right for the leaves below the number up to which it was made, and
 * is completed by those above it when the token is seen again. When the table is full, all of it is forgotten.
 */
final class TokenTable {
    /** How many tokens are remembered; within one document more if it has more. */
    static final int MAX_TOKENS = 1 << 17;

    /** How many characters of tokens are remembered; within one document more if it has more. */
    static final int MAX_CHARS = 1 << 22;

    private static final int FIRST_SLOTS = 1 << 10;

    // A record is eight ints, half a cache line.
    private static final int RECORD_BITS = 3;
    private static final int HASH = 0;
    private static final int START = 1;
    private static final int LENGTH = 2;
    private static final int TERM = 3;
    /** Where its patterns are, behind their number; 0 if it satisfies none. */
    private static final int PATTERNS = 4;
    /** The leaves below this number are taken into account. */
    private static final int KNOWN_TO = 5;
    /** The document in which it was seen last. */
    private static final int DOCUMENT = 6;
    /** Whether its term begins or ends a pair, and whether it is asked where one of its patterns is. */
    private static final int PAIRED = 7;

    static final int BEGINS_PAIR = 1;
    static final int ENDS_PAIR = 2;
    static final int PLACED = 4;

    private final Leaves leaves;
    private final FieldLeaves field;
    private final Unseen unseen;
    /** Numbers of records, plus 1. */
    private int[] slots = new int[FIRST_SLOTS];

    private int[] records = new int[FIRST_SLOTS << RECORD_BITS];
    private int size;
    private char[] chars = new char[FIRST_SLOTS];
    private int charsEnd;
    private int misses;
    private final Ints patterns = new Ints();

    TokenTable(Leaves leaves, FieldLeaves field, Unseen unseen) {
        this.leaves = leaves;
        this.field = field;
        this.unseen = unseen;
        patterns.add(0);
    }

    /** Forgets all if it is full. Between documents. */
    void trim() {
        if (size > MAX_TOKENS || charsEnd > MAX_CHARS) {
            Arrays.fill(slots, 0);
            size = 0;
            charsEnd = 0;
            patterns.truncate(1);
            if (slots.length > 4 * MAX_TOKENS || chars.length > 2 * MAX_CHARS) {
                slots = new int[FIRST_SLOTS];
                records = new int[FIRST_SLOTS << RECORD_BITS];
                chars = new char[FIRST_SLOTS];
            }
        }
    }

    /**
     * Reads what will be compared when these tokens are looked up. Each look-up is three waits for memory, of which
     * each depends on the one before; but the processor can wait for those of many tokens at once, as long as nothing
     * has to be decided.
     *
     * @return anything
     */
    int touch(int[] hashes, int count) {
        int mask = slots.length - 1;
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int record = Math.max(slots[hashes[i] & mask] - 1, 0);
            sum += chars[records[(record << RECORD_BITS) + START]];
        }
        return sum;
    }

    /**
     * The record of a token, made if it is new, and right for the leaves below the limit.
     *
     * @param from where in the buffer it begins
     * @param hash what {@link #hash} says of it
     * @param limit grows from call to call
     */
    int record(char[] buffer, int from, int length, int hash, int limit) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int found = slots[slot];
            int at = (found - 1) << RECORD_BITS;
            if (records[at + HASH] == hash
                    && records[at + LENGTH] == length
                    && isAt(records[at + START], buffer, from, length)) {
                if (records[at + KNOWN_TO] != limit) {
                    complete(at, limit);
                }
                return found - 1;
            }
            slot = (slot + 1) & mask;
        }
        return add(slot, hash, buffer, from, length, limit);
    }

    /** Whether the document is the first to have the token since it had another number. */
    boolean isFirstIn(int document, int record) {
        int at = (record << RECORD_BITS) + DOCUMENT;
        boolean first = records[at] != document;
        records[at] = document;
        return first;
    }

    /** Its leaf, or {@link FieldLeaves#NONE}. */
    int term(int record) {
        return records[(record << RECORD_BITS) + TERM];
    }

    /** Whether its term {@link #BEGINS_PAIR} or {@link #ENDS_PAIR}, and whether one of its patterns is {@link #PLACED}. */
    int pairing(int record) {
        return records[(record << RECORD_BITS) + PAIRED];
    }

    /** Where {@link #patterns()} has the number of its patterns, and behind it those. */
    int patternsAt(int record) {
        return records[(record << RECORD_BITS) + PATTERNS];
    }

    int[] patterns() {
        return patterns.array();
    }

    /** How often a token was not here and had to be looked up. */
    int misses() {
        return misses;
    }

    private boolean isAt(int start, char[] buffer, int from, int length) {
        return Arrays.equals(chars, start, start + length, buffer, from, from + length);
    }

    private int add(int slot, int hash, char[] buffer, int from, int length, int limit) {
        if (2 * (size + 1) > slots.length) {
            grow();
            return record(buffer, from, length, hash, limit);
        }
        if (charsEnd + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(charsEnd + length, chars.length * 2));
        }
        System.arraycopy(buffer, from, chars, charsEnd, length);
        int record = size++;
        if (size << RECORD_BITS > records.length) {
            records = Arrays.copyOf(records, records.length * 2);
        }
        int at = record << RECORD_BITS;
        records[at + HASH] = hash;
        records[at + START] = charsEnd;
        records[at + LENGTH] = length;
        records[at + TERM] = FieldLeaves.NONE;
        records[at + PATTERNS] = 0;
        records[at + KNOWN_TO] = 0;
        records[at + DOCUMENT] = 0;
        charsEnd += length;
        slots[slot] = record + 1;
        misses++;
        complete(at, limit);
        return record;
    }

    private void grow() {
        int[] more = new int[slots.length * 2];
        int mask = more.length - 1;
        for (int record = 0; record < size; record++) {
            int slot = records[(record << RECORD_BITS) + HASH] & mask;
            while (more[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            more[slot] = record + 1;
        }
        slots = more;
    }

    /** Takes the leaves from the number up to which the record is right. */
    private void complete(int at, int limit) {
        int from = records[at + KNOWN_TO];
        records[at + KNOWN_TO] = limit;
        boolean morePatterns = field.patterns().end() > from;
        if (records[at + TERM] != FieldLeaves.NONE && !morePatterns) {
            records[at + PAIRED] = pairingOf(records[at + TERM]) | placing(at);
            return;
        }
        BytesRef bytes = unseen.bytes(chars, records[at + START], records[at + LENGTH]);
        if (records[at + TERM] == FieldLeaves.NONE) {
            int term = field.term(bytes);
            records[at + TERM] = term < limit ? term : FieldLeaves.NONE;
        }
        if (morePatterns) {
            int added = unseen.satisfied(field.patterns(), bytes, from, limit);
            if (added > 0) {
                addPatterns(at, added);
            }
        }
        records[at + PAIRED] = pairingOf(records[at + TERM]) | placing(at);
    }

    private int placing(int record) {
        int at = records[record + PATTERNS];
        for (int i = at + 1, end = at + 1 + patterns.get(at); i < end; i++) {
            if (leaves.isPlaced(patterns.get(i))) {
                return PLACED;
            }
        }
        return 0;
    }

    private int pairingOf(int term) {
        return term == FieldLeaves.NONE
                ? 0
                : (leaves.beginsPair(term) ? BEGINS_PAIR : 0) | (leaves.endsPair(term) ? ENDS_PAIR : 0);
    }

    private void addPatterns(int at, int added) {
        int before = records[at + PATTERNS];
        int known = patterns.get(before);
        records[at + PATTERNS] = patterns.size();
        patterns.add(known + added);
        for (int i = 1; i <= known; i++) {
            patterns.add(patterns.get(before + i));
        }
        for (int i = 0; i < added; i++) {
            patterns.add(unseen.found().get(i));
        }
    }

    /** A hash of the first characters of a buffer. */
    static int hash(char[] buffer, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + buffer[i];
        }
        hash *= 0x9E3779B1;
        return hash ^ (hash >>> 15);
    }
}
