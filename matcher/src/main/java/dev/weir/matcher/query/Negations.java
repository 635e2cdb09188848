package dev.weir.matcher.query;

import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Makes a group of nothing but negations mean "everything but those". Lucene's parsers leave it without anything to
 * subtract from, so that {@code a AND (NOT b)} and {@code NOT b} would match no document at all.
 */
final class Negations {
    private Negations() {}

    static Query completed(Query query) {
        return switch (query) {
            case BooleanQuery bool -> completed(bool);
            case BoostQuery boost -> new BoostQuery(completed(boost.getQuery()), boost.getBoost());
            default -> query;
        };
    }

    private static Query completed(BooleanQuery bool) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        builder.setMinimumNumberShouldMatch(bool.getMinimumNumberShouldMatch());
        boolean onlyNegations = !bool.clauses().isEmpty() && bool.getMinimumNumberShouldMatch() == 0;
        for (BooleanClause clause : bool.clauses()) {
            builder.add(completed(clause.query()), clause.occur());
            onlyNegations &= clause.isProhibited();
        }
        if (onlyNegations) {
            builder.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        return builder.build();
    }
}
