package dev.weir.matcher.query;

import dev.weir.matcher.schema.Schema;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.processors.NoChildOptimizationQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.core.processors.QueryNodeProcessorPipeline;
import org.apache.lucene.queryparser.flexible.core.processors.RemoveDeletedQueryNodesProcessor;
import org.apache.lucene.queryparser.flexible.standard.builders.StandardQueryTreeBuilder;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler.ConfigurationKeys;
import org.apache.lucene.queryparser.flexible.standard.nodes.MinShouldMatchNode;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;
import org.apache.lucene.queryparser.flexible.standard.processors.AnalyzerQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.BooleanQuery2ModifierNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.BooleanSingleChildOptimizationQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.BoostQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.DefaultPhraseSlopQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.FuzzyQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.IntervalQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.MatchAllDocsQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.MultiFieldQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.MultiTermRewriteMethodProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.PhraseSlopQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.RemoveEmptyNonLeafQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.WildcardQueryNodeProcessor;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Lucene's flexible standard parser, put together anew for each query because its parts keep state.
 *
 * <p>Two things differ from Lucene's own pipeline. Default fields are expanded before anything is normalised, so that
 * each field's own analyzer does it. And {@link TypedFieldProcessor} stands for the processors of points and term
 * ranges.
 */
final class StandardPipeline {
    private final QueryNodeProcessorPipeline processors;
    private final StandardQueryTreeBuilder builder = new StandardQueryTreeBuilder();

    StandardPipeline(Schema schema, QueryLimits limits) {
        StandardQueryConfigHandler config = new StandardQueryConfigHandler();
        config.set(ConfigurationKeys.ANALYZER, schema.analyzer());
        config.set(ConfigurationKeys.ENABLE_POSITION_INCREMENTS, true);
        config.set(ConfigurationKeys.ALLOW_LEADING_WILDCARD, true);
        config.set(ConfigurationKeys.LOCALE, Locale.ROOT);
        config.set(ConfigurationKeys.TIMEZONE, TimeZone.getTimeZone("UTC"));
        config.set(ConfigurationKeys.MULTI_FIELDS, schema.defaultFields().toArray(new CharSequence[0]));
        processors = new QueryNodeProcessorPipeline(config);
        processors.add(new ClauseCounter(limits.maxClauses(), "maxClauses"));
        processors.add(new DefaultFieldProcessor(schema));
        processors.add(new MultiFieldQueryNodeProcessor());
        processors.add(new ClauseCounter(limits.maxExpandedClauses(), "maxExpandedClauses"));
        processors.add(new TypedFieldProcessor(schema));
        processors.add(new WildcardQueryNodeProcessor());
        processors.add(new FuzzyQueryNodeProcessor());
        processors.add(new RegexpNormalizer(schema.analyzer()));
        processors.add(new MatchAllDocsQueryNodeProcessor());
        processors.add(new AnalyzerQueryNodeProcessor());
        processors.add(new PhraseSlopQueryNodeProcessor());
        processors.add(new BooleanQuery2ModifierNodeProcessor());
        processors.add(new NoChildOptimizationQueryNodeProcessor());
        processors.add(new RemoveDeletedQueryNodesProcessor());
        processors.add(new RemoveEmptyNonLeafQueryNodeProcessor());
        processors.add(new BooleanSingleChildOptimizationQueryNodeProcessor());
        processors.add(new DefaultPhraseSlopQueryNodeProcessor());
        processors.add(new BoostQueryNodeProcessor());
        processors.add(new MultiTermRewriteMethodProcessor());
        processors.add(new IntervalQueryNodeProcessor());
        builder.setBuilder(ReadyQueryNode.class, node -> ((ReadyQueryNode) node).query());
        builder.setBuilder(MinShouldMatchNode.class, new AtLeastBuilder());
    }

    Query query(String text) throws QueryNodeException {
        QueryNode tree = new StandardSyntaxParser().parse(text, null);
        Object built = builder.build(processors.process(tree));
        return built == null ? new MatchNoDocsQuery("nothing is left of the text after analysis") : (Query) built;
    }
}
