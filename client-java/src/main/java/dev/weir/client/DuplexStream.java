package dev.weir.client;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;

/**
 * One call on which both sides send many messages. It is opened once; its owner guards all methods but those of the
 * observer, which gRPC calls, with one lock.
 *
 * @param <Q> a message to the server
 * @param <R> a message from the server
 */
final class DuplexStream<Q, R> implements ClientResponseObserver<Q, R> {
    /** Told on a thread of gRPC, or by {@link #open} where the call fails at once; without any lock of the stream. */
    interface Listener<Q, R> {
        /** The stream takes more without gathering it. */
        default void ready() {}

        void arrived(DuplexStream<Q, R> stream, R message);

        /** The stream has ended; UNAVAILABLE when the server has ended it well. */
        void broken(DuplexStream<Q, R> stream, WeirException reason);
    }

    private final Listener<Q, R> listener;
    private @Nullable ClientCallStreamObserver<Q> requests;
    private volatile boolean completed;

    DuplexStream(Listener<Q, R> listener) {
        this.listener = listener;
    }

    void open(Connection connection, MethodDescriptor<Q, R> method) {
        ClientCalls.asyncBidiStreamingCall(connection.channel().newCall(method, CallOptions.DEFAULT), this);
    }

    boolean isReady() {
        return requests != null && requests.isReady();
    }

    void send(Q message) {
        if (requests != null) {
            requests.onNext(message);
        }
    }

    /** Sends no more. Does nothing to a stream that has ended. */
    void complete() {
        if (requests != null && !completed) {
            completed = true;
            requests.onCompleted();
        }
    }

    /** Ends it at once; the reason is for the record. */
    void cancel(String reason) {
        if (requests != null) {
            requests.cancel(reason, null);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> requestStream) {
        requests = requestStream;
        requestStream.setOnReadyHandler(listener::ready);
    }

    @Override
    public void onNext(R message) {
        listener.arrived(this, message);
    }

    @Override
    public void onError(Throwable problem) {
        completed = true;
        listener.broken(this, WeirException.of(problem));
    }

    @Override
    public void onCompleted() {
        completed = true;
        listener.broken(this, WeirException.local(Status.Code.UNAVAILABLE, "the server has ended the stream", null));
    }
}
