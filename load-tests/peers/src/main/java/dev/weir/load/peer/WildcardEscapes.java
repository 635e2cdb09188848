package dev.weir.load.peer;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.processors.QueryNodeProcessorImpl;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.apache.lucene.queryparser.flexible.standard.nodes.PrefixWildcardQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.WildcardQueryNode;

/**
 * Reads wildcards with what is escaped in them, as Weir does: Lucene's own step forgets the backslash in
 * {@code *\\cmd.exe}.
 */
final class WildcardEscapes extends QueryNodeProcessorImpl {
    private final Analyzer analyzer;

    WildcardEscapes(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    protected QueryNode postProcessNode(QueryNode node) {
        if (!(node instanceof FieldQueryNode word)
                || node instanceof QuotedFieldQueryNode
                || node.getParent() instanceof TermRangeQueryNode) {
            return node;
        }
        CharSequence text = word.getText();
        StringBuilder expression = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        int wildcards = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isWildcard(text, i)) {
                String literal = normalized(
                        word.getFieldAsString(), text.subSequence(from, i).toString());
                plain.append(literal);
                expression.append(literal.replaceAll("[*?\\\\]", "\\\\$0"));
                if (i < text.length()) {
                    expression.append(text.charAt(i));
                    wildcards++;
                }
                from = i + 1;
            }
        }
        if (wildcards == 0) {
            return node;
        }
        int last = text.length() - 1;
        if (wildcards == 1 && last > 0 && text.charAt(last) == '*' && isWildcard(text, last)) {
            return new PrefixWildcardQueryNode(word.getField(), plain + "*", word.getBegin(), word.getEnd());
        }
        return new WildcardQueryNode(word.getField(), expression, word.getBegin(), word.getEnd());
    }

    private static boolean isWildcard(CharSequence text, int index) {
        return "*?".indexOf(text.charAt(index)) >= 0
                && !(text instanceof UnescapedCharSequence escaped && escaped.wasEscaped(index));
    }

    private String normalized(String field, String literal) {
        return literal.isEmpty() ? "" : analyzer.normalize(field, literal).utf8ToString();
    }

    @Override
    protected QueryNode preProcessNode(QueryNode node) {
        return node;
    }

    @Override
    protected List<QueryNode> setChildrenOrder(List<QueryNode> children) {
        return children;
    }
}
