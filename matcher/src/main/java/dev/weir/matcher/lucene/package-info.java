/**
 * Queries that Lucene lacks, or makes before they are needed. Each becomes one of Lucene's own as soon as it is
 * searched, and that is what it means; until then it says plainly what it asks, so that the query index can decide it
 * without Lucene.
 *
 * <p>Start reading at {@link dev.weir.matcher.lucene.IntervalsQuery}.
 *
 * <p>Always true: two of them that are equal ask the same. Immutable and safe for any number of threads.
 *
 * <p>Never here: schema, analysis, syntax.
 */
@NullMarked
package dev.weir.matcher.lucene;

import org.jspecify.annotations.NullMarked;
