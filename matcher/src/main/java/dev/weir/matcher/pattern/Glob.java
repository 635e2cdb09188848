package dev.weir.matcher.pattern;

import java.nio.charset.StandardCharsets;
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
    static boolean matches(byte[] glob, int globFrom, int globTo, Probe term) {
        byte[] bytes = term.bytes;
        int to = term.to;
        // What is literal at the end is compared first: most terms fail there, and the search for it needs no retries.
        while (globTo > globFrom && !isWild(glob[globTo - 1])) {
            if (to == term.from || glob[globTo - 1] != bytes[to - 1]) {
                return false;
            }
            globTo--;
            to--;
        }
        int g = globFrom;
        int t = term.from;
        int afterMany = -1;
        int retry = -1;
        while (true) {
            if (g < globTo && glob[g] == MANY) {
                g++;
                if (g == globTo) {
                    return true;
                }
                afterMany = g;
                retry = t;
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
                retry += Utf8.length(bytes[retry]);
                t = retry;
                g = afterMany;
            }
        }
    }
}
