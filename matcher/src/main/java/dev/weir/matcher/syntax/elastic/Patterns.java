package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.tree.QueryTree;

/**
 * Prefixes, wildcards, regular expressions and fuzzy words. Elasticsearch compares them with the words of a text field
 * as they are written, so that a capital letter finds nothing where documents have lost theirs; a tree would fold it.
 * Where the two differ, what is written is turned into what means the same: nothing, or a character that is in no word.
 */
final class Patterns {
    private static final String REGEXP_OPERATORS = ".?+*|{}[]()\"\\#@&<>~^-";

    /** A character for private use, which analysis that folds letters leaves in no word. */
    private static final char IN_NO_WORD = '\uF8FF';

    private final Source source;
    private final Words words;

    Patterns(Source source, Words words) {
        this.source = source;
        this.words = words;
    }

    QueryTree prefix(Where where, Field field, String text, boolean anyCase) {
        textual(where, field, "a prefix");
        if (anyCase && !words.foldsCase(field)) {
            return source.leaf(where, new QueryTree.Regexp(field.name(), inAnyCase(text) + ".*"));
        }
        String start = anyCase ? lower(text) : text;
        return isLost(where, field, start)
                ? Groups.none()
                : source.leaf(where, new QueryTree.Prefix(field.name(), start));
    }

    QueryTree term(Where where, Field field, String text, Values values) {
        textual(where, field, "a value without regard to case");
        if (!words.foldsCase(field)) {
            return source.leaf(where, new QueryTree.Regexp(field.name(), inAnyCase(text)));
        }
        return values.one(where, field, lower(text), Dates.PLAIN);
    }

    QueryTree wildcard(Where where, Field field, String expression, boolean anyCase) {
        textual(where, field, "a wildcard");
        if (anyCase && !words.foldsCase(field)) {
            return source.leaf(where, new QueryTree.Regexp(field.name(), wildcardInAnyCase(expression)));
        }
        String folded = anyCase ? lower(expression) : expression;
        return isLost(where, field, folded)
                ? Groups.none()
                : source.leaf(where, new QueryTree.Wildcard(field.name(), folded));
    }

    /** With its letters changed as the field's documents are, as texts with operators do. */
    QueryTree normalWildcard(Where where, Field field, String expression) {
        textual(where, field, "a wildcard");
        return source.leaf(where, new QueryTree.Wildcard(field.name(), expression));
    }

    /** As {@link #normalWildcard}. */
    QueryTree normalRegexp(Where where, Field field, String expression) {
        textual(where, field, "a regular expression");
        return source.leaf(where, new QueryTree.Regexp(field.name(), expression));
    }

    QueryTree fuzzy(Where where, Field field, String text, int edits, int prefixLength, boolean transpositions) {
        textual(where, field, "a fuzzy word");
        if (field.type() == FieldType.TEXT && !words.normal(field, text).equals(text)) {
            throw source.refused(
                    where,
                    field.name(),
                    "a fuzzy word of a text field is compared as it stands, where each letter that documents have lost"
                            + " is an edit; write '" + words.normal(field, text) + "', or use match with fuzziness",
                    null);
        }
        if (edits == 0) {
            return source.leaf(where, QueryTree.Term.exact(field.name(), words.normal(field, text)));
        }
        return source.leaf(where, new QueryTree.Fuzzy(field.name(), text, edits, prefixLength, transpositions));
    }

    /** A regular expression of which the characters in {@code off} are plain, as flags say. */
    QueryTree regexp(Where where, Field field, String expression, String off, boolean anyCase) {
        textual(where, field, "a regular expression");
        return source.leaf(
                where, new QueryTree.Regexp(field.name(), rewritten(where, field, expression, off, anyCase)));
    }

    private String rewritten(Where where, Field field, String expression, String off, boolean anyCase) {
        StringBuilder result = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < expression.length(); ) {
            int c = expression.codePointAt(i);
            int width = Character.charCount(c);
            if (c == '\\' && i + 1 < expression.length()) {
                int next = expression.codePointAt(i + 1);
                result.append('\\').appendCodePoint(next);
                i += 1 + Character.charCount(next);
                continue;
            }
            inClass = c == '[' || (inClass && c != ']');
            String one = Character.toString(c);
            if (off.indexOf(c) >= 0) {
                result.append('\\').append(one);
            } else if (anyCase && isLetter(c)) {
                char low = (char) (c | 0x20);
                char high = (char) (c & ~0x20);
                String both = words.foldsCase(field) ? "" + low : "" + low + high;
                result.append(inClass || both.length() == 1 ? both : "[" + both + "]");
            } else if (field.type() == FieldType.TEXT
                    && !words.normal(field, one).equals(one)) {
                requireNoHalfRange(where, field, expression, i, width);
                result.append(IN_NO_WORD);
            } else {
                result.append(one);
            }
            i += width;
        }
        return result.toString();
    }

    /** {@code [A-z]}: what is between a letter that documents have lost and one that they have kept. */
    private void requireNoHalfRange(Where where, Field field, String expression, int at, int width) {
        int other = at >= 2 && expression.charAt(at - 1) == '-'
                ? expression.codePointBefore(at - 1)
                : at + width + 1 < expression.length() && expression.charAt(at + width) == '-'
                        ? expression.codePointAt(at + width + 1)
                        : -1;
        if (other >= 0 && words.normal(field, Character.toString(other)).equals(Character.toString(other))) {
            throw source.refused(
                    where,
                    field.name(),
                    "the range from or to '" + expression.substring(at, at + width)
                            + "' has letters that no word of the field has; write two ranges, such as [A-Za-z]",
                    null);
        }
    }

    /** Whether documents of the field have lost something of what is written, so that none can match it. */
    private boolean isLost(Where where, Field field, String text) {
        if (field.type() != FieldType.TEXT || words.normal(field, text).equals(text)) {
            return false;
        }
        source.warn(
                where,
                "'" + text
                        + "' is compared as it stands, and no word of the field has these letters; no document matches"
                        + " it. Write '" + words.normal(field, text) + "'");
        return true;
    }

    private void textual(Where where, Field field, String what) {
        switch (field.type()) {
            case TEXT, KEYWORD -> {}
            case LONG, DOUBLE, DATE, BOOLEAN, GEO_POINT ->
                throw source.unfit(where, field, what, "only text and keyword fields can");
        }
    }

    private static String wildcardInAnyCase(String expression) {
        StringBuilder regexp = new StringBuilder();
        for (int i = 0; i < expression.length(); ) {
            int c = expression.codePointAt(i);
            i += Character.charCount(c);
            if (c == '*') {
                regexp.append(".*");
            } else if (c == '?') {
                regexp.append('.');
            } else if (c == '\\' && i < expression.length()) {
                int next = expression.codePointAt(i);
                i += Character.charCount(next);
                regexp.append(inAnyCase(Character.toString(next)));
            } else {
                regexp.append(inAnyCase(Character.toString(c)));
            }
        }
        return regexp.toString();
    }

    /** A regular expression for the text with ASCII letters of either case, which is all that Elasticsearch folds. */
    private static String inAnyCase(String text) {
        StringBuilder regexp = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isLetter(c)) {
                regexp.append('[')
                        .append((char) (c | 0x20))
                        .append((char) (c & ~0x20))
                        .append(']');
            } else if (REGEXP_OPERATORS.indexOf(c) >= 0) {
                regexp.append('\\').appendCodePoint(c);
            } else {
                regexp.appendCodePoint(c);
            }
        });
        return regexp.toString();
    }

    private static String lower(String text) {
        return text.codePoints()
                .map(c -> isLetter(c) ? c | 0x20 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
