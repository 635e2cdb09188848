package dev.weir.matcher.query;

import dev.weir.matcher.document.DateSpan;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.UnknownField;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Turns filters into Lucene queries. */
final class FilterCompiler {
    private final Schema schema;
    private final QueryLimits limits;

    FilterCompiler(Schema schema, QueryLimits limits) {
        this.schema = schema;
        this.limits = limits;
    }

    List<Query> compile(List<Filter> filters) {
        if (filters.size() > limits.maxFilters()) {
            throw QueryException.of("the query has " + filters.size() + " filters, at most " + limits.maxFilters()
                    + " are allowed (limit maxFilters); join some of them into one");
        }
        List<Query> compiled = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            Filter filter = filters.get(i);
            try {
                compiled.add(compile(filter));
            } catch (IllegalArgumentException e) {
                throw QueryException.inFilter(
                        i, filter.field(), "field '" + filter.field() + "': " + e.getMessage(), e);
            }
        }
        return compiled;
    }

    /** {@link IllegalArgumentException} says why there is none. */
    Query compile(Filter filter) {
        Field field = schema.field(filter.field())
                .orElseThrow(() -> new IllegalArgumentException(UnknownField.reason(filter.field(), schema)));
        return switch (filter) {
            case Filter.Range range -> range(field, range);
            case Filter.Terms terms -> terms(field, terms.values());
            case Filter.GeoDistance distance -> GeoFilters.distance(geo(field), distance);
            case Filter.GeoBox box -> GeoFilters.box(geo(field), box);
            case Filter.GeoPolygon polygon -> GeoFilters.polygon(geo(field), polygon, limits.maxFilterValues());
        };
    }

    private Query range(Field field, Filter.Range range) {
        Value lower = range.lower();
        Value upper = range.upper();
        boolean lowerIn = range.lowerInclusive();
        boolean upperIn = range.upperInclusive();
        String name = field.name();
        return switch (field.type()) {
            case LONG ->
                PointQueries.longs(
                        name,
                        lower == null ? null : Converted.toLong(lower),
                        lowerIn,
                        upper == null ? null : Converted.toLong(upper),
                        upperIn);
            case DOUBLE ->
                PointQueries.doubles(
                        name,
                        lower == null ? null : Converted.toDouble(lower),
                        lowerIn,
                        upper == null ? null : Converted.toDouble(upper),
                        upperIn);
            case DATE -> PointQueries.dates(name, span(lower), lowerIn, span(upper), upperIn);
            case KEYWORD, TEXT -> new TermRangeQuery(name, bytes(field, lower), bytes(field, upper), lowerIn, upperIn);
            case BOOLEAN, GEO_POINT ->
                throw new IllegalArgumentException(
                        "a range needs a long, double, date, keyword or text field and this one is "
                                + field.type().label());
        };
    }

    private static @Nullable DateSpan span(@Nullable Value value) {
        return value == null ? null : Converted.toSpan(value);
    }

    private @Nullable BytesRef bytes(Field field, @Nullable Value value) {
        return value == null ? null : schema.analyzer().normalize(field.name(), Converted.toText(value));
    }

    private Query terms(Field field, List<Value> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a terms filter needs at least one value");
        }
        if (values.size() > limits.maxFilterValues()) {
            throw new IllegalArgumentException("a terms filter has " + values.size() + " values, at most "
                    + limits.maxFilterValues() + " are allowed (limit maxFilterValues)");
        }
        return switch (field.type()) {
            case KEYWORD ->
                new TermInSetQuery(
                        field.name(),
                        values.stream().map(value -> bytes(field, value)).toList());
            case BOOLEAN ->
                new TermInSetQuery(
                        field.name(),
                        values.stream()
                                .map(value -> new BytesRef(Converted.toTruth(value)))
                                .toList());
            case LONG ->
                LongPoint.newSetQuery(
                        field.name(),
                        values.stream().mapToLong(Converted::toLong).toArray());
            case DOUBLE ->
                DoublePoint.newSetQuery(
                        field.name(),
                        values.stream().mapToDouble(Converted::toDouble).toArray());
            case DATE -> anyDate(field.name(), values);
            case TEXT ->
                throw new IllegalArgumentException(
                        "a terms filter compares whole values and a text field has only words; ask in the text, or use a keyword field");
            case GEO_POINT ->
                throw new IllegalArgumentException("a terms filter cannot ask a geo point; use a geo filter");
        };
    }

    private static Query anyDate(String field, List<Value> values) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Value value : values) {
            DateSpan span = Converted.toSpan(value);
            any.add(PointQueries.dates(field, span, true, span, true), Occur.SHOULD);
        }
        return any.build();
    }

    private static String geo(Field field) {
        if (field.type() != FieldType.GEO_POINT) {
            throw new IllegalArgumentException("a geo filter needs a geo point field and this one is "
                    + field.type().label());
        }
        return field.name();
    }
}
