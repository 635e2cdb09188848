package dev.weir.matcher.syntax.bool;

/** Writes strings so that {@link Spelled} reads them back. */
final class Spelling {
    private Spelling() {}

    /** In quotes, without wildcards. */
    static String quoted(String text) {
        StringBuilder written = new StringBuilder(text.length() + 2).append('"');
        appendQuoted(written, text);
        return written.append('"').toString();
    }

    /** What stands between quotes. */
    static void appendQuoted(StringBuilder written, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mustShowNumber(text, i)) {
                appendNumber(written, c);
            } else {
                if (Signs.isQuote(c) || isWildcardSign(c) || c == '\\') {
                    written.append('\\');
                }
                written.append(c);
            }
        }
    }

    /** As a word without quotes, which is no operator. */
    static String bare(String text) {
        StringBuilder written = new StringBuilder(text.length());
        appendBare(written, text);
        boolean operator = Operators.logic(text).isPresent()
                || Operators.proximity(text).isPresent()
                || FieldCodes.isBeforeWord(text)
                || Operators.isReference(text);
        return operator && written.charAt(0) != '\\' ? written.insert(0, '\\').toString() : written.toString();
    }

    /** A part of a word without quotes. */
    static void appendBare(StringBuilder written, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mustShowNumber(text, i)) {
                appendNumber(written, c);
            } else {
                if (!isPlain(text, i)) {
                    written.append('\\');
                }
                written.append(c);
            }
        }
    }

    private static boolean isPlain(String text, int index) {
        char c = text.charAt(index);
        if (c < 128) {
            boolean inside = index > 0 && index < text.length() - 1;
            return c == '_'
                    || (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (inside && (c == '-' || c == '\''))
                    || (inside && c == '.' && Character.isDigit(text.charAt(index - 1)));
        }
        return !Signs.endsWord(c) && !Signs.isStray(c);
    }

    private static boolean isWildcardSign(char c) {
        return c == '*' || c == '?' || c == '$' || c == '#';
    }

    /** Half of a pair without the other, and what cannot be seen. */
    private static boolean mustShowNumber(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        return Signs.isInvisible(c);
    }

    private static void appendNumber(StringBuilder written, char c) {
        written.append(String.format("\\u%04x", (int) c));
    }
}
