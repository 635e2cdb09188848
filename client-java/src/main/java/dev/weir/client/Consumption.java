package dev.weir.client;

import dev.weir.v1.Ack;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.StartPoint;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The network's side of a consumer: one stream at a time, made again after a break, and an inbox between it and the
 * handler.
 *
 * <p>A batch arrives whole with the token behind it, and stays in the inbox until it is handled, whatever becomes of
 * the stream that brought it. So a new stream begins behind the last batch that arrived ({@code arrivedToken}), and the
 * handler goes on with what is here: nothing is lost, and nothing comes twice. The inbox is bounded by the credit.
 *
 * <p>All state is guarded by one lock; callbacks of an earlier stream are known by not being {@code current}, and
 * ignored.
 */
final class Consumption implements DuplexStream.Listener<ConsumeRequest, ConsumeResponse> {
    /** What the network's side asks of the consumer. */
    interface Owner {
        /** The connection broke and will be made again; on a thread of gRPC or of the timer. */
        void disconnected(WeirException reason);
    }

    private final Connection connection;
    private final String subscription;
    private final ConsumeStart.OnConflict onConflict;
    private final RetryPolicy reconnects;
    private final Owner owner;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ConsumerInbox inbox;
    private final ConsumerCredit credit;
    private final ConsumerAcks acks = new ConsumerAcks();
    private @Nullable DuplexStream<ConsumeRequest, ConsumeResponse> current;
    private @Nullable Backoff backoff;
    private boolean stopping;
    private @Nullable WeirException failure;

    Consumption(
            Connection connection,
            String subscription,
            @Nullable StartPoint from,
            ConsumeStart.OnConflict onConflict,
            ConsumerCredit credit,
            RetryPolicy reconnects,
            Owner owner) {
        this.connection = connection;
        this.subscription = subscription;
        this.onConflict = onConflict;
        this.inbox = new ConsumerInbox(from);
        this.credit = credit;
        this.reconnects = reconnects;
        this.owner = owner;
    }

    void start() {
        locked(this::connect);
    }

    /** Waits for something to handle; empty when the consumer is to stop. */
    Optional<ConsumeResponse> take() throws InterruptedException {
        lock.lock();
        try {
            while (inbox.isEmpty() && !stopping && failure == null) {
                changed.await();
            }
            return stopping || failure != null ? Optional.empty() : Optional.of(inbox.remove());
        } finally {
            lock.unlock();
        }
    }

    /** The handler is done with a batch: there is room for more. */
    void handled(NotificationBatch batch) {
        locked(() -> {
            credit.handled(batch);
            DuplexStream<ConsumeRequest, ConsumeResponse> stream = current;
            Credit due = stream == null ? null : credit.due();
            if (stream != null && due != null) {
                stream.send(ConsumeRequest.newBuilder().setCredit(due).build());
            }
        });
    }

    /** Acknowledges up to a token, now or with the next stream. */
    void ack(String token) {
        locked(() -> {
            acks.due(token);
            sendAck();
        });
    }

    /** Hands out nothing more. */
    void stop() {
        locked(() -> {
            stopping = true;
            changed.signalAll();
        });
    }

