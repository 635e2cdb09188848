package dev.weir.matcher.query;

import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldableNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.RangeQueryNode;

/** Refuses a query with too many clauses. */
final class ClauseCounter extends TreeProcessor {
    private final int max;
    private final String limit;
    private int clauses;

    ClauseCounter(int max, String limit) {
        this.max = max;
        this.limit = limit;
    }

    @Override
    QueryNode visit(QueryNode node) throws QueryNodeException {
        boolean partOfAnother = node.getParent() instanceof FieldableNode || node.getParent() instanceof RangeQueryNode;
        if (node instanceof FieldableNode && !partOfAnother && ++clauses > max) {
            throw new Fault(
                    -1, "", "the query has more than " + max + " clauses (limit " + limit + "); split it into several");
        }
        return node;
    }
}
