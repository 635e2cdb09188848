package dev.weir.matcher.syntax.bool;

/** What single characters are in a query. */
final class Signs {
    private Signs() {}

    /** A blank, also one that no browser breaks a line at, and the mark at the beginning of a file. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    /** Any of the double quotation marks that word processors and web pages make of {@code "}. */
    static boolean isQuote(char c) {
        return switch (c) {
            case '"', '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB', '\u2033', '\uFF02' -> true;
            default -> false;
        };
    }

    /** What ends a word wherever it stands. */
    static boolean endsWord(char c) {
        return isBlank(c)
                || isQuote(c)
                || switch (c) {
                    case '(', ')', '[', ']', '{', '}', '|' -> true;
                    default -> false;
                };
    }

    /** What stands between a field and what is asked of it. */
    static boolean isFieldSign(char c) {
        return c == ':' || c == '=' || c == '<' || c == '>';
    }

    /** What a slip of the keyboard leaves behind: accents without a letter, and what cannot be seen. */
    static boolean isStray(char c) {
        return switch (Character.getType(c)) {
            case Character.MODIFIER_SYMBOL, Character.CONTROL, Character.FORMAT -> true;
            default -> c == ';';
        };
    }

    /** What cannot be seen, or not be told from others: shown by its number. */
    static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        };
    }
}
