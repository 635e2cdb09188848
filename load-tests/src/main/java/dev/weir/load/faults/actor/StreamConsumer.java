package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.Step;
import dev.weir.v1.Ack;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.StartPoint;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.Closeable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A consumer that knows only the contract: it writes down all that it says and hears, and connects again whenever its
 * connection ends. Safe for many threads.
 */
public final class StreamConsumer implements Closeable {
    private static final int RECONNECT_MS = 20;

    private final String subscription;
    private final Habits habits;
    private final Journal journal;
    private final ManagedChannel channel;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stream-consumer").factory());
    private @Nullable Connection current;
    private boolean closed;

    /**
     * How a consumer behaves.
     *
     * @param fromStored whether it begins again at the stored cursor; else at the newest token that it heard
     * @param credit notifications that may be under way
     * @param creditAfterMs how long it takes before it gives credit back; 0 for at once
     * @param batchesPerAck batches before it acknowledges; 0 for never
     */
    public record Habits(boolean fromStored, int credit, int creditAfterMs, int batchesPerAck) {}

    /** Connects, and goes on until it is closed. */
    public StreamConsumer(String subscription, String target, Habits habits, Journal journal) {
        this.subscription = subscription;
        this.habits = habits;
        this.journal = journal;
        this.channel = Channels.connect(target);
        connect();
    }

    private synchronized void connect() {
        if (closed) {
            return;
        }
        // After failures the channel would itself wait longer and longer.
        channel.resetConnectBackoff();
        Connection connection = new Connection();
        current = connection;
        SubscriptionServiceGrpc.newStub(channel).consume(connection);
        connection.say(ConsumeRequest.newBuilder()
                .setStart(ConsumeStart.newBuilder()
                        .setSubscription(subscription)
                        .setFrom(from())
                        .setCredit(Credit.newBuilder().setNotifications(habits.credit)))
                .build());
    }

    private StartPoint from() {
        String token = journal.token();
        if (habits.fromStored) {
            return StartPoint.newBuilder()
                    .setPlace(StartPoint.Place.PLACE_STORED)
                    .build();
        }
        return token.isEmpty()
                ? StartPoint.newBuilder()
                        .setPlace(StartPoint.Place.PLACE_EARLIEST)
                        .build()
                : StartPoint.newBuilder().setToken(token).build();
    }

    /** Ends the connection at once, as a process that dies does; it connects again. */
    public synchronized void drop() {
        Connection connection = current;
        if (connection != null) {
            connection.call().cancel("dropped on purpose", null);
        }
    }

    /** Dies: says nothing more. What it was sent is in the journal. */
    @Override
    public synchronized void close() {
        closed = true;
        current = null;
        channel.shutdownNow();
        timer.shutdownNow();
    }

    private synchronized void heard(Connection connection, ConsumeResponse message) {
        if (connection != current) {
            return;
        }
        journal.add(new Step.Heard(message));
        if (message.hasNotifications()) {
            giveCredit(connection, message.getNotifications().getNotificationsCount());
            connection.batches++;
            if (habits.batchesPerAck > 0 && connection.batches % habits.batchesPerAck == 0) {
                connection.say(ConsumeRequest.newBuilder()
                        .setAck(Ack.newBuilder()
                                .setToken(message.getNotifications().getToken()))
                        .build());
            }
        }
    }

    private void giveCredit(Connection connection, int notifications) {
        if (habits.creditAfterMs == 0) {
            sayCredit(connection, notifications);
        } else {
            var _ = timer.schedule(
                    () -> sayCredit(connection, notifications), habits.creditAfterMs, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void sayCredit(Connection connection, int notifications) {
        if (connection == current) {
            connection.say(ConsumeRequest.newBuilder()
                    .setCredit(Credit.newBuilder().setNotifications(notifications))
                    .build());
        }
    }

    private synchronized void ended(Connection connection, Status status) {
        if (connection != current || closed) {
            return;
        }
        current = null;
        journal.add(new Step.Ended(status.getCode() + " " + status.getDescription()));
        // Not handled: what fails in there ends in the journal, as every other end of a connection does.
        var _ = timer.schedule(this::connect, RECONNECT_MS, TimeUnit.MILLISECONDS);
    }

    private final class Connection implements ClientResponseObserver<ConsumeRequest, ConsumeResponse> {
        private @Nullable ClientCallStreamObserver<ConsumeRequest> call;
        private int batches;

        @Override
        public void beforeStart(ClientCallStreamObserver<ConsumeRequest> requests) {
            call = requests;
        }

        private ClientCallStreamObserver<ConsumeRequest> call() {
            ClientCallStreamObserver<ConsumeRequest> begun = call;
            if (begun == null) {
                throw new IllegalStateException("gRPC has not begun the call");
            }
            return begun;
        }

        /** First into the journal: whoever dies in between has said it perhaps, and that is what a journal may tell. */
        void say(ConsumeRequest message) {
            journal.add(new Step.Said(message));
            call().onNext(message);
        }

        @Override
        public void onNext(ConsumeResponse message) {
            heard(this, message);
        }

        @Override
        public void onError(Throwable problem) {
            ended(this, Status.fromThrowable(problem));
        }

        @Override
        public void onCompleted() {
            ended(this, Status.OK);
        }
    }
}
