/**
 * The query index: all standing queries, and which of them match one document.
 *
 * <p>Start reading at {@link dev.weir.matcher.index.QueryIndex}. On the way of a document: {@code DocumentIndex}
 * analyses it once, {@code Postings} finds the candidates by the anchors that {@code AnchorExtractor} took from the
 * queries, {@code Decider} lets Lucene decide them. {@code Standing} and {@code Journal} keep who stands from which
 * position to which.
 *
 * <p>Always true: a document that matches a query contains one of the query's anchors; where that cannot be proved, the
 * query has none and is a candidate for every document. Equal queries are decided once. The hits of a document at a
 * position are those of the queries that stand there, whatever is changed meanwhile for later positions.
 *
 * <p>Never here: locks on the reading side, clocks, threads, files.
 */
@NullMarked
package dev.weir.matcher.index;

import org.jspecify.annotations.NullMarked;
