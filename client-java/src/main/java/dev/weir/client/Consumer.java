package dev.weir.client;

import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.NotificationBatch;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Receives the notifications of a subscription and hands each to a handler, in the order of the log.
 *
 * <pre>{@code
 * try (Consumer consumer = weir.subscriptions()
 *         .consumer("feeds/news/subscriptions/me")
 *         .handler(notification -> System.out.println(notification.getDocumentKey()))
 *         .build()
 *         .start()) {
 *     consumer.join();
 * }
 * }</pre>
 *
 * <p><b>Once each.</b> A connection that breaks is made again, behind what has arrived: within the life of a consumer
 * the handler misses nothing and sees nothing twice. From one consumer to the next, what was not acknowledged comes
 * again; whoever stores {@link Delivery#token} in one step with their own work, and starts from it, sees each exactly
 * once.
 *
 * <p><b>Bounded.</b> The server sends only as much as the credit allows; it gets more as the handler gets on.
 *
 * <p><b>Acknowledging.</b> By itself, after the handler has returned, gathered by number and time; or by {@link #ack()}
 * when the builder says so. The server knows tokens behind whole batches only: the acknowledgement for a notification
 * goes out with the last one of its batch (at most 256).
 *
 * <p><b>Threads.</b> The handler, {@code onProgress}, {@code onCaughtUp}, {@code onFellBehind}, {@code onSkipped} and
 * the failure policy are called on one thread that the consumer owns, never two at a time, and in order with each
 * other; they may take their time, and may call every method of the consumer ({@link #close} then does not wait,
 * {@link #join} would wait for itself and throws). {@code onDisconnect} is called on another thread and must not wait.
 * All methods are for any thread.
 */
public final class Consumer implements AutoCloseable {
    private enum State {
        NEW,
        RUNNING,
        STOPPED
    }

    private final String subscription;
    private final Timing timing;
    private final ConsumerCallbacks callbacks;
    private final Consumption consumption;
    private final HandledAcks acks;
    private final Duration closeTimeout;
    private final Thread thread;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private final Object lock = new Object();
    private State state = State.NEW;
    private long closeDeadlineNanos = Long.MAX_VALUE;

    Consumer(
            String subscription,
            Timing timing,
            ConsumerCallbacks callbacks,
            Consumption consumption,
            HandledAcks acks,
            Duration closeTimeout,
            ThreadFactory threads) {
        this.subscription = subscription;
        this.timing = timing;
        this.callbacks = callbacks;
        this.consumption = consumption;
        this.acks = acks;
        this.closeTimeout = closeTimeout;
        this.thread = threads.newThread(this::run);
    }

    /**
     * Connects and begins to hand over.
     *
     * @return this
     * @throws IllegalStateException when called twice
     */
    public Consumer start() {
        synchronized (lock) {
            if (state != State.NEW) {
                throw new IllegalStateException("a consumer is started once; build another one");
            }
            state = State.RUNNING;
        }
        consumption.start();
        thread.start();
        return this;
    }

    /**
     * Stands behind the last notification of the last batch that was handled whole, and behind everything that was
     * looked at after it. Before the first it is where this consumer began; empty before the server has told that.
     */
    public String token() {
        String handled = acks.token();
        return handled.isEmpty() ? consumption.startedToken() : handled;
    }

    /** The last token that the server has confirmed to be stored; empty before the first. */
    public String confirmedToken() {
        return consumption.confirmedToken();
    }

    /** Acknowledges everything handled so far, that is {@link #token}; does not wait for the confirmation. */
    public void ack() {
        ack(token());
    }

    /** Acknowledges everything up to a token of this subscription; does not wait for the confirmation. */
    public void ack(String token) {
        if (!token.isEmpty()) {
            consumption.ack(token);
        }
    }

    /**
     * Why the consumer has stopped: what the handler threw, or a {@link WeirException}. Empty while it runs or is well.
     */
    public Optional<Throwable> failure() {
        if (!stopped.isCompletedExceptionally()) {
            return Optional.empty();
        }
        return Optional.of(stopped.handle((nothing, failure) -> failure).join());
    }

    /**
     * Waits until the consumer has stopped.
     *
     * @throws WeirException when it has not stopped well: with the server's words, or with what the handler threw as
     *     its cause
     * @throws IllegalStateException when called by the handler
     */
    public void join() {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("the handler cannot wait for its own end");
        }
        try {
            Connection.await(stopped.copy());
        } catch (WeirException e) {
            Throwable handlerFailure = failure().orElse(e);
            if (handlerFailure instanceof WeirException) {
                throw e;
            }
            throw WeirException.local(Status.Code.ABORTED, "the handler has failed: " + handlerFailure, handlerFailure);
        }
    }

    /**
     * Stops: waits for the handler to finish its batch, acknowledges what was handled (unless acknowledging is the
     * caller's), and waits for the confirmation; all at most for the builder's time. A confirmation that does not come
     * is told by {@link #failure}.
     */
    @Override
    public void close() {
        synchronized (lock) {
            if (state == State.NEW) {
                state = State.STOPPED;
                stopped.complete(null);
                return;
            }
            long now = timing.nanoTime();
            if (closeDeadlineNanos == Long.MAX_VALUE) {
                closeDeadlineNanos = now + closeTimeout.toNanos();
            }
        }
        consumption.stop();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            Boolean unused = stopped.handle((nothing, failure) -> failure == null)
                    .get(closeTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            consumption.abort();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for the end has failed", e);
        } catch (TimeoutException e) {
            consumption.abort();
            stopped.completeExceptionally(WeirException.local(
                    Status.Code.DEADLINE_EXCEEDED,
                    "the handler had not returned, or the server not confirmed, within " + closeTimeout,
                    e));
        }
    }

    private void run() {
        @Nullable Throwable failure = null;
        try {
            failure = handOver();
            failure = finish(failure);
        } catch (InterruptedException e) {
            consumption.abort();
            failure = WeirException.local(Status.Code.CANCELLED, "the consumer's thread was interrupted", e);
        } catch (RuntimeException | Error e) {
            consumption.abort();
            failure = e;
        } finally {
            synchronized (lock) {
                state = State.STOPPED;
            }
            if (failure == null) {
                stopped.complete(null);
            } else {
                stopped.completeExceptionally(failure);
            }
        }
    }

    /** Hands over until it is to stop; gives the reason where that is a failure. */
    private @Nullable Throwable handOver() throws InterruptedException {
        for (Optional<ConsumeResponse> next = consumption.take(); next.isPresent(); next = consumption.take()) {
            ConsumeResponse message = next.get();
            if (message.hasNotifications()) {
                NotificationBatch batch = message.getNotifications();
                callbacks.skipped(batch.getSkipped());
                try {
                    callbacks.handle(new Delivery(batch.getNotificationsList(), batch.getToken()));
                } catch (ConsumerCallbacks.Stop stop) {
                    return stop.getCause();
                }
                acks.handled(batch.getToken(), batch.getNotificationsCount());
                consumption.handled(batch);
            } else if (message.hasProgress()) {
                acks.handled(message.getProgress().getToken(), 0);
                callbacks.skipped(message.getProgress().getSkipped());
                callbacks.progress(message.getProgress());
            } else if (message.hasFellBehind()) {
                acks.handled(message.getFellBehind().getToken(), 0);
                callbacks.fellBehind();
            } else {
                acks.handled(message.getCaughtUp().getToken(), 0);
                callbacks.caughtUp();
            }
        }
        return consumption.failure();
    }

    private @Nullable Throwable finish(@Nullable Throwable failure) throws InterruptedException {
        if (failure != null && failure == consumption.failure()) {
            // The stream is gone for good: there is nothing to acknowledge on, and the next consumer gets it again.
            return failure;
        }
        long left;
        synchronized (lock) {
            long now = timing.nanoTime();
            left = closeDeadlineNanos == Long.MAX_VALUE
                    ? closeTimeout.toNanos()
                    : Math.max(0, closeDeadlineNanos - now);
        }
        acks.finish();
        Optional<WeirException> unconfirmed = consumption.finish(Duration.ofNanos(left));
        return failure != null ? failure : unconfirmed.orElse(null);
    }

    @Override
    public String toString() {
        return "consumer of " + subscription;
    }
}
