package dev.weir.load.faults.actor;

import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.PublishDocumentsRequest;
import dev.weir.v1.PublishStart;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Begins calls of all kinds that last, and cancels each at once or nearly so; some of them take the victim's place. */
final class CancelStorm implements Trouble {
    private static final int CALLS = 200;
    private static final int LIFE_MICROS_MAX = 3_000;

    private final Scene scene;
    private final ManagedChannel channel;
    private volatile boolean closed;

    CancelStorm(Scene scene) {
        this.scene = scene;
        this.channel = Channels.connect(scene.server());
        Thread.ofVirtual().name("cancel-storm").start(this::run);
    }

    private void run() {
        for (int i = 0; i < CALLS && !closed; i++) {
            String subscription = scene.random().nextInt(20) == 0 ? scene.victim() : scene.own();
            switch (scene.random().nextInt(3)) {
                case 0 ->
                    callAndCancel(
                            SubscriptionServiceGrpc.getConsumeMethod(),
                            ConsumeRequest.newBuilder()
                                    .setStart(ConsumeStart.newBuilder()
                                            .setSubscription(subscription)
                                            .setOnConflict(ConsumeStart.OnConflict.forNumber(
                                                    scene.random().nextInt(3)))
                                            .setCredit(Credit.newBuilder().setNotifications(100)))
                                    .build());
                case 1 ->
                    callAndCancel(
                            SubscriptionServiceGrpc.getReadNotificationsMethod(),
                            ReadNotificationsRequest.newBuilder()
                                    .setSubscription(subscription)
                                    .setFollow(scene.random().nextBoolean())
                                    .build());
                default ->
                    callAndCancel(
                            DocumentServiceGrpc.getPublishDocumentsMethod(),
                            PublishDocumentsRequest.newBuilder()
                                    .setStart(PublishStart.newBuilder().setParent(scene.feed()))
                                    .build());
            }
        }
    }

    private <Q, R> void callAndCancel(MethodDescriptor<Q, R> method, Q first) {
        ClientCall<Q, R> call = channel.newCall(method, CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<R>() {}, new io.grpc.Metadata());
        call.request(scene.random().nextInt(3));
        call.sendMessage(first);
        if (method.getType() == MethodDescriptor.MethodType.SERVER_STREAMING) {
            call.halfClose();
        }
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(scene.random().nextInt(LIFE_MICROS_MAX)));
        call.cancel("on purpose", null);
    }

    @Override
    public void close() {
        closed = true;
        channel.shutdownNow();
    }
}
