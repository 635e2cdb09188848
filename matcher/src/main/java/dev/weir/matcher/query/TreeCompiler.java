package dev.weir.matcher.query;

import dev.weir.matcher.lucene.Interval;
import dev.weir.matcher.lucene.IntervalsQuery;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Turns a tree into the Lucene query that it means. Safe for any number of threads. */
final class TreeCompiler {
    private final QueryLimits limits;
    private final LeafCompiler leaves;
    private final IntervalCompiler intervals;

    TreeCompiler(Schema schema, QueryLimits limits) {
        this.limits = limits;
        this.leaves = new LeafCompiler(schema, limits);
        this.intervals = new IntervalCompiler(leaves);
    }

    /**
     * What the tree means.
     *
     * @throws TreeFault if a part of it has no meaning, or it is beyond a limit
     */
    Query compile(QueryTree tree) {
        TreeLimits.check(tree, limits);
        @Nullable Query query = part(tree);
        return query == null ? new MatchNoDocsQuery("nothing is left of the query after analysis") : query;
    }

    /** Null when nothing is left of it after analysis. */
    private @Nullable Query part(QueryTree tree) {
        return switch (tree) {
            case QueryTree.All all -> all(all.parts());
            case QueryTree.Any any -> any(any.parts());
            case QueryTree.AtLeast atLeast -> atLeast(atLeast);
            case QueryTree.Not not -> not(not.part());
            case QueryTree.Near near -> positions(near);
            case QueryTree.Extended extended -> positions(extended);
            case QueryTree.Related related -> positions(related);
            case QueryTree.Everything everything -> MatchAllDocsQuery.INSTANCE;
            case QueryTree.WordList list -> throw new IllegalStateException(list + " must be resolved before");
            case QueryTree.Term term -> leaves.term(term);
            case QueryTree.Phrase phrase -> leaves.phrase(phrase);
            case QueryTree.Prefix prefix -> leaves.prefix(prefix);
            case QueryTree.Wildcard wildcard -> leaves.wildcard(wildcard);
            case QueryTree.Regexp regexp -> leaves.regexp(regexp);
            case QueryTree.Fuzzy fuzzy -> leaves.fuzzy(fuzzy);
            case QueryTree.Exists exists -> leaves.exists(exists);
            case QueryTree.Condition condition -> leaves.condition(condition);
        };
    }

    private @Nullable Query all(List<QueryTree> parts) {
        if (parts.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int positive = 0;
        int negative = 0;
        @Nullable Query only = null;
        for (QueryTree part : parts) {
            boolean negated = part instanceof QueryTree.Not;
            @Nullable Query query = part(part instanceof QueryTree.Not not ? not.part() : part);
            if (query == null) {
                continue;
            }
            only = query;
            all.add(query, negated ? Occur.MUST_NOT : Occur.MUST);
            if (negated) {
                negative++;
            } else {
                positive++;
            }
        }
        if (positive + negative == 0) {
            return null;
        }
        if (positive == 0) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        return positive == 1 && negative == 0 ? only : all.build();
    }

    private @Nullable Query any(List<QueryTree> parts) {
        if (parts.isEmpty()) {
            return new MatchNoDocsQuery("one of no clauses");
        }
        List<Query> left = left(parts);
        if (left.size() < 2) {
            return left.isEmpty() ? null : left.get(0);
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        left.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    private @Nullable Query atLeast(QueryTree.AtLeast atLeast) {
        List<Query> left = left(atLeast.parts());
        if (left.isEmpty() && !atLeast.parts().isEmpty()) {
            return null;
        }
        if (left.size() < atLeast.number()) {
            return new MatchNoDocsQuery(left.size() + " clauses cannot be " + atLeast.number());
        }
        BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast.number());
        left.forEach(query -> some.add(query, Occur.SHOULD));
        return some.build();
    }

    private @Nullable Query not(QueryTree part) {
        @Nullable Query query = part(part);
        return query == null
                ? null
                : new BooleanQuery.Builder()
                        .add(query, Occur.MUST_NOT)
                        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                        .build();
    }

    private List<Query> left(List<QueryTree> parts) {
        List<Query> left = new ArrayList<>(parts.size());
        for (QueryTree part : parts) {
            @Nullable Query query = part(part);
            if (query != null) {
                left.add(query);
            }
        }
        return left;
    }

    private @Nullable Query positions(QueryTree tree) {
        @Nullable String field = intervals.fieldOf(tree);
        if (field == null) {
            return new MatchNoDocsQuery("a proximity of no words");
        }
        @Nullable Interval interval = intervals.interval(tree, field);
        return switch (interval) {
            case null -> null;
            case Interval.One one -> new TermQuery(new Term(field, one.term()));
            case Interval.Like like -> like.pattern();
            default -> new IntervalsQuery(field, interval);
        };
    }
}
