package dev.weir.matcher.syntax.bool;

import java.util.BitSet;

/**
 * A piece of a query with its backslashes taken out. What one stood before is plain: neither wildcard nor operator.
 * {@code \}{@code uXXXX} is the character of that number.
 */
final class Spelled {
    private static final int CODE_LENGTH = 4;

    private final String text;
    private final BitSet plain;

    private Spelled(String text, BitSet plain) {
        this.text = text;
        this.plain = plain;
    }

    /** Takes the backslashes out. */
    static Spelled of(CharSequence written) {
        StringBuilder text = new StringBuilder(written.length());
        BitSet plain = new BitSet();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                plain.set(text.length());
                int code = code(written, i + 1);
                text.append(code >= 0 ? (char) code : written.charAt(i + 1));
                i += code >= 0 ? 1 + CODE_LENGTH : 1;
            } else {
                text.append(c);
            }
        }
        return new Spelled(text.toString(), plain);
    }

    /** The characters themselves. */
    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** The characters between two places. */
    Spelled part(int from, int to) {
        return new Spelled(text.substring(from, to), plain.get(from, to));
    }

    boolean hasPlain() {
        return !plain.isEmpty();
    }

    boolean hasWildcard() {
        for (int i = 0; i < text.length(); i++) {
            if (isWildcard(i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the character there stands for others. A star and a question mark always do; a dollar where a word goes
     * before and no number follows, as in {@code framework$} and unlike {@code $100} and {@code US$100}; a hash between
     * two letters, as in {@code colo#r} and unlike {@code #1} and {@code C#}.
     */
    boolean isWildcard(int index) {
        if (plain.get(index)) {
            return false;
        }
        return switch (text.charAt(index)) {
            case '*', '?' -> true;
            case '$' ->
                isWordAt(index - 1) && !(index + 1 < text.length() && Character.isDigit(text.charAt(index + 1)));
            case '#' -> isLetterAt(index - 1) && isLetterAt(index + 1);
            default -> false;
        };
    }

    /** Whether it is a wildcard for one character or none. */
    boolean isOptional(int index) {
        return isWildcard(index) && (text.charAt(index) == '$' || text.charAt(index) == '#');
    }

    /**
     * Whether any of it can be searched: a letter, a digit, a wildcard, a symbol such as an emoji, or something plain.
     */
    boolean saysSomething() {
        return hasPlain()
                || hasWildcard()
                || text.codePoints()
                        .anyMatch(c -> Character.isLetterOrDigit(c)
                                || Character.getType(c) == Character.OTHER_SYMBOL
                                || Character.getType(c) == Character.SURROGATE
                                || Character.getType(c) == Character.UNASSIGNED);
    }

    private boolean isWordAt(int index) {
        return index >= 0 && (Character.isLetterOrDigit(text.charAt(index)) || isWildcard(index));
    }

    private boolean isLetterAt(int index) {
        return index >= 0 && index < text.length() && Character.isLetter(text.charAt(index));
    }

    private static int code(CharSequence written, int from) {
        if (written.charAt(from) != 'u' || from + CODE_LENGTH >= written.length()) {
            return -1;
        }
        int code = 0;
        for (int i = from + 1; i <= from + CODE_LENGTH; i++) {
            int digit = Character.digit(written.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
