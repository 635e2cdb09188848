package dev.weir.matcher.testing;

import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.tree.Filter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A query that can be taken apart.
 *
 * @param text empty for filters only
 */
public record RandomQuery(Optional<QueryTree> text, List<Filter> filters) {
    public QuerySource source() {
        return QuerySource.of(text.map(QueryTree::text).orElse("")).withFilters(filters);
    }

    public Set<QueryKind> kinds() {
        Set<QueryKind> kinds = EnumSet.noneOf(QueryKind.class);
        text.ifPresentOrElse(tree -> kinds.addAll(tree.kinds()), () -> kinds.add(QueryKind.FILTERS_ONLY));
        for (Filter filter : filters) {
            kinds.add(
                    switch (filter) {
                        case Filter.Range range -> QueryKind.FILTER_RANGE;
                        case Filter.Terms terms -> QueryKind.FILTER_TERMS;
                        case Filter.GeoDistance distance -> QueryKind.FILTER_GEO_DISTANCE;
                        case Filter.GeoBox box -> QueryKind.FILTER_GEO_BOX;
                        case Filter.GeoPolygon polygon -> QueryKind.FILTER_GEO_POLYGON;
                    });
        }
        return kinds;
    }
}
