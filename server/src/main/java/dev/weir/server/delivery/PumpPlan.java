package dev.weir.server.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a pump is to do.
 *
 * @param start where it begins, asked for once it does
 * @param end the last position to look at; {@link Long#MAX_VALUE} to go on as the log grows
 * @param kind whether a consumer reads or anybody
 * @param isLimited whether the stream ends when its first credit is used up
 * @param acknowledge puts an acknowledgement on disk
 */
record PumpPlan(
        FeedDelivery feed,
        Source source,
        Supplier<Cursor> start,
        long end,
        Kind kind,
        boolean isLimited,
        Function<Cursor, CompletableFuture<Cursor>> acknowledge) {

    /** For whom a pump works. */
    enum Kind {
        /** Consume: is told of its start, caught up, acknowledgements and draining. */
        CONSUMER,
        /** ReadNotifications. */
        READER
    }

    boolean isConsumer() {
        return kind == Kind.CONSUMER;
    }

    /** Whether the stream ends by itself at a place that is known already. */
    boolean isBounded() {
        return end != Long.MAX_VALUE;
    }

    String token(Cursor cursor) {
        return new Token(source.scope(), cursor).encode();
    }
}
