package dev.weir.matcher.query;

import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** A query that has a meaning; immutable and safe for any number of threads. */
public final class ParsedQuery {
    private final QuerySource source;
    private final Query text;
    private final Query whole;

    ParsedQuery(QuerySource source, Query text, List<Query> filters) {
        this.source = source;
        this.text = text;
        this.whole = filters.isEmpty() ? text : joined(text, filters);
    }

    /** The query as it was written. */
    public QuerySource source() {
        return source;
    }

    /** What it means: a document matches if Lucene says so of this query. Scores mean nothing. */
    public Query lucene() {
        return whole;
    }

    /**
     * What its text alone means, without the filters: this is what can be highlighted. Everything, if the text is
     * blank.
     */
    public Query textQuery() {
        return text;
    }

    @Override
    public String toString() {
        return whole.toString();
    }

    private static Query joined(Query text, List<Query> filters) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(text, Occur.MUST);
        filters.forEach(filter -> all.add(filter, Occur.FILTER));
        return all.build();
    }
}
