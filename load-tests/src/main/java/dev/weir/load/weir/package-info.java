/**
 * Weir as a contender, and what it is held against on its own class path: the floors below which nothing can go that
 * analyses a document, and the brute force that is always right.
 *
 * <p>Start with {@link dev.weir.load.weir.WeirProcess}. Nothing here knows the peers.
 */
@NullMarked
package dev.weir.load.weir;

import org.jspecify.annotations.NullMarked;
