package dev.weir.matcher.query;

import dev.weir.matcher.schema.Schema;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldableNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;

/** Refuses a clause without a field where the schema has no default fields to search. */
final class DefaultFieldProcessor extends TreeProcessor {
    private final Schema schema;

    DefaultFieldProcessor(Schema schema) {
        this.schema = schema;
    }

    @Override
    QueryNode visit(QueryNode node) throws Fault {
        if (schema.defaultFields().isEmpty() && node instanceof FieldableNode clause && clause.getField() == null) {
            throw new Fault(
                    Written.offset(node),
                    "",
                    "the clause names no field and the schema has no default fields; write it as field:value");
        }
        return node;
    }
}
