package dev.weir.client;

import dev.weir.v1.ConsumeStart;
import dev.weir.v1.StartPoint;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Chooses how to consume. A handler is required; all else has a default. For one thread. */
public final class ConsumerBuilder {
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
    private Runnable onFellBehind = () -> {};
    private LongConsumer onSkipped = notifications -> {};
    private java.util.function.Consumer<WeirException> onDisconnect = reason -> {};
    private ThreadFactory threads;

    ConsumerBuilder(Connection connection, String subscription) {
        this.connection = connection;
        this.subscription = subscription;
        this.threads = task -> {
            Thread thread = new Thread(task, "weir-consumer-" + Names.id(subscription));
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Handles each notification by itself. */
    public ConsumerBuilder handler(NotificationHandler each) {
        handler = each;
        batchHandler = null;
        return this;
    }

    /** Handles the notifications that arrived together. */
    public ConsumerBuilder batchHandler(BatchHandler batch) {
        batchHandler = batch;
        handler = null;
        return this;
    }

    /** What happens when the handler throws. Default: the consumer stops. */
    public ConsumerBuilder onHandlerFailure(HandlerFailurePolicy policy) {
        failurePolicy = policy;
        return this;
    }

    /** Where to begin; see {@link StartPoints}. Default: behind the last acknowledged notification. */
    public ConsumerBuilder startFrom(StartPoint point) {
        from = point;
        return this;
    }

    /** Fails when the subscription has a consumer already. Default: that one is ended, with ABORTED. */
    public ConsumerBuilder refuseOnConflict() {
        onConflict = ConsumeStart.OnConflict.ON_CONFLICT_REFUSE;
        return this;
    }

    /** At most this many notifications under way or waiting for the handler; default 1,024. */
    public ConsumerBuilder maxNotifications(int notifications) {
        maxNotifications = Pipeline.requirePositive("maxNotifications", notifications);
        return this;
    }

    /** At most this many bytes of notifications under way or waiting for the handler; default 8 MiB. */
    public ConsumerBuilder maxBytes(long bytes) {
        maxBytes = Pipeline.requirePositive("maxBytes", bytes);
        return this;
    }

    /** Leaves acknowledging to {@link Consumer#ack}. */
    public ConsumerBuilder manualAcks() {
        autoAck = false;
        return this;
    }

    /** Acknowledges after this many handled notifications, default 256, or after this time, default 500 ms. */
    public ConsumerBuilder ackEvery(int notifications, Duration interval) {
        ackEvery = Pipeline.requirePositive("ackEvery", notifications);
        ackInterval = interval;
        return this;
    }

    /** How long to try to connect again after a break before the consumer fails; default 10 minutes. */
    public ConsumerBuilder reconnectFor(Duration time) {
        reconnectFor = time;
        return this;
    }

    /** How long {@link Consumer#close} waits; default 10 s. */
    public ConsumerBuilder closeTimeout(Duration timeout) {
        closeTimeout = timeout;
        return this;
    }

    /** Told how far the consumer has come, now and then. */
    public ConsumerBuilder onProgress(java.util.function.Consumer<ConsumerProgress> callback) {
        onProgress = callback;
        return this;
    }

    /**
     * Told when everything that there is has been handled, each time after at least one notification or after the
     * consumer fell behind.
     */
    public ConsumerBuilder onCaughtUp(Runnable callback) {
        onCaughtUp = callback;
        return this;
    }

    /**
     * Told when the consumer, which had everything, has fallen so far behind that the server reads from disk for it;
     * once until it has everything again. Nothing is lost by it.
     */
    public ConsumerBuilder onFellBehind(Runnable callback) {
        onFellBehind = callback;
        return this;
    }

    /** Told how many notifications a subscription of mode LATEST_ONLY has skipped before what is handled next. */
    public ConsumerBuilder onSkipped(LongConsumer callback) {
        onSkipped = callback;
        return this;
    }

    /** Told of each broken connection, just before it is made again. */
    public ConsumerBuilder onDisconnect(java.util.function.Consumer<WeirException> callback) {
        onDisconnect = callback;
        return this;
    }

    /** Where the handler's thread comes from. Default: a daemon named after the subscription. */
    public ConsumerBuilder threads(ThreadFactory factory) {
        threads = factory;
        return this;
    }

    /**
     * The consumer, not started yet.
     *
     * @throws IllegalStateException when there is no handler
     */
    public Consumer build() {
        ConsumerCallbacks callbacks = new ConsumerCallbacks(work(), onProgress, onCaughtUp, onFellBehind, onSkipped);
        Consumption consumption = new Consumption(
                connection,
                subscription,
                from,
                onConflict,
                new ConsumerCredit(maxNotifications, maxBytes),
                connection.retries().withMaxTries(Integer.MAX_VALUE).withTotalDeadline(reconnectFor),
                onDisconnect::accept);
        HandledAcks acks = new HandledAcks(connection.timing(), autoAck, ackEvery, ackInterval, consumption::ack);
        return new Consumer(subscription, connection.timing(), callbacks, consumption, acks, closeTimeout, threads);
    }

    private ConsumerCallbacks.Work work() {
        if (handler != null) {
            return ConsumerCallbacks.each(handler, failurePolicy);
        }
        if (batchHandler != null) {
            return ConsumerCallbacks.batches(batchHandler, failurePolicy);
        }
        throw new IllegalStateException("a consumer needs a handler or a batchHandler");
    }
}
