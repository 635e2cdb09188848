package dev.weir.client;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call of which the server sends many messages, read by a thread that waits for each. At most {@link #PREFETCH}
 * messages are held; the rest waits at the server. {@link #close} may be called by any thread, {@link #next} by one at
 * a time.
 */
final class ServerStream<R> implements AutoCloseable {
    private static final int PREFETCH = 4;

    private final ClientCall<?, R> call;
    private final Deque<R> messages = new ArrayDeque<>();
    private @Nullable Status end;
    private @Nullable Metadata trailers;

    private ServerStream(ClientCall<?, R> call) {
        this.call = call;
    }

    /** Begins a call; {@code deadline} null for none. */
    static <Q, R> ServerStream<R> open(
            Connection connection, MethodDescriptor<Q, R> method, Q request, @Nullable Duration deadline) {
        CallOptions options = deadline == null
                ? CallOptions.DEFAULT
                : CallOptions.DEFAULT.withDeadlineAfter(Math.max(1, deadline.toNanos()), TimeUnit.NANOSECONDS);
        ClientCall<Q, R> call = connection.channel().newCall(method, options);
        ServerStream<R> stream = new ServerStream<>(call);
        call.start(stream.new Listener(), new Metadata());
        call.request(PREFETCH);
        call.sendMessage(request);
        call.halfClose();
        return stream;
    }

    /** Waits before the next try, or throws the failure when there is to be none. */
    static void waitOrThrow(Connection connection, Backoff backoff, WeirException failure) {
        Duration delay = backoff.afterFailure(failure).orElseThrow(() -> failure);
        CountDownLatch over = new CountDownLatch(1);
        Runnable cancel = connection.timing().schedule(over::countDown, delay);
        try {
            over.await();
        } catch (InterruptedException e) {
            cancel.run();
            Thread.currentThread().interrupt();
            throw WeirException.local(Status.Code.CANCELLED, "the thread was interrupted while it waited", e);
        }
        connection.connectAtOnce();
    }

    /**
     * The next message; null at the end.
     *
     * @throws WeirException when the call has failed, or was closed
     */
    @Nullable
    R next() {
        R message;
        synchronized (messages) {
            while (messages.isEmpty() && end == null) {
                try {
                    messages.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    close();
                    throw WeirException.local(Status.Code.CANCELLED, "the thread was interrupted while it waited", e);
                }
            }
            message = messages.poll();
            if (message == null) {
                Status status = end;
                if (status != null && !status.isOk()) {
                    throw WeirException.of(status.asRuntimeException(trailers));
                }
                return null;
            }
        }
        call.request(1);
        return message;
    }

    @Override
    public void close() {
        call.cancel("closed by the reader", null);
    }

    private final class Listener extends ClientCall.Listener<R> {
        @Override
        public void onMessage(R message) {
            synchronized (messages) {
                messages.add(message);
                messages.notifyAll();
            }
        }

        @Override
        public void onClose(Status status, Metadata metadata) {
            synchronized (messages) {
                end = status;
                trailers = metadata;
                messages.notifyAll();
            }
        }
    }
}
