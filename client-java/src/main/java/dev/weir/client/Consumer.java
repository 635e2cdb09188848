package dev.weir.client;

import com.google.protobuf.Timestamp;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Progress;
import dev.weir.v1.StartPoint;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * <p><b>Threads.</b> The handler, {@code onProgress}, {@code onCaughtUp} and the failure policy are called on one
 * thread that the consumer owns, never two at a time, and in order with each other; they may take their time, and may
 * call every method of the consumer ({@link #close} then does not wait, {@link #join} would wait for itself and
 * throws). {@code onDisconnect} is called on another thread and must not wait. All methods are for any thread.
 */
public final class Consumer implements AutoCloseable {
    private enum State {
        NEW,
        RUNNING,
        STOPPED
    }

    private final Connection connection;
    private final String subscription;
    private final BatchWork work;
    private final java.util.function.Consumer<ConsumerProgress> onProgress;
    private final Runnable onCaughtUp;
    private final boolean autoAck;
    private final int ackEvery;
    private final Duration ackInterval;
    private final Duration closeTimeout;
    private final Consumption consumption;
    private final Thread thread;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private final Object lock = new Object();
    private State state = State.NEW;
    private String handledToken = "";
    private long handledSinceAck;
    private @Nullable Runnable ackTimer;
    private long closeDeadlineNanos = Long.MAX_VALUE;

    private Consumer(Builder builder, BatchWork work) {
        this.connection = builder.connection;
        this.subscription = builder.subscription;
        this.work = work;
        this.onProgress = builder.onProgress;
        this.onCaughtUp = builder.onCaughtUp;
        this.autoAck = builder.autoAck;
        this.ackEvery = builder.ackEvery;
        this.ackInterval = builder.ackInterval;
        this.closeTimeout = builder.closeTimeout;
        this.consumption = new Consumption(
                connection,
                subscription,
                builder.from,
                builder.onConflict,
                new ConsumerCredit(builder.maxNotifications, builder.maxBytes),
                connection.retries().withMaxTries(Integer.MAX_VALUE).withTotalDeadline(builder.reconnectFor),
                builder.onDisconnect::accept);
        this.thread = builder.threads.newThread(this::run);
    }

    /** Hands a batch to the handler; false when the consumer is to stop. */
    private interface BatchWork {
        void handle(Delivery delivery) throws Stop;
    }

    /** The handler threw, and the policy was to stop. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;

        Stop(Exception cause) {
            super(cause);
        }
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
        synchronized (lock) {
            if (!handledToken.isEmpty()) {
                return handledToken;
            }
        }
        return consumption.startedToken();
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
            long now = connection.timing().nanoTime();
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
                try {
                    work.handle(new Delivery(batch.getNotificationsList(), batch.getToken()));
                } catch (Stop stop) {
                    return stop.getCause();
                }
                handled(batch.getToken(), batch.getNotificationsCount());
                consumption.handled(batch);
            } else if (message.hasProgress()) {
                handled(message.getProgress().getToken(), 0);
                onProgress.accept(progress(message.getProgress()));
            } else {
                handled(message.getCaughtUp().getToken(), 0);
                onCaughtUp.run();
            }
        }
        return consumption.failure();
    }

    private void handled(String token, int notifications) {
        boolean ackNow;
        synchronized (lock) {
            handledToken = token;
            handledSinceAck += notifications;
            if (!autoAck) {
                return;
            }
            ackNow = handledSinceAck >= ackEvery;
            if (!ackNow && ackTimer == null) {
                ackTimer = connection.timing().schedule(this::ackHandled, ackInterval);
            }
        }
        if (ackNow) {
            ackHandled();
        }
    }

    private void ackHandled() {
        synchronized (lock) {
            if (ackTimer != null) {
                ackTimer.run();
                ackTimer = null;
            }
            handledSinceAck = 0;
            ack(handledToken);
        }
    }

    private @Nullable Throwable finish(@Nullable Throwable failure) throws InterruptedException {
        if (failure != null && failure == consumption.failure()) {
            // The stream is gone for good: there is nothing to acknowledge on, and the next consumer gets it again.
            return failure;
        }
        long left;
        synchronized (lock) {
            long now = connection.timing().nanoTime();
            left = closeDeadlineNanos == Long.MAX_VALUE
                    ? closeTimeout.toNanos()
                    : Math.max(0, closeDeadlineNanos - now);
        }
        if (autoAck) {
            ackHandled();
        }
        Optional<WeirException> unconfirmed = consumption.finish(Duration.ofNanos(left));
        return failure != null ? failure : unconfirmed.orElse(null);
    }

    private static ConsumerProgress progress(Progress progress) {
        Timestamp time = progress.getWatermark();
        return new ConsumerProgress(
                progress.getToken(),
                progress.getHeadPosition(),
                progress.hasWatermark()
                        ? Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
                        : Optional.empty());
    }

    @Override
    public String toString() {
        return "consumer of " + subscription;
    }

    /** Chooses how to consume. A handler is required; all else has a default. */
    public static final class Builder {
        private static final int MAX_NOTIFICATIONS_DEFAULT = 1024;
        private static final long MAX_BYTES_DEFAULT = 8 << 20;
        private static final int ACK_EVERY_DEFAULT = 256;

        private final Connection connection;
        private final String subscription;
        private @Nullable NotificationHandler handler;
        private @Nullable BatchHandler batchHandler;
        private HandlerFailurePolicy failurePolicy = HandlerFailurePolicy.STOP;
        private @Nullable StartPoint from;
        private ConsumeStart.OnConflict onConflict = ConsumeStart.OnConflict.ON_CONFLICT_TAKE_OVER;
        private long maxNotifications = MAX_NOTIFICATIONS_DEFAULT;
        private long maxBytes = MAX_BYTES_DEFAULT;
        private boolean autoAck = true;
        private int ackEvery = ACK_EVERY_DEFAULT;
        private Duration ackInterval = Duration.ofMillis(500);
        private Duration reconnectFor = Duration.ofMinutes(10);
        private Duration closeTimeout = Duration.ofSeconds(10);
        private java.util.function.Consumer<ConsumerProgress> onProgress = progress -> {};
        private Runnable onCaughtUp = () -> {};
        private java.util.function.Consumer<WeirException> onDisconnect = reason -> {};
        private ThreadFactory threads;

        Builder(Connection connection, String subscription) {
            this.connection = connection;
            this.subscription = subscription;
            this.threads = task -> {
                Thread thread = new Thread(task, "weir-consumer-" + Names.id(subscription));
                thread.setDaemon(true);
                return thread;
            };
        }

        /** Handles each notification by itself. */
        public Builder handler(NotificationHandler each) {
            handler = each;
            batchHandler = null;
            return this;
        }

        /** Handles the notifications that arrived together. */
        public Builder batchHandler(BatchHandler batch) {
            batchHandler = batch;
            handler = null;
            return this;
        }

        /** What happens when the handler throws. Default: the consumer stops. */
        public Builder onHandlerFailure(HandlerFailurePolicy policy) {
            failurePolicy = policy;
            return this;
        }

        /** Where to begin; see {@link StartPoints}. Default: behind the last acknowledged notification. */
        public Builder startFrom(StartPoint point) {
            from = point;
            return this;
        }

        /** Fails when the subscription has a consumer already. Default: that one is ended, with ABORTED. */
        public Builder refuseOnConflict() {
            onConflict = ConsumeStart.OnConflict.ON_CONFLICT_REFUSE;
            return this;
        }

        /** At most this many notifications under way or waiting for the handler; default 1,024. */
        public Builder maxNotifications(int notifications) {
            maxNotifications = Pipeline.requirePositive("maxNotifications", notifications);
            return this;
        }

        /** At most this many bytes of notifications under way or waiting for the handler; default 8 MiB. */
        public Builder maxBytes(long bytes) {
            maxBytes = Pipeline.requirePositive("maxBytes", bytes);
            return this;
        }

        /** Leaves acknowledging to {@link Consumer#ack}. */
        public Builder manualAcks() {
            autoAck = false;
            return this;
        }

        /** Acknowledges after this many handled notifications, default 256, or after this time, default 500 ms. */
        public Builder ackEvery(int notifications, Duration interval) {
            ackEvery = Pipeline.requirePositive("ackEvery", notifications);
            ackInterval = interval;
            return this;
        }

        /** How long to try to connect again after a break before the consumer fails; default 10 minutes. */
        public Builder reconnectFor(Duration time) {
            reconnectFor = time;
            return this;
        }

        /** How long {@link Consumer#close} waits; default 10 s. */
        public Builder closeTimeout(Duration timeout) {
            closeTimeout = timeout;
            return this;
        }

        /** Told how far the consumer has come, now and then. */
        public Builder onProgress(java.util.function.Consumer<ConsumerProgress> callback) {
            onProgress = callback;
            return this;
        }

        /** Told when everything that there is has been handled, each time after at least one notification. */
        public Builder onCaughtUp(Runnable callback) {
            onCaughtUp = callback;
            return this;
        }

        /** Told of each broken connection, just before it is made again. */
        public Builder onDisconnect(java.util.function.Consumer<WeirException> callback) {
            onDisconnect = callback;
            return this;
        }

        /** Where the handler's thread comes from. Default: a daemon named after the subscription. */
        public Builder threads(ThreadFactory factory) {
            threads = factory;
            return this;
        }

        /**
         * The consumer, not started yet.
         *
         * @throws IllegalStateException when there is no handler
         */
        public Consumer build() {
            return new Consumer(this, work());
        }

        private BatchWork work() {
            HandlerFailurePolicy policy = failurePolicy;
            NotificationHandler each = handler;
            BatchHandler batch = batchHandler;
            if (each != null) {
                return delivery -> {
                    for (Notification notification : delivery.notifications()) {
                        guarded(() -> each.handle(notification), List.of(notification), policy);
                    }
                };
            }
            if (batch != null) {
                return delivery -> guarded(() -> batch.handle(delivery), delivery.notifications(), policy);
            }
            throw new IllegalStateException("a consumer needs a handler or a batchHandler");
        }

        private interface Action {
            void run() throws Exception;
        }

        // Whatever the handler throws is for the policy to judge.
        private static void guarded(Action action, List<Notification> notifications, HandlerFailurePolicy policy)
                throws Stop {
            try {
                action.run();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                if (policy.decide(notifications, e) == HandlerFailurePolicy.Decision.STOP) {
                    throw new Stop(e);
                }
            }
        }
    }
}
