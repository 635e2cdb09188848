package dev.weir.matcher.pattern;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What one term must be like, as one of Lucene's multi-term queries asks it. Plain data; the bytes of a pattern are not
 * to be changed. Equal patterns are satisfied by the same terms; different ones may be, too.
 */
public sealed interface Pattern {
    /** The term is this one. A wildcard without wildcards is this, and a fuzzy word without edits. */
    record Exact(BytesRef term) implements Pattern {}

    /** The term starts with these bytes; every term starts with none. */
    record Prefix(BytesRef start) implements Pattern {}

    /** The term is like a wildcard expression, compiled by {@link Glob}. */
    record Wildcard(BytesRef glob) implements Pattern {}

    /** The term is accepted by an automaton, compiled by {@link ByteAutomaton}. */
    record Regexp(BytesRef automaton) implements Pattern {}

    /**
     * The term begins with the first {@code prefixLength} code points of the text, and what follows is at most so many
     * edits away from the rest of the text. An edit inserts, deletes or replaces a code point or, with
     * {@code transpositions}, swaps two neighbours of which neither is edited again.
     *
     * @param text UTF-8, not empty, at most {@link #MAX_FUZZY_CODE_POINTS} code points
     * @param maxEdits 1 or 2
     * @param prefixLength at most the code points of the text
     */
    record Fuzzy(BytesRef text, int maxEdits, int prefixLength, boolean transpositions) implements Pattern {}

    /** The term lies between two terms in the order of their bytes. Null is an open end, and counts as inclusive. */
    record Range(@Nullable BytesRef lower, @Nullable BytesRef upper, boolean lowerInclusive, boolean upperInclusive)
            implements Pattern {}

    /**
     * A longer fuzzy word is left to Lucene, which fails on some of them as too complex: a failure that the owner of
     * the query has to see.
     */
    int MAX_FUZZY_CODE_POINTS = 64;

    /** Of a pattern that is read, whose length may be a lie; more once so many bytes have come. */
    int ALLOCATED_FIRST = 1 << 16;

    /**
     * The pattern of a Lucene multi-term query. Empty if its kind is none of these, if its rewrite method may fail or
     * lose terms, or if it is so large that Lucene may as well decide it.
     */
    static Optional<Pattern> of(Query query) {
        return LucenePatterns.of(query);
    }

    /** What each term satisfies that a query finds of which there is no pattern; empty where nothing is sure. */
    static Optional<Pattern> needed(Query query) {
        return LucenePatterns.needed(query);
    }

    /** Terms that Lucene's prefix query finds. */
    static Pattern prefix(BytesRef start) {
        return new Prefix(BytesRef.deepCopyOf(start));
    }

    /** Terms that Lucene's wildcard query finds, also for expressions that are too complex for it. */
    static Pattern wildcard(String expression) {
        return LucenePatterns.wildcard(expression);
    }

    /**
     * Whether Lucene's query matches a document whose field has this term alone. A {@link PatternIndex} asks faster,
     * even of one pattern.
     */
    default boolean matches(BytesRef term) {
        byte[] code = PatternCode.of(this);
        Term compared = new Term();
        compared.set(term);
        return PatternCode.matches(code, 0, code.length, compared);
    }

    /** How many bytes {@link #write} writes. */
    default int sizeInBytes() {
        return PatternCode.of(this).length;
    }

    /**
     * Writes what {@link #read} reads. The form is part of the version of a snapshot: change it, and old ones are void.
     */
    default void write(DataOutput out) throws IOException {
        byte[] code = PatternCode.of(this);
        out.writeVInt(code.length);
        out.writeBytes(code, code.length);
    }

    /**
     * Reads what {@link #write} wrote. Of other bytes it may make anything: whoever keeps them keeps a checksum.
     *
     * @throws IllegalArgumentException if it is plain that there is no pattern
     */
    static Pattern read(DataInput in) throws IOException {
        int length = in.readVInt();
        byte[] code = new byte[Math.min(length, ALLOCATED_FIRST)];
        for (int read = 0; read < length; read = code.length) {
            code = read == 0 ? code : Arrays.copyOf(code, (int) Math.min(length, 2L * read));
            in.readBytes(code, read, code.length - read);
        }
        return PatternCode.pattern(code);
    }
}
