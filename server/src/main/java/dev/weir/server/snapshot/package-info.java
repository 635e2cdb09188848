/**
 * The files that hold the snapshots of the feeds' query indexes, beside the store.
 *
 * <p>Always true: under a snapshot's name there is a whole one or none, whenever the machine stops; losing one loses
 * nothing but time.
 *
 * <p>Never here: what is in a snapshot, and whether it still fits its feed.
 */
@NullMarked
package dev.weir.server.snapshot;

import org.jspecify.annotations.NullMarked;
