/**
 * Lucene Monitor as a contender: the engine that people embed in Java today.
 *
 * <p>Start with {@link dev.weir.load.peer.PeerProcess}, which says which configurations there are. All of it runs on
 * the Lucene that the monitor was released with, which is not the product's. The same texts mean the same as in Weir:
 * Lucene's standard parser with the same analysis, and the two corrections that Weir makes to it
 * ({@link dev.weir.load.peer.Negations}, {@link dev.weir.load.peer.RegexpCase}), so that hits can be compared one by
 * one.
 */
@NullMarked
package dev.weir.load.peer;

import org.jspecify.annotations.NullMarked;
