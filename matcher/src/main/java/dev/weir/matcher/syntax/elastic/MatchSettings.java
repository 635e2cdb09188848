package dev.weir.matcher.syntax.elastic;

import org.jspecify.annotations.Nullable;

/**
 * How the words of a text are looked for in one field.
 *
 * @param kind what becomes of the words
 * @param and whether all words are needed
 * @param fuzziness null for words as they are
 * @param prefixLength so many characters of a fuzzy word must be equal
 * @param transpositions whether exchanging two neighbours is one edit
 * @param minimum {@code minimum_should_match}; null for one
 * @param zeroTerms what a text means of which analysis leaves nothing
 * @param lenient whether what a field cannot be asked matches nothing instead of being an error
 * @param slop of phrases
 */
record MatchSettings(
        Kind kind,
        boolean and,
        @Nullable Fuzziness fuzziness,
        int prefixLength,
        boolean transpositions,
        @Nullable String minimum,
        ZeroTerms zeroTerms,
        boolean lenient,
        int slop) {
    /** What becomes of the words. */
    enum Kind {
        WORDS,
        /** The last word is the beginning of one. */
        WORDS_AND_PREFIX,
        PHRASE,
        /** The last word of the phrase is the beginning of one. */
        PHRASE_AND_PREFIX
    }

    /** What a text means of which analysis leaves nothing. */
    enum ZeroTerms {
        NO_DOCUMENT,
        EVERY_DOCUMENT,
        /** The clause counts as not written. */
        NO_CLAUSE
    }

    /** Each of the words, one is enough. */
    static MatchSettings plain(Kind kind) {
        return new MatchSettings(kind, false, null, 0, true, null, ZeroTerms.NO_DOCUMENT, false, 0);
    }

    MatchSettings with(Kind other, int otherSlop) {
        return new MatchSettings(
                other, and, fuzziness, prefixLength, transpositions, minimum, zeroTerms, lenient, otherSlop);
    }
}
