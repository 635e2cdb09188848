/**
 * How the service says no, in its own words: a code, a sentence, and the places in the request that are to blame.
 *
 * <p>Start with {@link dev.weir.server.error.WeirException}. Everything below the gRPC layer throws it for what a
 * caller can put right; {@code grpc} turns it into a status with {@code google.rpc} details, in one place. Nothing here
 * knows gRPC.
 */
@NullMarked
package dev.weir.server.error;

import org.jspecify.annotations.NullMarked;
