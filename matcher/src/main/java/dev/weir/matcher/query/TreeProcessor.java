package dev.weir.matcher.query;

import java.util.List;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.processors.QueryNodeProcessorImpl;

/** A step of the pipeline that looks at each node once, before its children. */
abstract class TreeProcessor extends QueryNodeProcessorImpl {
    /** The node that stands here from now on. */
    abstract QueryNode visit(QueryNode node) throws QueryNodeException;

    @Override
    protected final QueryNode preProcessNode(QueryNode node) throws QueryNodeException {
        return visit(node);
    }

    @Override
    protected final QueryNode postProcessNode(QueryNode node) {
        return node;
    }

    @Override
    protected final List<QueryNode> setChildrenOrder(List<QueryNode> children) {
        return children;
    }
}
