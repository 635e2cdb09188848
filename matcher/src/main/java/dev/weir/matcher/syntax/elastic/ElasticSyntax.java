package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;

/**
 * Reads the query DSL of Elasticsearch and OpenSearch: a query as JSON, alone or as {@code {"query": ...}}.
 *
 * <p>A tree means what a percolator would answer with a mapping of the same types: text fields with their analyzer,
 * keyword fields with their normalizer, {@code long}, {@code double}, {@code date}, {@code boolean} and
 * {@code geo_point}; the feed's default fields are its {@code index.query.default_field}. As in a percolator, a field
 * that does not exist is an error. Safe for any number of threads.
 */
public final class ElasticSyntax {
    private final Schema schema;
    private final QueryLimits limits;
    private final Words words;

    /** Reads queries on the fields of a schema. */
    public ElasticSyntax(Schema schema, QueryLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.words = new Words(schema);
    }

    /**
     * What the text says.
     *
     * @throws QueryException if it is no JSON, no query, beyond a limit, or asks what is not possible here; the reason
     *     names the path in the JSON
     */
    public ReadQuery read(String text) {
        if (text.length() > limits.maxChars()) {
            throw QueryException.of("the text has " + text.length() + " characters, at most " + limits.maxChars()
                    + " are allowed (limit maxChars); split it into several queries");
        }
        Source source = new Source(text, schema, limits);
        try {
            Json json = unwrapped(JsonReader.read(text, limits));
            QueryTree tree = new Queries(source, words).read(json, 0);
            return new ReadQuery(tree, source.places(), source.warnings());
        } catch (StackOverflowError e) {
            throw QueryException.at(
                    dev.weir.matcher.tree.TextPlace.UNKNOWN,
                    "",
                    "the query is nested too deeply to be read on this thread; flatten it",
                    e);
        }
    }

    private static Json unwrapped(Json json) {
        return json instanceof Json.Obj object
                        && object.members().size() == 1
                        && object.members().get(0).name().equals("query")
                ? object.members().get(0).value()
                : json;
    }
}
