package dev.weir.load.delivery;

import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.Notification;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.Channel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A consumer without a thread of its own, that takes what comes at a pace of its choice. */
final class Reader implements ClientResponseObserver<ConsumeRequest, ConsumeResponse> {
    private static final long CREDIT = 1L << 40;

    /** When the next message is taken. */
    interface Pace {
        /** How many nanoseconds after a message of so many bytes; negative for never. */
        long nanosAfter(int bytes);
    }

    private final Pace pace;
    private final ScheduledExecutorService timer;
    private final Consumer<Notification> received;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private @Nullable ClientCallStreamObserver<ConsumeRequest> call;
    private volatile boolean ended;

    private Reader(Pace pace, ScheduledExecutorService timer, Consumer<Notification> received) {
        this.pace = pace;
        this.timer = timer;
        this.received = received;
    }

    static Reader start(
            Channel channel,
            String subscription,
            Pace pace,
            ScheduledExecutorService timer,
            Consumer<Notification> received) {
        Reader reader = new Reader(pace, timer, received);
        SubscriptionServiceGrpc.newStub(channel)
                .consume(reader)
                .onNext(ConsumeRequest.newBuilder()
                        .setStart(ConsumeStart.newBuilder()
                                .setSubscription(subscription)
                                .setCredit(Credit.newBuilder().setNotifications(CREDIT)))
                        .build());
        return reader;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ConsumeRequest> requests) {
        call = requests;
        requests.disableAutoRequestWithInitial(pace.nanosAfter(0) < 0 ? 0 : 1);
    }

    @Override
    public void onNext(ConsumeResponse message) {
        message.getNotifications().getNotificationsList().forEach(received);
        if (message.hasCaughtUp()) {
            caughtUp.countDown();
        }
        long nanos = pace.nanosAfter(message.getSerializedSize());
        if (nanos == 0) {
            request();
        } else if (nanos > 0) {
            var _ = timer.schedule(this::request, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void request() {
        ClientCallStreamObserver<ConsumeRequest> open = call;
        if (open != null && !ended) {
            open.request(1);
        }
    }

    void awaitCaughtUp() throws InterruptedException {
        if (!caughtUp.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a reader has not caught up within 60 s");
        }
    }

    void cancel() {
        ended = true;
        ClientCallStreamObserver<ConsumeRequest> open = call;
        if (open != null) {
            open.cancel("the measurement is over", null);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (!ended) {
            throw new IllegalStateException("a reader's stream has failed", failure);
        }
    }

    @Override
    public void onCompleted() {}
}
