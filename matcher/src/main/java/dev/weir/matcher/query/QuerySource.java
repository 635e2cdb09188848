package dev.weir.matcher.query;

import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was given: a text or a tree, and every filter must hold.
 *
 * @param syntax the language of the text
 * @param text may be blank if there is a tree or a filter
 * @param tree instead of a text; null for none
 * @param filters typed conditions
 */
public record QuerySource(
        QuerySyntax syntax, String text, @Nullable QueryTree tree, List<Filter> filters) {
    /** Copies the filters. */
    public QuerySource {
        filters = List.copyOf(filters);
    }

    /** A text, without filters. */
    public static QuerySource of(QuerySyntax syntax, String text) {
        return new QuerySource(syntax, text, null, List.of());
    }

    /** A text in the standard syntax, without filters. */
    public static QuerySource of(String text) {
        return of(QuerySyntax.STANDARD, text);
    }

    /** A tree, without filters. */
    public static QuerySource of(QueryTree tree) {
        return new QuerySource(QuerySyntax.STANDARD, "", tree, List.of());
    }

    /** The same query with these filters and no others. */
    public QuerySource withFilters(List<Filter> only) {
        return new QuerySource(syntax, text, tree, only);
    }

    /** The same query with these filters and no others. */
    public QuerySource withFilters(Filter... only) {
        return withFilters(List.of(only));
    }
}
