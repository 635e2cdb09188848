package dev.weir.matcher.syntax;

import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a word or a phrase with wildcards: {@code *} for any characters, {@code ?} for one, and a backslash before what
 * is plain.
 */
public final class PhraseText {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private PhraseText() {}

    /** What it asks of a field: one word, or words that follow each other. */
    public static QueryTree read(String field, String text) {
        if (!hasWildcard(text)) {
            String plain = unescaped(text);
            return isOneWord(plain) ? QueryTree.Term.of(field, plain) : new QueryTree.Phrase(field, plain, 0);
        }
        List<QueryTree> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (String word : BLANKS.split(text.strip(), 0)) {
            if (hasWildcard(word)) {
                flush(plain, field, parts);
                parts.add(pattern(field, word));
            } else {
                plain.append(plain.isEmpty() ? "" : " ").append(unescaped(word));
            }
        }
        flush(plain, field, parts);
        return parts.size() == 1 ? parts.get(0) : QueryTree.Near.inOrder(0, parts);
    }

    private static void flush(StringBuilder plain, String field, List<QueryTree> parts) {
        if (!plain.isEmpty()) {
            parts.add(QueryTree.Term.of(field, plain.toString()));
            plain.setLength(0);
        }
    }

    /** A prefix where the only wildcard is a star at the end, otherwise a wildcard. */
    public static QueryTree pattern(String field, String word) {
        String start = word.substring(0, word.length() - 1);
        boolean isPrefix = word.endsWith("*") && !start.isEmpty() && !hasWildcard(start) && !endsInEscape(start);
        return isPrefix ? new QueryTree.Prefix(field, unescaped(start)) : new QueryTree.Wildcard(field, word);
    }

    /** Whether there is a star or a question mark without a backslash before it. */
    public static boolean hasWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '*', '?' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    private static boolean endsInEscape(String text) {
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean isOneWord(String text) {
        return text.chars().noneMatch(Character::isWhitespace);
    }

    /** The text without the backslashes that escape; one at the end is plain. */
    public static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}
