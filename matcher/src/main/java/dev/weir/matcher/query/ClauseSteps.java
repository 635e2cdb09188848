package dev.weir.matcher.query;

import java.util.List;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldableNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;

/** Takes several steps with each clause, one clause after the other, instead of with the whole tree again and again. */
final class ClauseSteps extends ClauseProcessor {
    private final List<Step> steps;

    ClauseSteps(List<Step> steps) {
        this.steps = steps;
    }

    @Override
    QueryNode visit(QueryNode node, FieldableNode clause) throws QueryNodeException {
        QueryNode now = node;
        for (Step step : steps) {
            now = step.process(now);
        }
        return now;
    }
}
