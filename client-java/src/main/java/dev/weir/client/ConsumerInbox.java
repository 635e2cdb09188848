package dev.weir.client;

import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.StartPoint;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived and is not handled yet, and where the next stream begins: always behind the last that arrived, so
 * that nothing is lost and nothing comes twice. Guarded by the lock of the consumption.
 */
final class ConsumerInbox {
    private final Deque<ConsumeResponse> messages = new ArrayDeque<>();
    private @Nullable StartPoint from;
    private String startedToken = "";

    /** {@code from} is where the first stream begins; null where the server knows. */
    ConsumerInbox(@Nullable StartPoint from) {
        this.from = from;
    }

    /** Where the next stream begins; null where the server knows. */
    @Nullable
    StartPoint from() {
        return from;
    }

    /** A token before everything that was sent; empty before the first stream has begun. */
    String startedToken() {
        return startedToken;
    }

    /** A stream has begun at a token. */
    void started(String token) {
        if (startedToken.isEmpty()) {
            startedToken = token;
        }
        from = StartPoints.token(token);
    }

    /** Takes a message, and the token behind it. */
    void add(ConsumeResponse message, String token) {
        from = StartPoints.token(token);
        ConsumeResponse last = messages.peekLast();
        if (message.hasProgress() && last != null && last.hasProgress()) {
            // The later one says it all, but for what was skipped; so a slow handler is not owed a line of them.
            messages.removeLast();
            messages.add(withSkipped(message, last.getProgress().getSkipped()));
        } else {
            messages.add(message);
        }
    }

    private static ConsumeResponse withSkipped(ConsumeResponse progress, long more) {
        if (more == 0) {
            return progress;
        }
        ConsumeResponse.Builder sum = progress.toBuilder();
        sum.getProgressBuilder().setSkipped(progress.getProgress().getSkipped() + more);
        return sum.build();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** The first that is not handled. */
    ConsumeResponse remove() {
        return messages.remove();
    }
}
