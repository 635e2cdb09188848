/**
 * The service. {@link dev.weir.server.WeirServer} puts it together: read it from top to bottom to see what a server is
 * made of.
 *
 * <p>The directions: {@code grpc} calls {@code feed} and {@code delivery}; {@code delivery} reads what {@code feed}
 * commits; both use {@code contract}, {@code store} and {@code error}, which know nobody. {@code metrics} reads what
 * {@code feed} has counted. {@code config} and {@code cli} are for who starts a server. No part reaches back, and none
 * finds another by itself: whoever needs something is given it.
 */
@NullMarked
package dev.weir.server;

import org.jspecify.annotations.NullMarked;
