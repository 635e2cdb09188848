package dev.weir.matcher.syntax.bool;

/**
 * A piece of a query's text.
 *
 * @param offset where it begins
 * @param end where it ends
 * @param glued whether nothing, not even a blank, stands between it and the token before
 */
record Token(Kind kind, int offset, int end, boolean glued) {
    /** What it is. */
    enum Kind {
        /** Anything without blanks and signs; operators written as words are among them. */
        WORD,
        /** A word with the sign of a field behind it. */
        NAME,
        /** Something in quotes; the quotes are the first and the last character. */
        QUOTED,
        /** Something in curly brackets, which is to be taken literally. */
        LITERALLY,
        /** A regular expression between slashes. */
        REGEXP,
        /** Two bounds in brackets of which each says whether its bound is in. */
        RANGE,
        /** A field in square brackets behind what stands in it. */
        TAG,
        /** Fields between dots behind what stands in them. */
        SUFFIX,
        /** {@code fn:name(}. */
        FUNCTION,
        /** A value among the arguments of a function. */
        VALUE,
        /** {@code *:*}. */
        EVERYTHING,
        OPEN,
        CLOSE,
        COMMA,
        /** The sign behind a field's name. */
        COLON,
        /** The sign behind a field's name that all words up to the next operator stand in. */
        EQUALS,
        /** {@code <}, {@code <=}, {@code >} or {@code >=}. */
        COMPARISON,
        /** {@code ~}, and the digits behind it. */
        TILDE,
        /** {@code ^}, and the number behind it. */
        BOOST,
        /** {@code &} or {@code &&}, alone. */
        AND_SIGN,
        /** {@code |} or {@code ||}. */
        OR_SIGN,
        /** The end of the text. */
        END
    }

    int length() {
        return end - offset;
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
