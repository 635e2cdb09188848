package dev.weir.matcher.query;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.WildcardQuery;

/** Normalises parts of words as the field's words are (lower case, mostly), without stemming. */
final class Normalization {
    private final Analyzer analyzer;

    Normalization(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** What has no special characters. */
    String plain(String field, String text) {
        return text.isEmpty() ? "" : analyzer.normalize(field, text).utf8ToString();
    }

    /**
     * A wildcard expression, as {@link WildcardQuery} takes it. What a backslash stands before is plain; a backslash at
     * the end is plain itself.
     */
    String wildcard(String field, String expression) {
        StringBuilder result = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == WildcardQuery.WILDCARD_ESCAPE && i + 1 < expression.length()) {
                literal.append(expression.charAt(++i));
            } else if (c == WildcardQuery.WILDCARD_STRING || c == WildcardQuery.WILDCARD_CHAR) {
                appendLiterally(result, plain(field, literal.toString()));
                literal.setLength(0);
                result.append(c);
            } else {
                literal.append(c);
            }
        }
        appendLiterally(result, plain(field, literal.toString()));
        return result.toString();
    }

    private static void appendLiterally(StringBuilder expression, String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == WildcardQuery.WILDCARD_STRING
                    || c == WildcardQuery.WILDCARD_CHAR
                    || c == WildcardQuery.WILDCARD_ESCAPE) {
                expression.append(WildcardQuery.WILDCARD_ESCAPE);
            }
            expression.append(c);
        }
    }

    /** A regular expression; what a backslash stands before is left as it is, lest {@code \W} become {@code \w}. */
    String regexp(String field, String expression) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int i = 0; i < expression.length(); i++) {
            if (expression.charAt(i) == '\\' && i + 1 < expression.length()) {
                result.append(plain(field, expression.substring(from, i)));
                int end = expression.offsetByCodePoints(i + 1, 1);
                result.append(expression, i, end);
                from = end;
                i = end - 1;
            }
        }
        return result.append(plain(field, expression.substring(from))).toString();
    }
}
