package dev.weir.matcher.judge;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.apache.lucene.queryparser.flexible.standard.nodes.RegexpQueryNode;

/**
 * Normalises regular expressions as the field's words are (lower case, mostly), but for what a backslash stands before:
 * Lucene's own processor would turn {@code \W} into its opposite {@code \w}.
 */
final class RegexpNormalizer extends TreeProcessor {
    private final Analyzer analyzer;

    RegexpNormalizer(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    QueryNode visit(QueryNode node) {
        if (node instanceof RegexpQueryNode regexp) {
            regexp.setText(new UnescapedCharSequence(
                    normalized(regexp.getFieldAsString(), regexp.getText().toString())));
        }
        return node;
    }

    private String normalized(String field, String pattern) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
                appendNormalized(result, field, pattern.substring(from, i));
                int end = pattern.offsetByCodePoints(i + 1, 1);
                result.append(pattern, i, end);
                from = end;
                i = end - 1;
            }
        }
        appendNormalized(result, field, pattern.substring(from));
        return result.toString();
    }

    private void appendNormalized(StringBuilder result, String field, String part) {
        if (!part.isEmpty()) {
            result.append(analyzer.normalize(field, part).utf8ToString());
        }
    }
}
