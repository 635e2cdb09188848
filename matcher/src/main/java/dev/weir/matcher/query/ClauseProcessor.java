package dev.weir.matcher.query;

import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldableNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;

/** A step that looks at each clause once: a word, a phrase with its slop, a range with its bounds, a function. */
abstract class ClauseProcessor implements Step {
    /**
     * The node that stands here from now on.
     *
     * @param clause the same node as the other
     */
    abstract QueryNode visit(QueryNode node, FieldableNode clause) throws QueryNodeException;

    @Override
    public final QueryNode process(QueryNode node) throws QueryNodeException {
        if (node instanceof FieldableNode clause) {
            return visit(node, clause);
        }
        Step.eachChild(node, this);
        return node;
    }
}
