/**
 * A network that fails on purpose: {@link dev.weir.load.faults.network.Proxy} cuts, stalls and abandons the connections
 * that pass through it. It listens and connects on the loopback interface only, and knows nothing of what passes.
 */
@NullMarked
package dev.weir.load.faults.network;

import org.jspecify.annotations.NullMarked;
