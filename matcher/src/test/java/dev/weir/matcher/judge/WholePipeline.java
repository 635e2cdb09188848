package dev.weir.matcher.judge;

import dev.weir.matcher.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.processors.NoChildOptimizationQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.core.processors.QueryNodeProcessorImpl;
import org.apache.lucene.queryparser.flexible.core.processors.QueryNodeProcessorPipeline;
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
import org.apache.lucene.queryparser.flexible.standard.processors.BoostQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.DefaultPhraseSlopQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.FuzzyQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.IntervalQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.MatchAllDocsQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.MultiFieldQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.MultiTermRewriteMethodProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.PhraseSlopQueryNodeProcessor;
import org.apache.lucene.queryparser.flexible.standard.processors.RemoveEmptyNonLeafQueryNodeProcessor;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;

/**
 * Lucene's own standard parser with all its steps, and with others only where Lucene's are wrong: dates by the
 * machine's locale, wildcards and regular expressions whose escapes are lost, a group of negations that matches
 * nothing, a group of which so many must hold and analysis leaves one clause.
 */
final class WholePipeline {
    private final QueryNodeProcessorPipeline processors;
    private final StandardQueryTreeBuilder builder = new StandardQueryTreeBuilder();

    WholePipeline(Schema schema) {
        StandardQueryConfigHandler config = new StandardQueryConfigHandler();
        config.set(ConfigurationKeys.ANALYZER, schema.analyzer());
        config.set(ConfigurationKeys.ENABLE_POSITION_INCREMENTS, true);
        config.set(ConfigurationKeys.ALLOW_LEADING_WILDCARD, true);
        config.set(ConfigurationKeys.LOCALE, Locale.ROOT);
        config.set(ConfigurationKeys.TIMEZONE, TimeZone.getTimeZone("UTC"));
        config.set(ConfigurationKeys.MULTI_FIELDS, schema.defaultFields().toArray(new CharSequence[0]));
        processors = new QueryNodeProcessorPipeline(config);
        processors.add(new MultiFieldQueryNodeProcessor());
        processors.add(new WholeTree(new TypedFieldProcessor(schema)));
        processors.add(new WholeTree(new WildcardReader(schema.analyzer())));
        processors.add(new FuzzyQueryNodeProcessor());
        processors.add(new WholeTree(new RegexpNormalizer(schema.analyzer())));
        processors.add(new MatchAllDocsQueryNodeProcessor());
        processors.add(new AnalyzerQueryNodeProcessor());
        processors.add(new PhraseSlopQueryNodeProcessor());
        processors.add(new BooleanQuery2ModifierNodeProcessor());
        processors.add(new NoChildOptimizationQueryNodeProcessor());
        processors.add(new RemoveDeletedQueryNodesProcessor());
        processors.add(new RemoveEmptyNonLeafQueryNodeProcessor());
        processors.add(new SingleChildren());
        processors.add(new DefaultPhraseSlopQueryNodeProcessor());
        processors.add(new BoostQueryNodeProcessor());
        processors.add(new MultiTermRewriteMethodProcessor());
        processors.add(new IntervalQueryNodeProcessor());
        builder.setBuilder(ReadyQueryNode.class, node -> ((ReadyQueryNode) node).query());
        builder.setBuilder(MinShouldMatchNode.class, new AtLeastBuilder());
        builder.setBuilder(PrefixWildcardQueryNode.class, node -> prefix((PrefixWildcardQueryNode) node));
        builder.setBuilder(WildcardQueryNode.class, node -> wildcard((WildcardQueryNode) node));
    }

    Query query(String text) throws QueryNodeException {
        QueryNode tree = new StandardSyntaxParser().parse(text, null);
        Object built = builder.build(processors.process(tree));
        return built == null
                ? new MatchNoDocsQuery("nothing is left of the text after analysis")
                : Negations.completed((Query) built);
    }

    private static Query prefix(PrefixWildcardQueryNode node) {
        String expression = node.getTextAsString();
        return new PrefixQuery(new Term(node.getFieldAsString(), expression.substring(0, expression.length() - 1)));
    }

    private static Query wildcard(WildcardQueryNode node) {
        return new WildcardQuery(new Term(node.getFieldAsString(), node.getTextAsString()));
    }

    /**
     * Puts a single clause in the place of its group, but not of one of which so many must hold: Lucene would count
     * among the clauses within that clause, or forget how many of them must hold.
     */
    private static final class SingleChildren extends BooleanSingleChildOptimizationQueryNodeProcessor {
        @Override
        protected QueryNode postProcessNode(QueryNode node) throws QueryNodeException {
            return AtLeastBuilder.isGroup(node) ? node : super.postProcessNode(node);
        }
    }

    /** One of our own steps, walked by Lucene. */
    private static final class WholeTree extends QueryNodeProcessorImpl {
        private final TreeProcessor step;

        WholeTree(TreeProcessor step) {
            this.step = step;
        }

        @Override
        protected QueryNode preProcessNode(QueryNode node) throws QueryNodeException {
            return step.visit(node);
        }

        @Override
        protected QueryNode postProcessNode(QueryNode node) {
            return node;
        }

        @Override
        protected List<QueryNode> setChildrenOrder(List<QueryNode> children) {
            return children;
        }
    }
}
