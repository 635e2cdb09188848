package dev.weir.client;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The channel with what belongs to it: how one call is made and tried again. */
record Connection(Channel channel, RetryPolicy retries, Timing timing) {
    private static final String REQUEST_ID = "request_id";

    static String newRequestId() {
        return UUID.randomUUID().toString();
    }

    /** A call that changes something. By its request id, which is added where there is none, it may be repeated. */
    <Q extends Message, R, T> CompletableFuture<T> changing(
            MethodDescriptor<Q, R> method, Q request, Function<R, T> read) {
        return changing(method, request, Duration.ZERO, read);
    }

    /** The same, of a change for which the server may need so long. */
    <Q extends Message, R, T> CompletableFuture<T> changing(
            MethodDescriptor<Q, R> method, Q request, Duration serverWait, Function<R, T> read) {
        return repeatable(method, identified(request), serverWait, read);
    }

    // A builder makes messages of the kind that it was made from.
    @SuppressWarnings("unchecked")
    private static <Q extends Message> Q identified(Q request) {
        FieldDescriptor id = request.getDescriptorForType().findFieldByName(REQUEST_ID);
        return request.getField(id).equals("")
                ? (Q) request.toBuilder().setField(id, newRequestId()).build()
                : request;
    }

    /** A call that may be repeated; {@code read} makes the result of the answer. */
    <Q, R, T> CompletableFuture<T> repeatable(MethodDescriptor<Q, R> method, Q request, Function<R, T> read) {
        return repeatable(method, request, Duration.ZERO, read);
    }

    /** A call that may be repeated, and to which the server may take so long to answer. */
    <Q, R, T> CompletableFuture<T> repeatable(
            MethodDescriptor<Q, R> method, Q request, Duration serverWait, Function<R, T> read) {
        return new Tries<>(method, request, read, true, serverWait).start();
    }

    /** A call that is made once. */
    <Q, R, T> CompletableFuture<T> once(MethodDescriptor<Q, R> method, Q request, Function<R, T> read) {
        return new Tries<>(method, request, read, false, Duration.ZERO).start();
    }

    /** Lets the channel connect at the next call, though it would itself wait longer after failures. */
    void connectAtOnce() {
        if (channel instanceof ManagedChannel managed) {
            managed.resetConnectBackoff();
        }
    }

    /** Waits for a future's result and throws its failure as it is. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw WeirException.local(Status.Code.CANCELLED, "the thread was interrupted while it waited", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof WeirException failure) {
                failure.addSuppressed(new CallSite());
                throw failure;
            }
            throw WeirException.of(cause);
        }
    }

    /** Shows in a stack trace who waited for a call that failed on another thread. */
    private static final class CallSite extends Exception {
        private static final long serialVersionUID = 1L;

        CallSite() {
            super("the caller waited here");
        }
    }

    private final class Tries<Q, R, T> {
        private final MethodDescriptor<Q, R> method;
        private final Q request;
        private final Function<R, T> read;
        private final boolean repeatable;
        private final Duration serverWait;
        private final Backoff backoff;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private volatile Runnable cancel = () -> {};

        Tries(MethodDescriptor<Q, R> method, Q request, Function<R, T> read, boolean repeatable, Duration serverWait) {
            this.read = read;
            this.method = method;
            this.request = request;
            this.repeatable = repeatable;
            this.serverWait = serverWait;
            this.backoff = new Backoff(retries, timing);
        }

        CompletableFuture<T> start() {
            CompletableFuture<?> unused = result.whenComplete((value, failure) -> {
                if (result.isCancelled()) {
                    cancel.run();
                }
            });
            attempt();
            return result;
        }

        private void attempt() {
            if (result.isDone()) {
                return;
            }
            Duration left = backoff.remaining().plus(serverWait);
            CallOptions options =
                    CallOptions.DEFAULT.withDeadlineAfter(Math.max(1, left.toNanos()), TimeUnit.NANOSECONDS);
            ClientCall<Q, R> call = channel.newCall(method, options);
            cancel = () -> call.cancel("the caller has cancelled", null);
            ClientCalls.asyncUnaryCall(call, request, new Answer<Q, R, T>(this));
            if (result.isCancelled()) {
                cancel.run();
            }
        }

        private void succeeded(R answer) {
            result.complete(read.apply(answer));
        }

        private void failed(Throwable failure) {
            WeirException problem = WeirException.of(failure);
            if (!repeatable) {
                result.completeExceptionally(problem);
                return;
            }
            backoff.afterFailure(problem)
                    .ifPresentOrElse(
                            delay -> cancel = timing.schedule(
                                    () -> {
                                        connectAtOnce();
                                        attempt();
                                    },
                                    delay),
                            () -> result.completeExceptionally(problem));
        }
    }

    private static final class Answer<Q, R, T> implements ClientResponseObserver<Q, R> {
        private final Connection.Tries<Q, R, T> tries;
        private @Nullable R value;

        Answer(Connection.Tries<Q, R, T> tries) {
            this.tries = tries;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<Q> requestStream) {}

        @Override
        public void onNext(R response) {
            value = response;
        }

        @Override
        public void onError(Throwable failure) {
            tries.failed(failure);
        }

        @Override
        public void onCompleted() {
            R response = value;
            if (response == null) {
                tries.failed(Status.INTERNAL
                        .withDescription("the server ended the call without an answer")
                        .asRuntimeException());
            } else {
                tries.succeeded(response);
            }
        }
    }
}
