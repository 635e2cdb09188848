package dev.weir.load.peer;

import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/** A group of nothing but negations means "all but these", as in Weir; to Lucene it means nothing at all. */
final class Negations {
    private Negations() {}

    static Query completed(Query query) {
        if (!(query instanceof BooleanQuery bool)) {
            return query;
        }
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        builder.setMinimumNumberShouldMatch(bool.getMinimumNumberShouldMatch());
        boolean anythingElse = bool.clauses().isEmpty() || bool.getMinimumNumberShouldMatch() > 0;
        for (BooleanClause clause : bool.clauses()) {
            builder.add(completed(clause.query()), clause.occur());
            anythingElse |= clause.occur() != Occur.MUST_NOT;
        }
        if (!anythingElse) {
            builder.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        return builder.build();
    }
}
