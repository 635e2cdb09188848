package dev.weir.matcher.judge;

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
        // Building a boolean query hashes all of its clauses, and most queries have no such group.
        return hasNothingButNegations(query) ? rebuilt(query) : query;
    }

    private static boolean hasNothingButNegations(Query query) {
        return switch (query) {
            case BooleanQuery bool ->
                isNothingButNegations(bool)
                        || bool.clauses().stream().anyMatch(clause -> hasNothingButNegations(clause.query()));
            case BoostQuery boost -> hasNothingButNegations(boost.getQuery());
            default -> false;
        };
    }

    private static boolean isNothingButNegations(BooleanQuery bool) {
        return !bool.clauses().isEmpty()
                && bool.getMinimumNumberShouldMatch() == 0
                && bool.clauses().stream().allMatch(BooleanClause::isProhibited);
    }

    private static Query rebuilt(Query query) {
        return switch (query) {
            case BooleanQuery bool -> rebuilt(bool);
            case BoostQuery boost -> new BoostQuery(rebuilt(boost.getQuery()), boost.getBoost());
            default -> query;
        };
    }

    private static Query rebuilt(BooleanQuery bool) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        builder.setMinimumNumberShouldMatch(bool.getMinimumNumberShouldMatch());
        bool.clauses().forEach(clause -> builder.add(rebuilt(clause.query()), clause.occur()));
        if (isNothingButNegations(bool)) {
            builder.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        return builder.build();
    }
}
