package dev.weir.server.contract;

import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.query.QuerySyntax;
import dev.weir.matcher.query.WordLists;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryException;
import dev.weir.server.error.Violation;
import dev.weir.server.error.WeirException;
import dev.weir.v1.SavedSearch;
import java.util.ArrayList;
import java.util.List;

/** The queries and filters of saved searches. */
public final class QueryConverter {
    private static final String TREE = "tree";

    private QueryConverter() {}

    /**
     * Parses what a saved search asks, without any word lists.
     *
     * @throws WeirException with line and column where they are known; field paths start at the saved search
     */
    public static ParsedQuery parse(SavedSearch search, QueryParser parser) {
        return parse(search, parser, WordLists.NONE);
    }

    /**
     * Parses what a saved search asks.
     *
     * @throws WeirException with line and column where they are known; field paths start at the saved search
     */
    public static ParsedQuery parse(SavedSearch search, QueryParser parser, WordLists lists) {
        TreeReader trees = new TreeReader();
        try {
            return parser.parse(source(search, trees), lists);
        } catch (QueryException e) {
            throw WeirException.invalid(List.of(
                    new Violation(path(e, search, trees), String.valueOf(e.getMessage()), e.line(), e.column())));
        }
    }

    /**
     * What a saved search asks, in the matcher's terms, not yet parsed.
     *
     * @throws WeirException when it is incomplete; field paths start at the saved search
     */
    public static QuerySource toSource(SavedSearch search) {
        return source(search, new TreeReader());
    }

    private static QuerySource source(SavedSearch search, TreeReader trees) {
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < search.getFiltersCount(); i++) {
            filters.add(FilterConverter.toMatcher(search.getFilters(i), "filters[" + i + "]"));
        }
        return new QuerySource(
                syntax(search),
                search.getQuery(),
                search.hasTree() ? trees.read(search.getTree(), TREE) : null,
                filters);
    }

    private static String path(QueryException e, SavedSearch search, TreeReader trees) {
        if (e.filterIndex().isPresent()) {
            return "filters[" + e.filterIndex().getAsInt() + "]";
        }
        return search.hasTree() ? e.part().map(part -> trees.pathOf(part, TREE)).orElse(TREE) : "query";
    }

    /** The syntax of a saved search's text; {@link WeirException} for an unknown one. */
    private static QuerySyntax syntax(SavedSearch search) {
        return switch (search.getSyntax()) {
            case QUERY_SYNTAX_UNSPECIFIED, QUERY_SYNTAX_STANDARD -> QuerySyntax.STANDARD;
            case QUERY_SYNTAX_BOOLEAN -> QuerySyntax.BOOLEAN;
            case QUERY_SYNTAX_ELASTICSEARCH -> QuerySyntax.ELASTICSEARCH;
            case QUERY_SYNTAX_SIMPLE -> QuerySyntax.SIMPLE;
            case UNRECOGNIZED ->
                throw WeirException.invalid(
                        "syntax",
                        "is the unknown syntax " + search.getSyntaxValue()
                                + ": use STANDARD, BOOLEAN, ELASTICSEARCH or SIMPLE");
        };
    }
}
