package dev.weir.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The items of a pipeline, bounded by number and bytes. Guarded by the lock of the pipeline.
 *
 * <p>An item goes from {@code waiting} (accepted, not sent on this stream) to {@code sent} (sent, not answered) to
 * {@code completing} (answered, its future being completed) to being settled, always from head to tail, so that both
 * queues together are the order of acceptance.
 *
 * @param <Q> a message to the server
 * @param <T> what an item's future gives
 */
final class PipelineItems<Q, T> {
    record Item<Q, T>(Q message, long bytes, CompletableFuture<T> future) {}

    private final int maxItems;
    private final long maxBytes;
    private final Deque<Item<Q, T>> waiting = new ArrayDeque<>();
    private final Deque<Item<Q, T>> sent = new ArrayDeque<>();
    private int completing;
    private long bytes;
    private long accepted;
    private long settled;

    PipelineItems(int maxItems, long maxBytes) {
        this.maxItems = maxItems;
        this.maxBytes = maxBytes;
    }

    /** Whether an item of this size may be accepted; one larger than the bound on bytes goes alone. */
    boolean roomFor(long size) {
        return held() < maxItems && (held() == 0 || bytes + size <= maxBytes);
    }

    void accept(Item<Q, T> item) {
        waiting.add(item);
        bytes += item.bytes();
        accepted++;
    }

    /** How many are accepted and not settled. */
    int held() {
        return waiting.size() + sent.size() + completing;
    }

    /** How many have ever been accepted. */
    long accepted() {
        return accepted;
    }

    /** How many have ever been settled: the first so many of the accepted. */
    long settled() {
        return settled;
    }

    boolean anyWaiting() {
        return !waiting.isEmpty();
    }

    boolean anySent() {
        return !sent.isEmpty();
    }

    /** The first of the waiting is sent. */
    Item<Q, T> send() {
        Item<Q, T> item = waiting.remove();
        sent.add(item);
        return item;
    }

    /** The first of the sent is answered, and to be completed. */
    Item<Q, T> answered() {
        Item<Q, T> item = sent.remove();
        completing++;
        return item;
    }

    /** The stream is gone: what was sent waits again, in front of the rest. */
    void sendAgain() {
        while (!sent.isEmpty()) {
            waiting.addFirst(sent.removeLast());
        }
    }

    /** All that is not answered never will be, and is to be completed. */
    List<Item<Q, T>> abandon() {
        List<Item<Q, T>> unanswered = new ArrayList<>(sent);
        unanswered.addAll(waiting);
        sent.clear();
        waiting.clear();
        completing += unanswered.size();
        return unanswered;
    }

    /** The item's future is completed. */
    void settle(Item<Q, T> item) {
        completing--;
        bytes -= item.bytes();
        settled++;
    }
}
