package dev.weir.matcher.query;

import dev.weir.matcher.tree.Filter;
import java.util.List;

/**
 * A query as it was written: the text and every filter must hold.
 *
 * @param syntax the language of the text
 * @param text may be blank if there is a filter: then the filters alone decide
 * @param filters typed conditions
 */
public record QuerySource(QuerySyntax syntax, String text, List<Filter> filters) {
    /** Copies the filters. */
    public QuerySource {
        filters = List.copyOf(filters);
    }

    /** A text in the standard syntax, without filters. */
    public static QuerySource of(String text) {
        return new QuerySource(QuerySyntax.STANDARD, text, List.of());
    }

    /** The same text with these filters and no others. */
    public QuerySource withFilters(List<Filter> only) {
        return new QuerySource(syntax, text, only);
    }

    /** The same text with these filters and no others. */
    public QuerySource withFilters(Filter... only) {
        return withFilters(List.of(only));
    }
}
