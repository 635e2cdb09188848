package dev.weir.server.grpc;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of items that are open, so that they can be ended when the server stops: what was taken in is answered,
 * nothing more is taken in. Safe for any number of threads.
 */
public final class ItemStreams {
    private final Set<ItemStream<?, ?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    void opened(ItemStream<?, ?> stream) {
        open.add(stream);
        // Whoever comes after the round of stop() sees that it was.
        if (stopping) {
            stream.end(stopping());
        }
    }

    void ended(ItemStream<?, ?> stream) {
        open.remove(stream);
    }

    /** Ends all of them, each once what it has taken in is answered. Does not wait. */
    public void stop() {
        stopping = true;
        open.forEach(stream -> stream.end(stopping()));
    }

    private static WeirException stopping() {
        return WeirException.of(
                ErrorCode.UNAVAILABLE,
                "STOPPING",
                "the server is stopping: connect again and send what has no answer with the same request_id");
    }
}
