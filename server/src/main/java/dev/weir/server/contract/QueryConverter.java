package dev.weir.server.contract;

import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.query.QuerySyntax;
import dev.weir.matcher.query.WordLists;
import dev.weir.server.error.Violation;
import dev.weir.server.error.WeirException;
import dev.weir.v1.SavedSearch;
import java.util.ArrayList;
import java.util.List;

/** The queries and filters of saved searches. */
public final class QueryConverter {
    private QueryConverter() {}

    /**
     * What a saved search asks, in the matcher's terms, not yet parsed.
     *
     * @throws WeirException when it is incomplete; field paths start at the saved search
     */
    public static QuerySource toSource(SavedSearch search) {
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < search.getFiltersCount(); i++) {
            filters.add(FilterConverter.toMatcher(search.getFilters(i), "filters[" + i + "]"));
        }
        return QuerySource.of(syntax(search), search.getQuery()).withFilters(filters);
    }

    /**
     * Parses what a saved search asks.
     *
     * @throws WeirException with line and column where they are known; field paths start at the saved search
     */
    public static ParsedQuery parse(SavedSearch search, QueryParser parser) {
        return parse(search, parser, WordLists.NONE);
    }

    /**
     * As {@link #parse(SavedSearch, QueryParser)}, for a search that may refer to word lists.
     *
     * @param lists as they stand
     */
    public static ParsedQuery parse(SavedSearch search, QueryParser parser, WordLists lists) {
        try {
            return parser.parse(toSource(search), lists);
        } catch (QueryException e) {
            String field =
                    e.filterIndex().isPresent() ? "filters[" + e.filterIndex().getAsInt() + "]" : "query";
            throw WeirException.invalid(
                    List.of(new Violation(field, String.valueOf(e.getMessage()), e.line(), e.column())));
        }
    }

    private static QuerySyntax syntax(SavedSearch search) {
        return switch (search.getSyntax()) {
            case QUERY_SYNTAX_UNSPECIFIED, QUERY_SYNTAX_STANDARD -> QuerySyntax.STANDARD;
            case UNRECOGNIZED ->
                throw WeirException.invalid(
                        "syntax", "is the unknown syntax " + search.getSyntaxValue() + ": use STANDARD");
        };
    }
}
