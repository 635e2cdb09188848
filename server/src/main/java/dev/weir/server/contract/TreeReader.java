package dev.weir.server.contract;

import dev.weir.matcher.syntax.PhraseText;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.QueryTree.Near;
import dev.weir.server.error.WeirException;
import dev.weir.v1.NearQuery;
import dev.weir.v1.PhraseQuery;
import dev.weir.v1.Query;
import dev.weir.v1.RelatedQuery;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Reads the contract's query trees, and knows afterwards at which path each part was. What a part means is for the
 * matcher to say. Not for several threads.
 */
final class TreeReader {
    private final IdentityHashMap<QueryTree, String> paths = new IdentityHashMap<>();

    /** The tree of a message. */
    QueryTree read(Query query, String path) {
        QueryTree tree = node(query, path);
        paths.put(tree, path);
        return tree;
    }

    /** Where a part of a tree that was read here is; the path of the whole tree when it is not known. */
    String pathOf(QueryTree part, String otherwise) {
        return paths.getOrDefault(part, otherwise);
    }

    private QueryTree node(Query query, String path) {
        return switch (query.getNodeCase()) {
            case EVERYTHING -> new QueryTree.Everything();
            case TERM ->
                new QueryTree.Term(
                        field(query.getTerm().getField(), path + ".term"),
                        query.getTerm().getText(),
                        query.getTerm().getExact());
            case PHRASE -> phrase(query.getPhrase(), path + ".phrase");
            case PREFIX ->
                new QueryTree.Prefix(
                        field(query.getPrefix().getField(), path + ".prefix"),
                        query.getPrefix().getText());
            case WILDCARD ->
                new QueryTree.Wildcard(
                        field(query.getWildcard().getField(), path + ".wildcard"),
                        query.getWildcard().getExpression());
            case REGEXP ->
                new QueryTree.Regexp(
                        field(query.getRegexp().getField(), path + ".regexp"),
                        query.getRegexp().getExpression());
            case FUZZY ->
                new QueryTree.Fuzzy(
                        field(query.getFuzzy().getField(), path + ".fuzzy"),
                        query.getFuzzy().getText(),
                        query.getFuzzy().getMaxEdits(),
                        query.getFuzzy().getPrefixLength(),
                        !query.getFuzzy().getNoTranspositions());
            case EXISTS -> new QueryTree.Exists(field(query.getExists().getField(), path + ".exists"));
            case FILTER -> new QueryTree.Condition(FilterConverter.toMatcher(query.getFilter(), path + ".filter"));
            case WORD_LIST ->
                new QueryTree.WordList(
                        field(query.getWordList().getField(), path + ".word_list"),
                        query.getWordList().getWordList());
            case ALL -> new QueryTree.All(parts(query.getAll().getQueriesList(), path + ".all"));
            case ANY -> new QueryTree.Any(parts(query.getAny().getQueriesList(), path + ".any"));
            case AT_LEAST ->
                new QueryTree.AtLeast(
                        query.getAtLeast().getMinimum(),
                        parts(query.getAtLeast().getQueriesList(), path + ".at_least"));
            case NOT -> new QueryTree.Not(read(query.getNot().getQuery(), path + ".not.query"));
            case NEAR -> near(query.getNear(), path + ".near");
            case EXTENDED ->
                new QueryTree.Extended(
                        read(query.getExtended().getQuery(), path + ".extended.query"),
                        query.getExtended().getBefore(),
                        query.getExtended().getAfter());
            case RELATED -> related(query.getRelated(), path + ".related");
            case NODE_NOT_SET ->
                throw WeirException.invalid(path, "is empty: set one of its nodes, such as term, all or near");
        };
    }

    private static String field(String field, String path) {
        if (field.isEmpty()) {
            throw WeirException.invalid(path + ".field", "is empty: each leaf of a tree names its field");
        }
        return field;
    }

    private List<QueryTree> parts(List<Query> queries, String path) {
        List<QueryTree> parts = new ArrayList<>(queries.size());
        for (int i = 0; i < queries.size(); i++) {
            parts.add(read(queries.get(i), path + ".queries[" + i + "]"));
        }
        return parts;
    }

    private static QueryTree phrase(PhraseQuery phrase, String path) {
        String field = field(phrase.getField(), path);
        if (!phrase.getWildcards()) {
            return new QueryTree.Phrase(field, phrase.getText(), phrase.getSlop());
        }
        if (phrase.getSlop() != 0) {
            throw WeirException.invalid(
                    path + ".slop", "is " + phrase.getSlop() + " beside wildcards: use a near for words with gaps");
        }
        return PhraseText.read(field, phrase.getText());
    }

    private QueryTree near(NearQuery near, String path) {
        if (near.getQueriesCount() == 0) {
            throw WeirException.invalid(path + ".queries", "is empty: a near has at least one part");
        }
        QueryTree.Order order =
                switch (near.getOrder()) {
                    case ORDER_UNSPECIFIED, ORDER_ANY -> QueryTree.Order.ANY;
                    case ORDER_ANY_WITHOUT_OVERLAP -> QueryTree.Order.ANY_WITHOUT_OVERLAP;
                    case ORDER_ORDERED -> QueryTree.Order.ORDERED;
                    case UNRECOGNIZED ->
                        throw WeirException.invalid(path + ".order", "is the unknown " + near.getOrderValue());
                };
        return new Near(
                parts(near.getQueriesList(), path),
                order,
                near.hasMaxGaps() ? notNegative(near.getMaxGaps(), path + ".max_gaps") : Near.NO_LIMIT,
                near.hasMaxWidth() ? notNegative(near.getMaxWidth(), path + ".max_width") : Near.NO_LIMIT);
    }

    private QueryTree related(RelatedQuery related, String path) {
        return switch (related.getRelation()) {
            case RELATION_UNSPECIFIED, UNRECOGNIZED ->
                throw WeirException.invalid(path + ".relation", "is not set: name one, such as RELATION_BEFORE");
            default ->
                new QueryTree.Related(
                        read(related.getQuery(), path + ".query"),
                        QueryTree.Relation.valueOf(related.getRelation().name().substring("RELATION_".length())),
                        read(related.getOther(), path + ".other"),
                        notNegative(related.getDistance(), path + ".distance"));
        };
    }

    private static int notNegative(int number, String path) {
        if (number < 0) {
            throw WeirException.invalid(path, "is " + number + ": it must be 0 or more");
        }
        return number;
    }
}
