package dev.weir.load.peer;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.processors.QueryNodeProcessorImpl;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.apache.lucene.queryparser.flexible.standard.nodes.RegexpQueryNode;

/**
 * Normalises regular expressions but for what a backslash stands before, as Weir does: Lucene's own step makes
 * {@code \W} its opposite {@code \w}.
 */
final class RegexpCase extends QueryNodeProcessorImpl {
    private final Analyzer analyzer;

    RegexpCase(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    protected QueryNode preProcessNode(QueryNode node) {
        if (node instanceof RegexpQueryNode regexp) {
            String pattern = regexp.getText().toString();
            StringBuilder normalized = new StringBuilder();
            int from = 0;
            for (int escape = pattern.indexOf('\\'); escape >= 0; escape = pattern.indexOf('\\', from)) {
                append(normalized, regexp, pattern.substring(from, escape));
                from = Math.min(escape + 2, pattern.length());
                normalized.append(pattern, escape, from);
            }
            append(normalized, regexp, pattern.substring(from));
            regexp.setText(new UnescapedCharSequence(normalized));
        }
        return node;
    }

    private void append(StringBuilder target, RegexpQueryNode regexp, String part) {
        if (!part.isEmpty()) {
            target.append(analyzer.normalize(regexp.getFieldAsString(), part).utf8ToString());
        }
    }

    @Override
    protected QueryNode postProcessNode(QueryNode node) {
        return node;
    }

    @Override
    protected List<QueryNode> setChildrenOrder(List<QueryNode> children) {
        return children;
    }
}
