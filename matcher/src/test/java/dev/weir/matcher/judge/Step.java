package dev.weir.matcher.judge;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.jspecify.annotations.Nullable;

/** A step from the tree of what was written to one that can be built. */
interface Step {
    /** The node that stands in the place of this one from now on; often the same. */
    QueryNode process(QueryNode node) throws QueryNodeException;

    /**
     * Takes the step with each child. The children are set only if one was replaced: Lucene's nodes need time by the
     * square of their number for it, and a query may have thousands.
     */
    @SuppressWarnings("ReferenceEquality") // another node, even one like it, has to take the place
    static void eachChild(QueryNode node, Step step) throws QueryNodeException {
        @Nullable List<QueryNode> children = node.getChildren();
        if (children == null) {
            return;
        }
        @Nullable List<QueryNode> replaced = null;
        for (int i = 0; i < children.size(); i++) {
            QueryNode child = children.get(i);
            QueryNode now = step.process(child);
            if (now != child) {
                replaced = replaced == null ? new ArrayList<>(children) : replaced;
                replaced.set(i, now);
            }
        }
        if (replaced != null) {
            node.set(replaced);
        }
    }
}
