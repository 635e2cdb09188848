package dev.weir.matcher.query;

import dev.weir.matcher.lucene.TermPatternQuery;
import dev.weir.matcher.tree.QueryLimits;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.FN_PREFIX;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.REGEXPTERM;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.TILDE;

import dev.weir.matcher.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.processors.NoChildOptimizationQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.core.processors.QueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.core.processors.RemoveDeletedQueryNodesProcessor;
import org.apache.lucene.queryparser.flexible.standard.builders.StandardQueryTreeBuilder;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler.ConfigurationKeys;
import org.apache.lucene.queryparser.flexible.standard.nodes.MinShouldMatchNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.PrefixWildcardQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.WildcardQueryNode;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;
import org.apache.lucene.queryparser.flexible.standard.processors.AnalyzerQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.BooleanQuery2ModifierNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.BooleanSingleChildOptimizationQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.FuzzyQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.IntervalQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.MatchAllDocsQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.MultiFieldQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.PhraseSlopQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.RemoveEmptyNonLeafQueryNodeProcessor;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Lucene's flexible standard parser, put together for a schema. Safe for any number of threads: its configuration and
 * builders are only read, and the processors, which keep state, are made anew for each text.
 *
 * <p>What it means is what Lucene's own pipeline means, with three differences. Default fields are expanded before
 * anything is normalised, so that each field's own analyzer does it. {@link TypedFieldProcessor} stands for the
 * processors of points and term ranges. And {@link WildcardReader} and {@link RegexpNormalizer} keep what is escaped.
 *
 * <p>How it works differs more, for the time that Lucene's twenty walks over the tree take. Steps that concern one
 * clause at a time are taken clause by clause; steps for what a text does not have are left out, as are those that only
 * apply what is the default anyway (boosts of fields, the slop of phrases, the rewrite of multi-term queries).
 */
final class StandardPipeline {
    private final Schema schema;
    private final QueryLimits limits;
    private final StandardQueryConfigHandler config = new StandardQueryConfigHandler();
    private final StandardQueryTreeBuilder builder = new StandardQueryTreeBuilder();

    StandardPipeline(Schema schema, QueryLimits limits) {
        this.schema = schema;
        this.limits = limits;
        config.set(ConfigurationKeys.ANALYZER, schema.analyzer());
        config.set(ConfigurationKeys.ENABLE_POSITION_INCREMENTS, true);
        config.set(ConfigurationKeys.ALLOW_LEADING_WILDCARD, true);
        config.set(ConfigurationKeys.LOCALE, Locale.ROOT);
        config.set(ConfigurationKeys.TIMEZONE, TimeZone.getTimeZone("UTC"));
        config.set(ConfigurationKeys.MULTI_FIELDS, schema.defaultFields().toArray(new CharSequence[0]));
        builder.setBuilder(ReadyQueryNode.class, node -> ((ReadyQueryNode) node).query());
        builder.setBuilder(MinShouldMatchNode.class, new AtLeastBuilder());
        builder.setBuilder(PrefixWildcardQueryNode.class, node -> TermPatternQuery.of((PrefixWildcardQueryNode) node));
        builder.setBuilder(WildcardQueryNode.class, node -> TermPatternQuery.of((WildcardQueryNode) node));
    }

    Query query(QueryText text) throws QueryNodeException {
        QueryNode tree = new StandardSyntaxParser(text.tokens()).TopLevelQuery(null);
        ClauseCounter.check(tree, schema, limits);
        tree = new ClauseSteps(clauseSteps(text)).process(tree);
        tree = lucene(new BooleanQuery2ModifierNodeProcessor()).process(tree);
        if (Leftovers.in(tree)) {
            tree = lucene(new NoChildOptimizationQueryNodeProcessor()).process(tree);
            tree = lucene(new RemoveDeletedQueryNodesProcessor()).process(tree);
            tree = lucene(new RemoveEmptyNonLeafQueryNodeProcessor()).process(tree);
            tree = lucene(new BooleanSingleChildOptimizationQueryNodeProcessor())
                    .process(tree);
        }
        Object built = builder.build(tree);
        return built == null ? new MatchNoDocsQuery("nothing is left of the text after analysis") : (Query) built;
    }

    private List<Step> clauseSteps(QueryText text) {
        List<Step> steps = new ArrayList<>();
        steps.add(lucene(new MultiFieldQueryNodeProcessor()));
        steps.add(new TypedFieldProcessor(schema));
        if (text.mayHaveWildcard()) {
            steps.add(new WildcardReader(schema.analyzer()));
        }
        if (text.has(TILDE)) {
            steps.add(lucene(new FuzzyQueryNodeProcessor()));
        }
        if (text.has(REGEXPTERM)) {
            steps.add(new RegexpNormalizer(schema.analyzer()));
        }
        if (text.mayHaveWildcard()) {
            steps.add(lucene(new MatchAllDocsQueryNodeProcessor()));
        }
        steps.add(lucene(new AnalyzerQueryNodeProcessor()));
        if (text.has(TILDE)) {
            steps.add(lucene(new PhraseSlopQueryNodeProcessor()));
        }
        if (text.has(FN_PREFIX)) {
            steps.add(lucene(new IntervalQueryNodeProcessor()));
        }
        return steps;
    }

    private Step lucene(QueryNodeProcessor processor) {
        processor.setQueryConfigHandler(config);
        return processor::process;
    }
}
