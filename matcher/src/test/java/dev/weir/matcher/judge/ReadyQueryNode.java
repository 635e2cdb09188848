package dev.weir.matcher.judge;

import org.apache.lucene.queryparser.flexible.core.nodes.QueryNodeImpl;
import org.apache.lucene.queryparser.flexible.core.parser.EscapeQuerySyntax;
import org.apache.lucene.search.Query;

/** A leaf of the syntax tree whose Lucene query is known already. */
final class ReadyQueryNode extends QueryNodeImpl {
    private final Query query;

    ReadyQueryNode(Query query) {
        this.query = query;
        setLeaf(true);
    }

    Query query() {
        return query;
    }

    @Override
    public CharSequence toQueryString(EscapeQuerySyntax escaper) {
        return query.toString();
    }

    @Override
    public String toString() {
        return query.toString();
    }
}
