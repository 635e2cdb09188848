/**
 * Delivery under load: how fast a subscription that is far behind catches up, and whether subscribers that do not read
 * slow down those who do.
 *
 * <p>Start with {@link dev.weir.load.delivery.CatchUp} or {@link dev.weir.load.delivery.Isolation}; each prints what it
 * measured. Nothing here is judged, and nothing is part of a build.
 */
@NullMarked
package dev.weir.load.delivery;

import org.jspecify.annotations.NullMarked;
