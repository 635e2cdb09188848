package dev.weir.client;

import dev.weir.v1.AckConfirmed;
import dev.weir.v1.CaughtUp;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.Draining;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Started;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/** One consume call; guarded by the lock of the subscriptions. Sends only what it has credit for. */
final class FakeConsumption implements StreamObserver<ConsumeRequest> {
    private final FakeSubscriptions owner;
    private final StreamObserver<ConsumeResponse> observer;
    private final int breakAfter;
    ConsumeStart start = ConsumeStart.getDefaultInstance();
    final List<String> acks = new ArrayList<>();
    long granted;
    long grantedBytes;
    int sent;
    long sentBytes;
    private int at;
    private boolean started;
    boolean ended;
    private boolean owesCaughtUp;

    FakeConsumption(FakeSubscriptions owner, StreamObserver<ConsumeResponse> observer, int breakAfter) {
        this.owner = owner;
        this.observer = observer;
        this.breakAfter = breakAfter;
    }

    @Override
    public void onNext(ConsumeRequest message) {
        synchronized (owner) {
            if (ended) {
                return;
            }
            switch (message.getMessageCase()) {
                case START -> start(message.getStart());
                case CREDIT -> grant(message.getCredit());
                case ACK -> ack(message.getAck().getToken());
                case MESSAGE_NOT_SET -> end(Status.INVALID_ARGUMENT);
            }
            pump();
        }
    }

    private void start(ConsumeStart message) {
        start = message;
        started = true;
        for (FakeConsumption other : owner.consumptions) {
            if (other != this && other.start.getSubscription().equals(message.getSubscription())) {
                other.end(Status.ABORTED.withDescription("another consumer has taken over"));
            }
        }
        at = owner.start(message.getFrom(), owner.stored.getOrDefault(message.getSubscription(), 0));
        grant(message.getCredit());
        observer.onNext(ConsumeResponse.newBuilder()
                .setStarted(Started.newBuilder().setEffectivePosition(at + 1L).setToken(FakeSubscriptions.token(at)))
                .build());
    }

    private void grant(Credit credit) {
        granted += credit.getNotifications();
        grantedBytes += credit.getBytes();
    }

    private void ack(String token) {
        acks.add(token);
        int stored = owner.store(start.getSubscription(), token);
        if (!owner.withholdConfirmations) {
            observer.onNext(ConsumeResponse.newBuilder()
                    .setAckConfirmed(AckConfirmed.newBuilder().setToken(FakeSubscriptions.token(stored)))
                    .build());
        }
    }

    void pump() {
        while (started && !ended && at < owner.notifications.size() && sent < granted && hasBytes()) {
            NotificationBatch.Builder batch = NotificationBatch.newBuilder();
            while (at < owner.notifications.size()
                    && batch.getNotificationsCount() < owner.batchSize
                    && sent < Math.min(granted, breakAfter)
                    && hasBytes()) {
                Notification next = owner.notifications.get(at++);
                batch.addNotifications(next);
                sent++;
                sentBytes += next.getSerializedSize();
            }
            if (batch.getNotificationsCount() > 0) {
                observer.onNext(ConsumeResponse.newBuilder()
                        .setNotifications(batch.setToken(FakeSubscriptions.token(at)))
                        .build());
                owesCaughtUp = true;
            }
            if (sent >= breakAfter) {
                end(Status.UNAVAILABLE.withDescription("broken on purpose"));
            }
        }
        if (owesCaughtUp && !ended && at == owner.notifications.size()) {
            owesCaughtUp = false;
            observer.onNext(ConsumeResponse.newBuilder()
                    .setCaughtUp(CaughtUp.newBuilder().setToken(FakeSubscriptions.token(at)))
                    .build());
        }
    }

    private boolean hasBytes() {
        return grantedBytes == 0 || sentBytes < grantedBytes;
    }

    void say(ConsumeResponse message) {
        if (!ended) {
            observer.onNext(message);
        }
    }

    void drain() {
        if (!ended) {
            ended = true;
            observer.onNext(ConsumeResponse.newBuilder()
                    .setDraining(Draining.getDefaultInstance())
                    .build());
            observer.onCompleted();
        }
    }

    private void end(Status status) {
        if (!ended) {
            ended = true;
            observer.onError(status.asRuntimeException());
        }
    }

    @Override
    public void onError(Throwable failure) {
        synchronized (owner) {
            ended = true;
        }
    }

    @Override
    public void onCompleted() {
        synchronized (owner) {
            if (!ended) {
                ended = true;
                observer.onCompleted();
            }
        }
    }
}
