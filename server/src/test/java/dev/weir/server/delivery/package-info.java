/**
 * Delivery under test: over in-process gRPC with a real store where a promise is to be kept, on single classes where a
 * rule is easier to see there. Start with {@link dev.weir.server.delivery.Harness}.
 */
@NullMarked
package dev.weir.server.delivery;

import org.jspecify.annotations.NullMarked;
