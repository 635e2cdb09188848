package dev.weir.load.peer;

import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.queryparser.flexible.standard.config.PointsConfig;
import org.apache.lucene.queryparser.flexible.standard.processors.RegexpQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.StandardQueryNodeProcessorPipeline;
import org.apache.lucene.queryparser.flexible.standard.processors.WildcardQueryNodeProcessor;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/** Makes Lucene's queries of searches. For one thread. */
final class PeerQueries {
    private final PeerSchema schema;
    private final Patterns patterns;
    private final StandardQueryParser parser;

    PeerQueries(PeerSchema schema, Patterns patterns) {
        this.schema = schema;
        this.patterns = patterns;
        parser = new StandardQueryParser(schema.analyzer());
        parser.setAllowLeadingWildcard(true);
        parser.setEnablePositionIncrements(true);
        parser.setLocale(Locale.ROOT);
        Map<String, PointsConfig> points = new HashMap<>();
        NumberFormat format = NumberFormat.getInstance(Locale.ROOT);
        schema.fieldsOf(Shape.Kind.LONG).forEach(field -> points.put(field, new PointsConfig(format, Long.class)));
        schema.fieldsOf(Shape.Kind.DOUBLE).forEach(field -> points.put(field, new PointsConfig(format, Double.class)));
        parser.setPointsConfigMap(points);
        StandardQueryNodeProcessorPipeline steps =
                new StandardQueryNodeProcessorPipeline(parser.getQueryConfigHandler());
        steps.replaceAll(step -> switch (step) {
            case RegexpQueryNodeProcessor regexps -> new RegexpCase(schema.analyzer());
            case WildcardQueryNodeProcessor wildcards -> new WildcardEscapes(schema.analyzer());
            default -> step;
        });
        parser.setQueryNodeProcessor(steps);
    }

    Query query(Search search) {
        Query text = search.text().isBlank() ? new MatchAllDocsQuery() : text(search);
        if (search.conditions().isEmpty()) {
            return text;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(text, Occur.MUST);
        search.conditions().forEach(condition -> all.add(condition(condition), Occur.FILTER));
        return all.build();
    }

    private Query text(Search search) {
        try {
            return patterns.apply(Negations.completed(parser.parse(search.text(), schema.defaultField())));
        } catch (QueryNodeException e) {
            throw new IllegalArgumentException("cannot be parsed: " + search, e);
        }
    }

    private static Query condition(Search.Condition condition) {
        return switch (condition) {
            case Search.Period period ->
                LongPoint.newRangeQuery(period.field(), period.fromMillis(), period.toMillis());
            case Search.Box box ->
                LatLonPoint.newBoxQuery(box.field(), box.bottom(), box.top(), box.left(), box.right());
            case Search.Circle circle ->
                LatLonPoint.newDistanceQuery(circle.field(), circle.lat(), circle.lon(), circle.meters());
        };
    }
}
