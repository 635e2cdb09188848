package dev.weir.matcher.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;

/**
 * Wildcard expressions as bytes: UTF-8 with two bytes that UTF-8 never has, {@link #ANY} for {@code ?} and
 * {@link #MANY} for {@code *}. In a run of wildcards all {@code ?} come first and one {@code *} last, so that
 * expressions of one meaning are the same bytes.
 */
final class Glob {
    /** One code point. */
    static final byte ANY = (byte) 0xFE;

    /** Any number of code points. */
    static final byte MANY = (byte) 0xFF;

    private Glob() {}

    static boolean isWild(byte b) {
        return (b & 0xFE) == 0xFE;
    }

    /** Reads an expression as {@link WildcardQuery} does; a backslash that ends it is a character like others. */
    static BytesRef parse(String expression) {
        BytesRefBuilder glob = new BytesRefBuilder();
        boolean many = false;
        int i = 0;
        while (i < expression.length()) {
            int c = expression.codePointAt(i);
            i += Character.charCount(c);
            if (c == WildcardQuery.WILDCARD_STRING) {
                many = true;
            } else if (c == WildcardQuery.WILDCARD_CHAR) {
                glob.append(ANY);
            } else {
                if (c == WildcardQuery.WILDCARD_ESCAPE && i < expression.length()) {
                    c = expression.codePointAt(i);
                    i += Character.charCount(c);
                }
                if (many) {
                    glob.append(MANY);
                    many = false;
                }
                byte[] literal = Character.toString(c).getBytes(StandardCharsets.UTF_8);
                glob.append(literal, 0, literal.length);
            }
        }
        if (many) {
            glob.append(MANY);
        }
        return glob.toBytesRef();
    }

    /** Whether the term that is being probed is like the expression. */
    static boolean matches(byte[] glob, int globFrom, int globTo, Term term) {
        byte[] bytes = term.bytes;
        int to = term.length;
        // What is literal at the end is compared first: most terms fail there, and the search for it needs no retries.
        while (globTo > globFrom && !isWild(glob[globTo - 1])) {
            if (to == 0 || glob[globTo - 1] != bytes[to - 1]) {
                return false;
            }
            globTo--;
            to--;
        }
        int g = globFrom;
        int t = 0;
        int afterMany = -1;
        int retry = -1;
        while (true) {
            if (g < globTo && glob[g] == MANY) {
                g++;
                if (g == globTo) {
                    return true;
                }
                // A literal follows, as wildcards are ordered.
                afterMany = g;
                retry = skip(bytes, t, to, glob[g]);
                t = retry;
            } else if (t < to && g < globTo && (glob[g] == ANY || glob[g] == bytes[t])) {
                t += glob[g] == ANY ? Utf8.length(bytes[t]) : 1;
                g++;
            } else if (t >= to) {
                // Where the leftmost place has too little room, later ones have less.
                return g == globTo;
            } else if (afterMany < 0) {
                return false;
            } else {
                // The leftmost place for what stands between two * is as good as any later one.
                retry = skip(bytes, retry + 1, to, glob[afterMany]);
                t = retry;
                g = afterMany;
            }
        }
    }

    /** The first place from here on where a literal can begin whose first byte is this. */
    private static int skip(byte[] bytes, int from, int to, byte first) {
        int at = from;
        while (at < to && bytes[at] != first) {
            at++;
        }
        return at;
    }

    /** What of an expression stands at a place of a term. */
    enum Literal {
        /** Not the literal that was looked for. */
        ABSENT,
        /** The literal; there is more to the expression, of which nothing is said. */
        PART,
        /** The literal, and the expression is nothing but that between two {@code *}. */
        ALL
    }

    /**
     * Compares a literal of an expression.
     *
     * @param gram where some byte of the literal is in the expression
     * @param at where that byte is in the term
     */
    static Literal literalAt(byte[] glob, int globFrom, int globTo, int gram, Term term, int at) {
        int left = gram;
        while (left > globFrom && !isWild(glob[left - 1])) {
            left--;
        }
        int right = gram;
        while (right < globTo && !isWild(glob[right])) {
            right++;
        }
        int start = at - (gram - left);
        int end = at + (right - gram);
        if (start < 0 || end > term.length || !Arrays.equals(glob, left, right, term.bytes, start, end)) {
            return Literal.ABSENT;
        }
        boolean all = left == globFrom + 1 && right == globTo - 1 && glob[globFrom] == MANY && glob[right] == MANY;
        return all ? Literal.ALL : Literal.PART;
    }
}
