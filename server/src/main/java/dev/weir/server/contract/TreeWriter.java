package dev.weir.server.contract;

import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.QueryTree.Near;
import dev.weir.v1.AllQuery;
import dev.weir.v1.AnyQuery;
import dev.weir.v1.AtLeastQuery;
import dev.weir.v1.EverythingQuery;
import dev.weir.v1.ExistsQuery;
import dev.weir.v1.ExtendedQuery;
import dev.weir.v1.FuzzyQuery;
import dev.weir.v1.NearQuery;
import dev.weir.v1.NotQuery;
import dev.weir.v1.PhraseQuery;
import dev.weir.v1.PrefixQuery;
import dev.weir.v1.Query;
import dev.weir.v1.RegexpQuery;
import dev.weir.v1.RelatedQuery;
import dev.weir.v1.TermQuery;
import dev.weir.v1.WildcardQuery;
import dev.weir.v1.WordListQuery;
import java.util.List;
import java.util.Optional;

/** Query trees as the contract's messages. */
final class TreeWriter {
    /** A message nests at most 100 deep where it is read, and a node is two messages. */
    static final int DEPTH_MAX = 45;

    private TreeWriter() {}

    /** The message; empty when it would nest too deeply to be read. */
    static Optional<Query> write(QueryTree tree) {
        return depth(tree) > DEPTH_MAX ? Optional.empty() : Optional.of(node(tree));
    }

    private static int depth(QueryTree tree) {
        return 1
                + switch (tree) {
                    case QueryTree.All all -> depth(all.parts());
                    case QueryTree.Any any -> depth(any.parts());
                    case QueryTree.AtLeast some -> depth(some.parts());
                    case QueryTree.Not not -> depth(not.part());
                    case Near near -> depth(near.parts());
                    case QueryTree.Extended extended -> depth(extended.part());
                    case QueryTree.Related related -> Math.max(depth(related.part()), depth(related.other()));
                    default -> 0;
                };
    }

    private static int depth(List<QueryTree> parts) {
        return parts.stream().mapToInt(TreeWriter::depth).max().orElse(0);
    }

    private static Query node(QueryTree tree) {
        Query.Builder query = Query.newBuilder();
        switch (tree) {
            case QueryTree.Everything everything -> query.setEverything(EverythingQuery.getDefaultInstance());
            case QueryTree.Term(String field, String text, boolean exact) ->
                query.setTerm(
                        TermQuery.newBuilder().setField(field).setText(text).setExact(exact));
            case QueryTree.Phrase(String field, String text, int slop) ->
                query.setPhrase(
                        PhraseQuery.newBuilder().setField(field).setText(text).setSlop(slop));
            case QueryTree.Prefix(String field, String text) ->
                query.setPrefix(PrefixQuery.newBuilder().setField(field).setText(text));
            case QueryTree.Wildcard(String field, String expression) ->
                query.setWildcard(WildcardQuery.newBuilder().setField(field).setExpression(expression));
            case QueryTree.Regexp(String field, String expression) ->
                query.setRegexp(RegexpQuery.newBuilder().setField(field).setExpression(expression));
            case QueryTree.Fuzzy fuzzy -> query.setFuzzy(fuzzy(fuzzy));
            case QueryTree.Exists(String field) ->
                query.setExists(ExistsQuery.newBuilder().setField(field));
            case QueryTree.Condition(dev.weir.matcher.tree.Filter filter) ->
                query.setFilter(FilterWriter.write(filter));
            case QueryTree.WordList(String field, String name) ->
                query.setWordList(WordListQuery.newBuilder().setField(field).setWordList(name));
            case QueryTree.All(List<QueryTree> parts) ->
                query.setAll(AllQuery.newBuilder().addAllQueries(nodes(parts)));
            case QueryTree.Any(List<QueryTree> parts) ->
                query.setAny(AnyQuery.newBuilder().addAllQueries(nodes(parts)));
            case QueryTree.AtLeast(int number, List<QueryTree> parts) ->
                query.setAtLeast(AtLeastQuery.newBuilder().setMinimum(number).addAllQueries(nodes(parts)));
            case QueryTree.Not(QueryTree part) ->
                query.setNot(NotQuery.newBuilder().setQuery(node(part)));
            case Near near -> query.setNear(near(near));
            case QueryTree.Extended(QueryTree part, int before, int after) ->
                query.setExtended(ExtendedQuery.newBuilder()
                        .setQuery(node(part))
                        .setBefore(before)
                        .setAfter(after));
            case QueryTree.Related related -> query.setRelated(related(related));
        }
        return query.build();
    }

    private static List<Query> nodes(List<QueryTree> parts) {
        return parts.stream().map(TreeWriter::node).toList();
    }

    private static FuzzyQuery fuzzy(QueryTree.Fuzzy fuzzy) {
        return FuzzyQuery.newBuilder()
                .setField(fuzzy.field())
                .setText(fuzzy.text())
                .setMaxEdits(fuzzy.maxEdits())
                .setPrefixLength(fuzzy.prefixLength())
                .setNoTranspositions(!fuzzy.transpositions())
                .build();
    }

    private static NearQuery near(Near near) {
        NearQuery.Builder query = NearQuery.newBuilder().addAllQueries(nodes(near.parts()));
        query.setOrder(
                switch (near.order()) {
                    case ANY -> NearQuery.Order.ORDER_ANY;
                    case ANY_WITHOUT_OVERLAP -> NearQuery.Order.ORDER_ANY_WITHOUT_OVERLAP;
                    case ORDERED -> NearQuery.Order.ORDER_ORDERED;
                });
        if (near.maxGaps() != Near.NO_LIMIT) {
            query.setMaxGaps(near.maxGaps());
        }
        if (near.maxWidth() != Near.NO_LIMIT) {
            query.setMaxWidth(near.maxWidth());
        }
        return query.build();
    }

    private static RelatedQuery related(QueryTree.Related related) {
        return RelatedQuery.newBuilder()
                .setQuery(node(related.part()))
                .setRelation(RelatedQuery.Relation.valueOf(
                        "RELATION_" + related.relation().name()))
                .setOther(node(related.other()))
                .setDistance(related.distance())
                .build();
    }
}
