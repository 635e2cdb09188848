package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.BrokenPromise;
import dev.weir.load.faults.history.DeliveryChecker;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives more credit than there are notifications, once or a great many times, and reads none of them. */
final class BadConsumer implements Trouble, ClientResponseObserver<ConsumeRequest, ConsumeResponse> {
    /** So many messages with credit. */
    static final int FLOOD = 3_000;

    /** Ends that need no explanation: the server or the client went away, or another one took over. */
    private static final Set<Status.Code> FAIR_ENDS =
            Set.of(Status.Code.OK, Status.Code.UNAVAILABLE, Status.Code.CANCELLED, Status.Code.ABORTED);

    private final ManagedChannel channel;
    private @Nullable Status end;

    BadConsumer(Scene scene, int flood) {
        this.channel = Channels.connect(scene.server());
        var call = SubscriptionServiceGrpc.newStub(channel).consume(this);
        call.onNext(ConsumeRequest.newBuilder()
                .setStart(ConsumeStart.newBuilder().setSubscription(scene.own()).setCredit(credit()))
                .build());
        for (int i = 0; i < flood; i++) {
            call.onNext(ConsumeRequest.newBuilder().setCredit(credit()).build());
        }
    }

    private static Credit credit() {
        return Credit.newBuilder()
                .setNotifications(Long.MAX_VALUE)
                .setBytes(Long.MAX_VALUE)
                .build();
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ConsumeRequest> requests) {
        requests.disableAutoRequestWithInitial(0);
    }

    @Override
    public void onNext(ConsumeResponse message) {}

    @Override
    public synchronized void onError(Throwable problem) {
        end = Status.fromThrowable(problem);
    }

    @Override
    public synchronized void onCompleted() {
        end = Status.OK;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    @Override
    public synchronized void check(DeliveryChecker checker) {
        if (end != null && !FAIR_ENDS.contains(end.getCode())) {
            throw new BrokenPromise("a consumer that gives credit and does not read was ended with " + end, List.of());
        }
    }
}
