/**
 * OpenSearch as the judge of its own query language: one node in one process, without a network, with the percolator.
 *
 * <p>Start reading at {@link dev.weir.load.opensearch.OpenSearchProcess}, which reads queries and documents from files
 * and writes which match.
 *
 * <p>Never here: Weir. The two only share files.
 */
@NullMarked
package dev.weir.load.opensearch;

import org.jspecify.annotations.NullMarked;