    /**
     * Waits until the acknowledgements are confirmed, by the stream or else by a call of its own, and ends the stream.
     *
     * @return why they are not confirmed; empty when they are
     */
    Optional<WeirException> finish(Duration timeout) throws InterruptedException {
        long deadline = connection.timing().nanoTime() + timeout.toNanos();
        lock.lock();
        try {
            stopping = true;
            long left = timeout.toNanos();
            while (current != null && !acks.allConfirmed() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        Optional<WeirException> problem = acknowledgeApart(deadline);
        locked(this::endStream);
        return problem;
    }

    private Optional<WeirException> acknowledgeApart(long deadlineNanos) throws InterruptedException {
        String token = get(acks::unconfirmed);
        if (token == null) {
            return Optional.empty();
        }
        long left = deadlineNanos - connection.timing().nanoTime();
        try {
            Subscriptions.acknowledge(connection, subscription, token).get(Math.max(left, 0), TimeUnit.NANOSECONDS);
            locked(() -> acks.confirmed(token));
            return Optional.empty();
        } catch (java.util.concurrent.ExecutionException e) {
            return Optional.of(WeirException.of(e.getCause() == null ? e : e.getCause()));
        } catch (java.util.concurrent.TimeoutException e) {
            return Optional.of(WeirException.local(
                    Status.Code.DEADLINE_EXCEEDED,
                    "the time to wait was over before the server had confirmed the last acknowledgement",
                    e));
        }
    }

    /** Ends the stream at once. */
    void abort() {
        locked(() -> {
            stopping = true;
            DuplexStream<ConsumeRequest, ConsumeResponse> stream = current;
            current = null;
            if (stream != null) {
                stream.cancel("the consumer is closed");
            }
            changed.signalAll();
        });
    }

    /** Why the stream has ended for good; null while it has not. */
    @Nullable
    WeirException failure() {
        return get(() -> failure);
    }

    /** A token before everything that was sent; empty before the first stream has begun. */
    String startedToken() {
        String token = get(inbox::startedToken);
        return token == null ? "" : token;
    }

    /** The last token that the server has confirmed; empty before the first. */
    String confirmedToken() {
        String token = get(acks::lastConfirmed);
        return token == null ? "" : token;
    }

    private void connect() {
        if (stopping || current != null || failure != null) {
            return;
        }
        DuplexStream<ConsumeRequest, ConsumeResponse> stream = new DuplexStream<>(this);
        current = stream;
        credit.streamBegins();
        stream.open(connection, SubscriptionServiceGrpc.getConsumeMethod());
        if (current != stream) {
            return;
        }
        ConsumeStart.Builder start =
                ConsumeStart.newBuilder().setSubscription(subscription).setOnConflict(onConflict);
        StartPoint from = inbox.from();
        if (from != null) {
            start.setFrom(from);
        }
        Credit first = credit.due();
        if (first != null) {
            start.setCredit(first);
        }
        stream.send(ConsumeRequest.newBuilder().setStart(start).build());
        sendAck();
    }

    private void endStream() {
        DuplexStream<ConsumeRequest, ConsumeResponse> stream = current;
        current = null;
        if (stream != null) {
            stream.complete();
        }
    }

    private void sendAck() {
        DuplexStream<ConsumeRequest, ConsumeResponse> stream = current;
        String token = stream == null ? null : acks.send();
        if (stream != null && token != null) {
            stream.send(ConsumeRequest.newBuilder()
                    .setAck(Ack.newBuilder().setToken(token))
                    .build());
        }
    }

    @Override
    public void arrived(DuplexStream<ConsumeRequest, ConsumeResponse> stream, ConsumeResponse message) {
        locked(() -> {
            if (stream == current) {
                receive(message);
                changed.signalAll();
            }
        });
    }

    private void receive(ConsumeResponse message) {
        switch (message.getMessageCase()) {
            case STARTED -> {
                backoff = null;
                inbox.started(message.getStarted().getToken());
            }
            case NOTIFICATIONS -> {
                credit.arrived(message.getNotifications());
                inbox.add(message, message.getNotifications().getToken());
            }
            case PROGRESS -> inbox.add(message, message.getProgress().getToken());
            case CAUGHT_UP -> inbox.add(message, message.getCaughtUp().getToken());
            case FELL_BEHIND -> inbox.add(message, message.getFellBehind().getToken());
            case ACK_CONFIRMED -> acks.confirmed(message.getAckConfirmed().getToken());
            case DRAINING -> broken(WeirException.local(Status.Code.UNAVAILABLE, "the server is about to stop", null));
            case MESSAGE_NOT_SET -> {
                // A kind of message that came later than this client: nothing that it could miss.
            }
        }
    }

    @Override
    public void broken(DuplexStream<ConsumeRequest, ConsumeResponse> stream, WeirException reason) {
        locked(() -> {
            if (stream == current) {
                broken(reason);
            }
        });
    }

    private void broken(WeirException reason) {
        endStream();
        acks.streamEnded();
        changed.signalAll();
        if (stopping) {
            return;
        }
        Backoff tries = backoff == null ? new Backoff(reconnects, connection.timing()) : backoff;
        backoff = tries;
        Optional<Duration> delay = tries.afterFailure(reason);
        if (delay.isEmpty()) {
            failure = reason;
            return;
        }
        connection.timing().schedule(() -> reconnect(reason), delay.get());
    }

    private void reconnect(WeirException reason) {
        try {
            owner.disconnected(reason);
        } catch (RuntimeException e) {
            locked(() -> {
                failure = WeirException.local(Status.Code.ABORTED, "onDisconnect has failed: " + e, e);
                changed.signalAll();
            });
            return;
        }
        connection.connectAtOnce();
        locked(this::connect);
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T get(java.util.function.Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
