package dev.weir.matcher.judge;

import org.apache.lucene.queryparser.flexible.core.builders.QueryBuilder;
import org.apache.lucene.queryparser.flexible.core.builders.QueryTreeBuilder;
import org.apache.lucene.queryparser.flexible.core.nodes.GroupQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.MinShouldMatchNode;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@code (a b c)@2}. Lucene's own builder fails when analysis or simplification leaves the group with a single
 * clause or none, and when the group has a boost.
 */
final class AtLeastBuilder implements QueryBuilder {
    @Override
    public Query build(QueryNode node) {
        MinShouldMatchNode atLeast = (MinShouldMatchNode) node;
        @Nullable Object group = atLeast.getChildren().get(0).getTag(QueryTreeBuilder.QUERY_TREE_BUILDER_TAGID);
        if (group == null) {
            return new MatchNoDocsQuery("nothing is left of a group");
        }
        return inner(atLeast) instanceof MinShouldMatchNode
                ? one((Query) group, atLeast.minShouldMatch)
                : atLeast((Query) group, atLeast.minShouldMatch);
    }

    /** Whether a node is the group of which so many must hold. */
    static boolean isGroup(QueryNode node) {
        QueryNode parent = node.getParent();
        while (parent instanceof GroupQueryNode) {
            parent = parent.getParent();
        }
        return parent instanceof MinShouldMatchNode;
    }

    private static QueryNode inner(QueryNode node) {
        QueryNode inner = node.getChildren().get(0);
        while (inner instanceof GroupQueryNode) {
            inner = inner.getChildren().get(0);
        }
        return inner;
    }

    private static Query one(Query clause, int number) {
        return number <= 1 ? clause : new MatchNoDocsQuery("one clause cannot be " + number);
    }

    private static Query atLeast(Query group, int number) {
        return switch (group) {
            case BooleanQuery clauses -> {
                BooleanQuery.Builder builder = new BooleanQuery.Builder();
                clauses.clauses().forEach(builder::add);
                yield builder.setMinimumNumberShouldMatch(number).build();
            }
            case BoostQuery boost -> new BoostQuery(atLeast(boost.getQuery(), number), boost.getBoost());
            default -> one(group, number);
        };
    }
}
