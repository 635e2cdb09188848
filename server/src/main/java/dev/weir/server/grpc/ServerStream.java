package dev.weir.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answering side of a call that sends many messages at the client's pace: {@link #send} waits, on the handler's
 * virtual thread, while the client has not taken what was sent before.
 *
 * @param <T> the messages
 */
final class ServerStream<T> {
    /** What is thrown out of {@link #send} when the client has gone: nobody is there to be told anything. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("the client has gone");
        }
    }

    /** Sends messages; may wait. */
    interface Work<T> {
        void sendTo(ServerStream<T> stream);
    }

    private final ServerCallStreamObserver<T> call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private ServerStream(ServerCallStreamObserver<T> call) {
        this.call = call;
    }

    /**
     * Does the work on a virtual thread of its own, for the callbacks that end its waiting come on the handler's; then
     * completes the call, or ends it with the status of what the work throws.
     */
    static <T> void answer(StreamObserver<T> observer, Work<T> work) {
        ServerCallStreamObserver<T> call = (ServerCallStreamObserver<T>) observer;
        ServerStream<T> stream = new ServerStream<>(call);
        call.setOnReadyHandler(stream::wake);
        call.setOnCancelHandler(stream::wake);
        Thread.ofVirtual().name("weir-read-", 0).start(() -> stream.run(work));
    }

    private void run(Work<T> work) {
        try {
            work.sendTo(this);
            call.onCompleted();
        } catch (Cancelled e) {
            // The call is over already: there is nothing left to end.
            return;
        } catch (RuntimeException e) {
            call.onError(GrpcErrors.toStatus(e));
        }
    }

    void send(T message) {
        lock.lock();
        try {
            while (!call.isReady() && !call.isCancelled()) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        if (call.isCancelled()) {
            throw new Cancelled();
        }
        call.onNext(message);
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
