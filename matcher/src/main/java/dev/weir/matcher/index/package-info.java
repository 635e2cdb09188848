/**
 * The query index: all standing queries, and which of them match one document.
 *
 * <p>Start reading at {@link dev.weir.matcher.index.QueryIndex}. {@code Entries} are the different queries, each once;
 * {@code Filing} chooses their anchors by what {@code Frequencies} have counted; {@code Files} keeps them filed, most
 * in a {@code Segment}, the latest in a {@code Delta}. {@code Matching} is the way of one document through all that.
 * {@code Costing} says what it will cost that a query is filed where it is, {@code Sampling} what it has really cost.
 *
 * <p>Always true: a document that matches a query contains one of the query's anchors; where that cannot be proved, the
 * query is filed under everything and is a candidate for every document. Equal queries are decided once. The hits of a
 * document at a position are those of the queries that stand there, whatever is changed or merged meanwhile.
 *
 * <p>Never here: locks on the reading side, clocks, threads, files.
 */
@NullMarked
package dev.weir.matcher.index;

import org.jspecify.annotations.NullMarked;
