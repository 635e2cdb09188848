/**
 * Weir's reading of Elasticsearch's query language, held against OpenSearch itself.
 *
 * <p>Start reading at {@link dev.weir.load.elastic.OpenSearchJudge}. Queries and documents are random, from a seed;
 * OpenSearch runs in a process of its own, on a class path of its own, and decides each pair twice: by its percolator,
 * and by an ordinary search.
 */
@NullMarked
package dev.weir.load.elastic;

import org.jspecify.annotations.NullMarked;
