package dev.weir.matcher.query;

import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.TextPlace;
import dev.weir.matcher.schema.Schema;
import java.util.List;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.parser.ParseException;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/** Reads queries against one schema. Safe for any number of threads. */
public final class QueryParser {
    private final Schema schema;
    private final QueryLimits limits;
    private final FilterCompiler filters;
    private final StandardPipeline pipeline;

    /** A parser with {@link QueryLimits#DEFAULT}. */
    public QueryParser(Schema schema) {
        this(schema, QueryLimits.DEFAULT);
    }

    public QueryParser(Schema schema, QueryLimits limits) {
        ClauseLimit.lift();
        this.schema = schema;
        this.limits = limits;
        this.filters = new FilterCompiler(schema, limits);
        this.pipeline = new StandardPipeline(schema, limits);
    }

    /**
     * Reads a query.
     *
     * @throws QueryException if it has no meaning: it cannot be read, asks an unknown field or a field for what its
     *     type cannot answer, or is beyond a limit
     */
    public ParsedQuery parse(QuerySource source) {
        List<Query> compiled = filters.compile(source.filters());
        if (source.text().isBlank()) {
            if (compiled.isEmpty()) {
                throw QueryException.of(
                        "the query is empty; write a text, or *:* for every document, or add a filter");
            }
            return new ParsedQuery(source, MatchAllDocsQuery.INSTANCE, compiled);
        }
        return switch (source.syntax()) {
            case STANDARD -> new ParsedQuery(source, text(source.text()), compiled);
        };
    }

    private Query text(String written) {
        if (written.length() > limits.maxChars()) {
            throw QueryException.of(
                    "the text has " + written.length() + " characters, at most " + limits.maxChars()
                            + " are allowed (limit maxChars); split it into several queries");
        }
        QueryText text = new QueryText(written, schema, limits);
        try {
            return Negations.completed(pipeline.query(text));
        } catch (Fault e) {
            throw QueryException.at(text.placeOf(e.offset()), e.field(), e.reason(), e);
        } catch (ParseException e) {
            throw SyntaxErrors.explain(text, e);
        } catch (QueryNodeException | RuntimeException e) {
            throw QueryException.at(TextPlace.UNKNOWN, "", SyntaxErrors.reason(e), e);
        } catch (StackOverflowError e) {
            throw QueryException.at(
                    TextPlace.UNKNOWN, "", "the query is nested too deeply to be read on this thread; flatten it", e);
        }
    }
}
