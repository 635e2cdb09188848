/**
 * The contract's services: each method reads its request, calls {@code feed} or {@code delivery}, and writes its
 * answer.
 *
 * <p>Start with {@link dev.weir.server.grpc.FeedGrpcService}; {@link dev.weir.server.grpc.Unary} and
 * {@link dev.weir.server.grpc.ItemStream} are how all unary methods and all streams of items are answered, and
 * {@link dev.weir.server.grpc.GrpcErrors} is where an error becomes a status.
 *
 * <p>Handlers run on virtual threads and may wait; a stream asks for its next message only when it has room for it.
 * Nothing here decides anything about feeds.
 */
@NullMarked
package dev.weir.server.grpc;

import org.jspecify.annotations.NullMarked;
