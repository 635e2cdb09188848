package dev.weir.matcher.judge;

import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;

/** What can be told of a clause from the way it is written. */
final class Written {
    private Written() {}

    /** Whether it is a bare star. */
    static boolean isOpen(FieldQueryNode node) {
        return "*".equals(node.getTextAsString()) && hasWildcard(node);
    }

    static boolean hasWildcard(FieldQueryNode node) {
        if (node instanceof QuotedFieldQueryNode) {
            return false;
        }
        CharSequence text = node.getText();
        for (int i = 0; i < text.length(); i++) {
            if (isWildcard(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character of a text is a wildcard: a star or a question mark without a backslash before it. */
    static boolean isWildcard(CharSequence text, int index) {
        boolean wildcard = text.charAt(index) == '*' || text.charAt(index) == '?';
        return wildcard && !(text instanceof UnescapedCharSequence escaped && escaped.wasEscaped(index));
    }

    /** Where it begins in the text; negative when Lucene does not tell. */
    static int offset(Object node) {
        return switch (node) {
            case FieldQueryNode value -> value.getBegin();
            case TermRangeQueryNode range -> Math.max(range.getLowerBound().getBegin(), -1);
            case QueryNode other
            when other.getChildren() != null && !other.getChildren().isEmpty() ->
                offset(other.getChildren().get(0));
            default -> -1;
        };
    }
}
