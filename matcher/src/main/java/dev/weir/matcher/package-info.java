/**
 * Decides one document against all standing queries: prospective search as a library.
 *
 * <p>A search engine keeps documents and answers queries; this library keeps queries and answers documents. Lucene
 * gives the meaning: a document's hits are exactly the queries for which Lucene, run on an index of that one document,
 * says yes. What this library adds is to find them without asking Lucene about each, to let queries come, change and go
 * at positions of a stream, and to do so while any number of threads match.
 *
 * <pre>{@code
 * Schema schema = Schema.builder()
 *         .field(Field.text("title", "english"))
 *         .field(Field.longs("price"))
 *         .field(Field.geoPoints("place"))
 *         .build();
 * QueryParser parser = new QueryParser(schema);
 * ParsedQuery query = parser.parse(QuerySource.of("\"two bedrooms\" AND price:<900")
 *         .withFilters(new Filter.GeoDistance("place", new GeoPoint(51.5, -0.12), 5_000)));
 *
 * QueryIndex index = new QueryIndex(schema);
 * index.put(42, 0, query);
 * Document flat = Document.builder(schema)
 *         .add("title", "Sunny flat, two bedrooms")
 *         .add("price", 850)
 *         .add("place", "51.51, -0.13")
 *         .build();
 * Hits hits = index.match(flat, 1); // hits.ids() is [42]
 * }</pre>
 *
 * <p>Start reading at {@link dev.weir.matcher.index.QueryIndex}. An embedder needs {@code schema}, {@code document},
 * {@code tree}, {@code query}, {@code index} and {@code highlight}; the other packages are the inside of the query
 * index and of the syntaxes, and may change from version to version. Packages know only those below them: {@code index}
 * knows {@code reading}, which knows {@code leaf}, which knows {@code form} and {@code pattern}; {@code form} knows
 * {@code lucene}; {@code query} knows {@code syntax}, which knows {@code tree}, which knows {@code document}, which
 * knows {@code schema}.
 *
 * <p>Always true: the same calls give the same answers, whatever {@code QueryIndex.maintain} has done meanwhile.
 *
 * <p>Never here: gRPC, files, clocks, threads, randomness, static mutable state. Of the last there is one exception,
 * which is Lucene's: its limit on clauses is one for the process, and {@code query.ClauseLimit} lifts it.
 */
@NullMarked
package dev.weir.matcher;

import org.jspecify.annotations.NullMarked;
