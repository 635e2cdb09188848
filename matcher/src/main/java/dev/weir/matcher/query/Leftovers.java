package dev.weir.matcher.query;

import java.util.List;
import org.apache.lucene.queryparser.flexible.core.nodes.BooleanQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.DeletedQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.jspecify.annotations.Nullable;

/**
 * Whether analysis left anything to tidy up in a tree, as it does with stop words: a clause without a word, a group
 * without a clause, or a boolean with only one. Of most trees it did not.
 */
final class Leftovers {
    private Leftovers() {}

    static boolean in(QueryNode node) {
        if (node instanceof DeletedQueryNode) {
            return true;
        }
        if (node.isLeaf()) {
            return false;
        }
        @Nullable List<QueryNode> children = node.getChildren();
        if (children == null || children.isEmpty() || (children.size() == 1 && node instanceof BooleanQueryNode)) {
            return true;
        }
        for (QueryNode child : children) {
            if (in(child)) {
                return true;
            }
        }
        return false;
    }
}
