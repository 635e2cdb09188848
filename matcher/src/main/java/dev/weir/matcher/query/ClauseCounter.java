package dev.weir.matcher.query;

import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.schema.Schema;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldableNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a query with too many clauses, and a clause without a field where the schema has no default fields to search.
 */
final class ClauseCounter extends ClauseProcessor {
    private int clauses;
    private int withoutField;
    private @Nullable QueryNode firstWithoutField;

    private ClauseCounter() {}

    static void check(QueryNode tree, Schema schema, QueryLimits limits) throws QueryNodeException {
        ClauseCounter counter = new ClauseCounter();
        counter.process(tree);
        requireWithin(counter.clauses, limits.maxClauses(), "maxClauses");
        int defaultFields = schema.defaultFields().size();
        if (counter.firstWithoutField != null && defaultFields == 0) {
            throw new Fault(
                    Written.offset(counter.firstWithoutField),
                    "",
                    "the clause names no field and the schema has no default fields; write it as field:value");
        }
        long expanded = counter.clauses - counter.withoutField + (long) counter.withoutField * defaultFields;
        requireWithin(expanded, limits.maxExpandedClauses(), "maxExpandedClauses");
    }

    @Override
    QueryNode visit(QueryNode node, FieldableNode clause) {
        clauses++;
        if (clause.getField() == null) {
            withoutField++;
            firstWithoutField = firstWithoutField == null ? node : firstWithoutField;
        }
        return node;
    }

    private static void requireWithin(long clauses, int max, String limit) throws Fault {
        if (clauses > max) {
            throw new Fault(
                    -1, "", "the query has more than " + max + " clauses (limit " + limit + "); split it into several");
        }
    }
}
