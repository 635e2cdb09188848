package dev.weir.server.delivery;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.v1.StoredSubscription;
import dev.weir.v1.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One subscription as it stands: what it wants, how far it is acknowledged, and who consumes it. Safe for many threads.
 */
final class StandingSubscription {
    private final long incarnation;
    private volatile StoredSubscription stored;
    private volatile Choices choices;
    private volatile Cursor acknowledged;
    private volatile boolean deleted;
    private @Nullable Pump consumer;
    /** Complete once no consumer so far sends any more. */
    private CompletableFuture<Void> vacated = CompletableFuture.completedFuture(null);

    StandingSubscription(StoredSubscription stored, Choices choices, Cursor acknowledged) {
        this.incarnation = stored.getIncarnation();
        this.stored = stored;
        this.choices = choices;
        this.acknowledged = acknowledged;
    }

    long incarnation() {
        return incarnation;
    }

    TokenScope scope() {
        return TokenScope.ofSubscription(incarnation);
    }

    StoredSubscription stored() {
        return stored;
    }

    String name() {
        return stored.getSubscription().getName();
    }

    Choices choices() {
        return choices;
    }

    /** How far it is acknowledged: always what is on disk. */
    Cursor acknowledged() {
        return acknowledged;
    }

    boolean isDeleted() {
        return deleted;
    }

    /** The subscription as callers see it. */
    Subscription describe() {
        Cursor cursor = acknowledged;
        Subscription subscription = stored.getSubscription();
        return subscription.toBuilder()
                .setMode(SubscriptionFields.modeOf(subscription))
                .setStoredToken(new Token(scope(), cursor).encode())
                .setStoredPosition(cursor.position())
                .build();
    }

    /** Takes over a change that is on disk; nothing that was read before it is sent after it. */
    synchronized void change(StoredSubscription changed, Choices changedChoices) {
        stored = changed;
        choices = changedChoices;
        if (consumer != null) {
            consumer.wake();
        }
    }

    /** Takes over an acknowledgement that is on disk. */
    synchronized void acknowledge(Cursor cursor) {
        acknowledged = cursor;
    }

    /** Sends unless the choices have changed since; a change waits meanwhile, so the sending must not. */
    synchronized boolean sendIf(Choices expected, BooleanSupplier sending) {
        return choices.equals(expected) && sending.getAsBoolean();
    }

    /**
     * Makes a pump the consumer; it is opened once the one before sends no more.
     *
     * @throws WeirException NOT_FOUND, or FAILED_PRECONDITION where there is a consumer that is to stay
     */
    synchronized void attach(Pump pump, boolean takeOver) {
        if (deleted) {
            throw WeirException.notFound("subscription", name());
        }
        Pump present = consumer;
        if (present != null && !takeOver) {
            throw WeirException.of(
                    ErrorCode.FAILED_PRECONDITION,
                    "ALREADY_CONSUMED",
                    "the subscription \"" + name()
                            + "\" has a consumer: wait until it ends, or start with on_conflict TAKE_OVER");
        }
        consumer = pump;
        CompletableFuture<Void> before = vacated;
        vacated = CompletableFuture.allOf(before, pump.finished());
        if (present != null) {
            present.end(WeirException.of(
                    ErrorCode.ABORTED,
                    "TAKEN_OVER",
                    "another consumer has taken over the subscription \"" + name() + "\""));
        }
        var _ = before.thenRun(pump::open);
    }

    synchronized void detach(Pump pump) {
        if (consumer == pump) {
            consumer = null;
        }
    }

    synchronized void markDeleted() {
        deleted = true;
    }
}
