/**
 * Searches and documents to measure with: what people of the news, of portals and of security teams ask, made by seeded
 * generators of one half of a corpus for the documents of the other.
 *
 * <p>Start with {@link dev.weir.load.workload.Workload}. The same seed gives the same searches and documents, and
 * searches repeat each other as they do in life ({@link dev.weir.load.workload.Repeating}).
 */
@NullMarked
package dev.weir.load.workload;

import org.jspecify.annotations.NullMarked;
