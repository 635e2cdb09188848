package dev.weir.server.delivery;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.StoreErrors;
import dev.weir.server.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Puts acknowledgements on disk. While one write is on its way the next acknowledgements gather, the furthest of each
 * subscription, so that concurrent ones share the cost of a synced write. One thread writes; {@link #acknowledge} is
 * for any thread.
 */
final class CursorStore implements AutoCloseable {
    private static final long CLOSE_SECONDS_MAX = 30;

    /** The furthest acknowledgement of a subscription, and who wants to know. */
    private record Waiting(SubscriptionCatalog catalog, Cursor furthest, List<CompletableFuture<Cursor>> acks) {
        Waiting and(Cursor cursor, CompletableFuture<Cursor> ack) {
            acks.add(ack);
            return cursor.compareTo(furthest) > 0 ? new Waiting(catalog, cursor, acks) : this;
        }
    }

    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("weir-cursors").daemon().factory());
    private final Object lock = new Object();
    private Map<StandingSubscription, Waiting> waiting = new LinkedHashMap<>();
    private boolean closed;

    /**
     * Acknowledges all up to a cursor.
     *
     * @return completes with the stored cursor once it is on disk: the one given, or a later one that was stored
     *     before; or with a {@link WeirException}, and then nothing has moved. Callbacks must not wait
     */
    CompletableFuture<Cursor> acknowledge(
            SubscriptionCatalog catalog, StandingSubscription subscription, Cursor cursor) {
        CompletableFuture<Cursor> ack = new CompletableFuture<>();
        synchronized (lock) {
            if (closed) {
                ack.completeExceptionally(WeirException.of(
                        ErrorCode.UNAVAILABLE, "STOPPING", "the server is stopping: acknowledge again later"));
                return ack;
            }
            boolean first = waiting.isEmpty();
            Waiting present = waiting.get(subscription);
            waiting.put(
                    subscription,
                    (present == null ? new Waiting(catalog, cursor, new ArrayList<>()) : present).and(cursor, ack));
            if (first) {
                writer.execute(this::writeRound);
            }
        }
        return ack;
    }

    private void writeRound() {
        Map<StandingSubscription, Waiting> round;
        synchronized (lock) {
            round = waiting;
            waiting = new LinkedHashMap<>();
        }
        Map<SubscriptionCatalog, Map<StandingSubscription, Cursor>> byFeed = new HashMap<>();
        round.forEach((subscription, acks) ->
                byFeed.computeIfAbsent(acks.catalog(), feed -> new HashMap<>()).put(subscription, acks.furthest()));
        byFeed.forEach((catalog, cursors) -> {
            try {
                catalog.writeCursors(cursors);
            } catch (RuntimeException e) {
                WeirException failed = notStored(e);
                cursors.keySet().forEach(subscription -> fail(round, subscription, failed));
                return;
            }
            cursors.keySet().forEach(subscription -> confirm(round, subscription));
        });
    }

    private static WeirException notStored(RuntimeException e) {
        String what = "the acknowledgement could not be stored, the cursor stands where it stood";
        return e instanceof StoreException failed
                ? StoreErrors.refusal(what, failed)
                : WeirException.unavailable(what + ": " + e.getMessage(), e);
    }

    private static void confirm(Map<StandingSubscription, Waiting> round, StandingSubscription subscription) {
        if (subscription.isDeleted()) {
            fail(round, subscription, WeirException.notFound("subscription", subscription.name()));
            return;
        }
        Waiting acks = round.get(subscription);
        if (acks != null) {
            acks.acks().forEach(ack -> ack.complete(subscription.acknowledged()));
        }
    }

    private static void fail(
            Map<StandingSubscription, Waiting> round, StandingSubscription subscription, WeirException why) {
        Waiting acks = round.get(subscription);
        if (acks != null) {
            acks.acks().forEach(ack -> ack.completeExceptionally(why));
        }
    }

    /** Writes what was handed in, and refuses the rest. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("cursors are still being written after " + CLOSE_SECONDS_MAX + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
