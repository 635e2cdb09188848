package dev.weir.server.model;

import dev.weir.server.model.Told.Place;
import dev.weir.server.testing.Await;
import dev.weir.v1.Ack;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.StartPoint;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection of a consumer. */
final class Session implements ClientResponseObserver<ConsumeRequest, ConsumeResponse> {
    private final Place began;
    private final List<NotificationBatch> batches = new ArrayList<>();
    private final List<String> confirmed = new ArrayList<>();
    private @Nullable ClientCallStreamObserver<ConsumeRequest> call;
    private @Nullable Status end;
    private long credit;

    Session(Channel channel, String subscription, StartPoint from, Place began) {
        this.began = began;
        SubscriptionServiceGrpc.newStub(channel).consume(this);
        send(ConsumeRequest.newBuilder()
                .setStart(
                        ConsumeStart.newBuilder().setSubscription(subscription).setFrom(from))
                .build());
    }

    private void send(ConsumeRequest request) {
        Objects.requireNonNull(call).onNext(request);
    }

    /** The place behind which it began. */
    Place began() {
        return began;
    }

    /** All credit that was given. */
    long credit() {
        return credit;
    }

    void credit(int notifications) {
        credit += notifications;
        send(ConsumeRequest.newBuilder()
                .setCredit(Credit.newBuilder().setNotifications(notifications))
                .build());
    }

    /** Waits for the confirmation, and gives it. */
    String acknowledge(String token) {
        int before = confirmations();
        send(ConsumeRequest.newBuilder()
                .setAck(Ack.newBuilder().setToken(token))
                .build());
        Await.until("an acknowledgement is confirmed", () -> confirmations() > before);
        synchronized (this) {
            return confirmed.getLast();
        }
    }

    private synchronized int confirmations() {
        return confirmed.size();
    }

    synchronized List<NotificationBatch> batches() {
        return List.copyOf(batches);
    }

    synchronized List<Told> told() {
        return batches.stream()
                .flatMap(batch -> batch.getNotificationsList().stream())
                .map(Told::of)
                .toList();
    }

    void cancel() {
        Objects.requireNonNull(call).cancel("the model has it go", null);
    }

    Status awaitEnd() {
        Await.until("the connection ends", this::ended);
        synchronized (this) {
            return Objects.requireNonNull(end);
        }
    }

    private synchronized boolean ended() {
        return end != null;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ConsumeRequest> requests) {
        call = requests;
    }

    @Override
    public synchronized void onNext(ConsumeResponse message) {
        if (message.hasNotifications()) {
            batches.add(message.getNotifications());
        } else if (message.hasAckConfirmed()) {
            confirmed.add(message.getAckConfirmed().getToken());
        }
    }

    @Override
    public synchronized void onError(Throwable problem) {
        end = Status.fromThrowable(problem);
    }

    @Override
    public synchronized void onCompleted() {
        end = Status.OK;
    }
}
