package dev.weir.server.grpc;

import com.google.protobuf.Message;
import dev.weir.server.delivery.Consumption;
import dev.weir.server.delivery.EncodedBatch;
import dev.weir.server.delivery.Outlet;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call's sending side as an outlet. What the call says of itself (ready, cancelled) may come before the consumption
 * is there: it is made up for in {@link #begin}.
 */
abstract class StreamOutlet implements Outlet {
    private final ServerCallStreamObserver<StreamMessage> observer;
    private final int batchField;
    private volatile @Nullable Consumption consumption;

    /** @param batchField the field of the call's response that takes batches */
    StreamOutlet(ServerCallStreamObserver<StreamMessage> observer, int batchField) {
        this.observer = observer;
        this.batchField = batchField;
        observer.setOnReadyHandler(() -> {
            Consumption begun = consumption;
            if (begun != null) {
                begun.wake();
            }
        });
        observer.setOnCancelHandler(this::cancel);
    }

    /** Begins; a refusal ends the call. */
    final void begin(Function<Outlet, Consumption> beginning) {
        Consumption begun;
        try {
            begun = beginning.apply(this);
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        consumption = begun;
        if (observer.isCancelled()) {
            begun.cancel();
        }
        begun.wake();
    }

    /** What has begun; null before. */
    final @Nullable Consumption consumption() {
        return consumption;
    }

    final void cancel() {
        Consumption begun = consumption;
        if (begun != null) {
            begun.cancel();
        }
    }

    final void send(Message response) {
        observer.onNext(new StreamMessage.Plain(response));
    }

    @Override
    public final void notifications(EncodedBatch batch) {
        observer.onNext(new StreamMessage.Batch(batch, batchField));
    }

    @Override
    public final boolean isReady() {
        return observer.isReady();
    }

    @Override
    public final void complete() {
        observer.onCompleted();
    }

    @Override
    public final void fail(Throwable why) {
        observer.onError(GrpcErrors.toStatus(why));
    }
}
