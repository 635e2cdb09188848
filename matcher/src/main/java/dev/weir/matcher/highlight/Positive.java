package dev.weir.matcher.highlight;

import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/**
 * The clauses of a query that are worth marking, any of them. One field of the document is highlighted at a time, and
 * of {@code title:weir AND price:5} the price is not there: as a whole the query would match nothing in it.
 */
final class Positive {
    private Positive() {}

    static Query anyOf(Query query) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        collect(query, any);
        return any.build();
    }

    private static void collect(Query query, BooleanQuery.Builder any) {
        switch (query) {
            case BooleanQuery bool ->
                bool.clauses().stream()
                        .filter(clause -> !clause.isProhibited())
                        .map(BooleanClause::query)
                        .forEach(clause -> collect(clause, any));
            case BoostQuery boost -> collect(boost.getQuery(), any);
            case ConstantScoreQuery constant -> collect(constant.getQuery(), any);
            case DisjunctionMaxQuery max -> max.getDisjuncts().forEach(clause -> collect(clause, any));
            default -> any.add(query, Occur.SHOULD);
        }
    }
}
