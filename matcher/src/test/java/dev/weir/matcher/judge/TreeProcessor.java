package dev.weir.matcher.judge;

import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;

/** A step that looks at each node once, before its children. */
abstract class TreeProcessor implements Step {
    /** The node that stands here from now on. */
    abstract QueryNode visit(QueryNode node) throws QueryNodeException;

    @Override
    public final QueryNode process(QueryNode node) throws QueryNodeException {
        QueryNode visited = visit(node);
        Step.eachChild(visited, this);
        return visited;
    }
}
