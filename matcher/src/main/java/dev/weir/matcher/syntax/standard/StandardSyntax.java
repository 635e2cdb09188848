package dev.weir.matcher.syntax.standard;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;
import dev.weir.matcher.tree.TextPlace;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler.ConfigurationKeys;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler.Operator;
import org.apache.lucene.queryparser.flexible.standard.parser.ParseException;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;
import org.apache.lucene.queryparser.flexible.standard.processors.BooleanQuery2ModifierNodeProcessor;

/**
 * Lucene's flexible standard syntax: read by Lucene's own parser, which also says which clauses of a group are
 * required, optional and prohibited. Safe for any number of threads.
 */
public final class StandardSyntax {
    private final Schema schema;
    private final QueryLimits limits;
    private final StandardQueryConfigHandler config = new StandardQueryConfigHandler();

    public StandardSyntax(Schema schema, QueryLimits limits) {
        this.schema = schema;
        this.limits = limits;
        config.set(ConfigurationKeys.DEFAULT_OPERATOR, Operator.OR);
    }

    /**
     * Reads a text.
     *
     * @throws QueryException if it cannot be read; line, column and piece say where
     */
    public ReadQuery read(String written) {
        QueryText text = new QueryText(written, schema, limits);
        try {
            QueryNode root = new StandardSyntaxParser(text.tokens()).TopLevelQuery(null);
            BooleanQuery2ModifierNodeProcessor modifiers = new BooleanQuery2ModifierNodeProcessor();
            modifiers.setQueryConfigHandler(config);
            NodeReader reader = new NodeReader(text, schema, limits);
            QueryTree tree = reader.read(modifiers.process(root));
            return new ReadQuery(tree, reader.places(), reader.warnings());
        } catch (Fault e) {
            throw QueryException.at(text.placeOf(e.offset()), e.field(), e.reason(), e);
        } catch (ParseException e) {
            throw SyntaxErrors.explain(text, e);
        } catch (QueryNodeException | RuntimeException e) {
            throw QueryException.at(TextPlace.UNKNOWN, "", SyntaxErrors.reason(e), e);
        }
    }
}
