/**
 * {@code weir match}: files of searches and documents in, hits out, by the same matcher as the server's and without
 * one.
 *
 * <p>Start reading at {@link dev.weir.server.cli.match.MatchCommand}. {@code SearchLoader} and {@code DocumentMatcher}
 * work on chunks of lines, many at a time; {@code OrderedChunks} hands the lines out and puts the results back in
 * order.
 *
 * <p>Always true: a document's line comes out where the document stood; memory is the query index and a bounded number
 * of chunks, whatever the size of the files; a bad line is named and counted, and the others are not touched by it.
 */
@NullMarked
package dev.weir.server.cli.match;

import org.jspecify.annotations.NullMarked;
