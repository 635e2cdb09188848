package dev.weir.matcher.pattern;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Patterns as bytes: a byte for the kind and what is particular to it, then the pattern's own bytes. This is the form
 * in which they are written, and in which an index keeps them.
 */
final class PatternCode {
    static final byte EXACT = 1;
    static final byte PREFIX = 2;
    static final byte WILDCARD = 3;
    static final byte REGEXP = 4;
    /** Followed by a byte of edits and {@link #SWAPS}, and a byte for the prefix length. */
    static final byte FUZZY = 5;
    /** Followed by a byte of flags, and four bytes for how long the lower bound is. */
    static final byte RANGE = 6;

    static final int FUZZY_HEAD = 3;
    static final int RANGE_HEAD = 6;

    static final int EDITS = 3;
    static final int SWAPS = 4;

    static final int HAS_LOWER = 1;
    static final int HAS_UPPER = 2;
    static final int LOWER_INCLUSIVE = 4;
    static final int UPPER_INCLUSIVE = 8;

    private PatternCode() {}

    static byte[] of(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Exact exact -> code(exact.term(), EXACT);
            case Pattern.Prefix prefix -> code(prefix.start(), PREFIX);
            case Pattern.Wildcard wildcard -> code(wildcard.glob(), WILDCARD);
            case Pattern.Regexp regexp -> code(regexp.automaton(), REGEXP);
            case Pattern.Fuzzy fuzzy ->
                code(fuzzy.text(), FUZZY, (byte) (fuzzy.maxEdits() | (fuzzy.transpositions() ? SWAPS : 0)), (byte)
                        fuzzy.prefixLength());
            case Pattern.Range range -> range(range);
        };
    }

    static Pattern pattern(byte[] code) {
        return switch (code[0]) {
            case EXACT -> new Pattern.Exact(from(code, 1));
            case PREFIX -> new Pattern.Prefix(from(code, 1));
            case WILDCARD -> new Pattern.Wildcard(from(code, 1));
            case REGEXP -> new Pattern.Regexp(from(code, 1));
            case FUZZY -> new Pattern.Fuzzy(from(code, FUZZY_HEAD), code[1] & EDITS, code[2], (code[1] & SWAPS) != 0);
            case RANGE ->
                new Pattern.Range(
                        (code[1] & HAS_LOWER) == 0 ? null : part(code, RANGE_HEAD, lowerEnd(code, 0)),
                        (code[1] & HAS_UPPER) == 0 ? null : from(code, lowerEnd(code, 0)),
                        (code[1] & LOWER_INCLUSIVE) != 0,
                        (code[1] & UPPER_INCLUSIVE) != 0);
            default ->
                throw new IllegalArgumentException("a pattern begins with " + code[0]
                        + ", which is no kind of pattern: the snapshot is damaged or of another version");
        };
    }

    /** Whether the term that is being probed satisfies the pattern whose code lies between two offsets. */
    static boolean matches(byte[] code, int from, int to, Term term) {
        return switch (code[from]) {
            case EXACT -> Arrays.equals(code, from + 1, to, term.bytes, 0, term.length);
            case PREFIX -> startsWith(term, code, from + 1, to);
            case WILDCARD -> Glob.matches(code, from + 1, to, term);
            case REGEXP -> ByteAutomaton.accepts(code, from + 1, term);
            case FUZZY -> fuzzy(code, from, to, term);
            default -> within(code, from, to, term);
        };
    }

    private static boolean startsWith(Term term, byte[] code, int from, int to) {
        int length = to - from;
        return term.length >= length && Arrays.equals(code, from, to, term.bytes, 0, length);
    }

    private static boolean fuzzy(byte[] code, int from, int to, Term term) {
        int edits = code[from + 1] & EDITS;
        // A code point has at least one byte and at most four.
        if (term.length > 4 * (to - from - FUZZY_HEAD + edits)) {
            return false;
        }
        boolean swaps = (code[from + 1] & SWAPS) != 0;
        int prefix = code[from + 2];
        if (prefix == 0 && term.isShortAscii()) {
            int answer =
                    EditDistance.withinAscii(edits, swaps, code, from + FUZZY_HEAD, to, term.places(), term.length);
            if (answer >= 0) {
                return answer > 0;
            }
        }
        int[] word = term.word();
        int wordLength = Utf8.decode(code, from + FUZZY_HEAD, to, word);
        int termLength = term.codePointCount();
        int[] codePoints = term.codePoints();
        return termLength >= prefix
                && Arrays.equals(word, 0, prefix, codePoints, 0, prefix)
                && EditDistance.within(edits, swaps, word, prefix, wordLength, codePoints, prefix, termLength);
    }

    private static boolean within(byte[] code, int from, int to, Term term) {
        int flags = code[from + 1];
        int middle = lowerEnd(code, from);
        if ((flags & HAS_LOWER) != 0) {
            int order = Arrays.compareUnsigned(term.bytes, 0, term.length, code, from + RANGE_HEAD, middle);
            if (order < 0 || (order == 0 && (flags & LOWER_INCLUSIVE) == 0)) {
                return false;
            }
        }
        if ((flags & HAS_UPPER) != 0) {
            int order = Arrays.compareUnsigned(term.bytes, 0, term.length, code, middle, to);
            return order < 0 || (order == 0 && (flags & UPPER_INCLUSIVE) != 0);
        }
        return true;
    }

    /** Where the lower bound of a range ends, and the upper one begins. */
    static int lowerEnd(byte[] code, int from) {
        int length = (code[from + 2] & 0xFF) << 24
                | (code[from + 3] & 0xFF) << 16
                | (code[from + 4] & 0xFF) << 8
                | (code[from + 5] & 0xFF);
        return from + RANGE_HEAD + length;
    }

    private static byte[] range(Pattern.Range range) {
        BytesRef lower = orEmpty(range.lower());
        BytesRef upper = orEmpty(range.upper());
        int flags = (range.lower() == null ? 0 : HAS_LOWER)
                | (range.upper() == null ? 0 : HAS_UPPER)
                | (range.lowerInclusive() ? LOWER_INCLUSIVE : 0)
                | (range.upperInclusive() ? UPPER_INCLUSIVE : 0);
        int length = lower.length;
        BytesRefBuilder both = new BytesRefBuilder();
        both.append(lower);
        both.append(upper);
        return code(
                both.get(),
                RANGE,
                (byte) flags,
                (byte) (length >>> 24),
                (byte) (length >>> 16),
                (byte) (length >>> 8),
                (byte) length);
    }

    private static BytesRef orEmpty(@Nullable BytesRef bytes) {
        return bytes == null ? new BytesRef() : bytes;
    }

    private static byte[] code(BytesRef bytes, byte... head) {
        byte[] code = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes.bytes, bytes.offset, code, head.length, bytes.length);
        return code;
    }

    private static BytesRef from(byte[] code, int from) {
        return part(code, from, code.length);
    }

    private static BytesRef part(byte[] code, int from, int to) {
        if (from < 0 || from > to || to > code.length) {
            throw new IllegalArgumentException("a part of a pattern would be from " + from + " to " + to + " of "
                    + code.length + " bytes: the snapshot is damaged or of another version");
        }
        return new BytesRef(Arrays.copyOfRange(code, from, to));
    }
}
