package dev.weir.matcher.judge;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.PrefixWildcardQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.WildcardQueryNode;
import org.apache.lucene.search.WildcardQuery;

/**
 * Makes wildcards of words that have a star or a question mark, normalised between them as the field's words are. What
 * a backslash stands before stays itself, as in words without wildcards: Lucene's own processor forgets about it, so
 * that {@code *\\cmd.exe} would match without a backslash and {@code 10\*2*} would match 10x2.
 */
final class WildcardReader extends TreeProcessor {
    private final Analyzer analyzer;

    WildcardReader(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    QueryNode visit(QueryNode node) {
        return node instanceof FieldQueryNode word && Written.hasWildcard(word) ? wildcard(word) : node;
    }

    private QueryNode wildcard(FieldQueryNode word) {
        CharSequence text = word.getText();
        int first = 0;
        while (!Written.isWildcard(text, first)) {
            first++;
        }
        boolean isPrefix = first > 0 && first == text.length() - 1 && text.charAt(first) == '*';
        if (isPrefix) {
            String prefix = normalized(word, 0, first);
            return new PrefixWildcardQueryNode(word.getField(), prefix + "*", word.getBegin(), word.getEnd());
        }
        return new WildcardQueryNode(word.getField(), expression(word), word.getBegin(), word.getEnd());
    }

    /** The expression as {@link WildcardQuery} takes it. */
    private String expression(FieldQueryNode word) {
        CharSequence text = word.getText();
        StringBuilder expression = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Written.isWildcard(text, i)) {
                appendLiterally(expression, normalized(word, from, i));
                if (i < text.length()) {
                    expression.append(text.charAt(i));
                }
                from = i + 1;
            }
        }
        return expression.toString();
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

    private String normalized(FieldQueryNode word, int from, int to) {
        return from == to
                ? ""
                : analyzer.normalize(
                                word.getFieldAsString(),
                                word.getText().subSequence(from, to).toString())
                        .utf8ToString();
    }
}
