package dev.weir.server.testing;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bidirectional stream of items, seen from the client: answers are read only as {@link #read} asks for them.
 *
 * @param <Q> what is sent
 * @param <A> what is answered
 */
public final class ItemCall<Q, A> implements ClientResponseObserver<Q, A> {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<A> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private @Nullable ClientCallStreamObserver<Q> call;

    private ItemCall() {}

    /** Begins a call. */
    public static <Q, A> ItemCall<Q, A> open(Function<StreamObserver<A>, StreamObserver<Q>> method) {
        ItemCall<Q, A> items = new ItemCall<>();
        var _ = method.apply(items);
        return items;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> requests) {
        requests.disableAutoRequestWithInitial(0);
        call = requests;
    }

    @Override
    public void onNext(A answer) {
        answers.add(answer);
    }

    @Override
    public void onError(Throwable t) {
        end.completeExceptionally(t);
    }

    @Override
    public void onCompleted() {
        end.complete(null);
    }

    private ClientCallStreamObserver<Q> call() {
        ClientCallStreamObserver<Q> begun = call;
        if (begun == null) {
            throw new IllegalStateException("the call has not begun");
        }
        return begun;
    }

    public ItemCall<Q, A> send(Q message) {
        call().onNext(message);
        return this;
    }

    /** Says that nothing more comes. */
    public ItemCall<Q, A> finish() {
        call().onCompleted();
        return this;
    }

    /** Whether the server lets more in. */
    public boolean isReady() {
        return call().isReady();
    }

    public void cancel() {
        call().cancel("the test is done with it", null);
    }

    /** Waits for so many answers. */
    public List<A> read(int count) {
        call().request(count);
        List<A> read = new ArrayList<>();
        while (read.size() < count) {
            read.add(next(read.size(), count));
        }
        return read;
    }

    private A next(int read, int count) {
        try {
            A answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError(read + " of " + count + " answers came; the call is " + end);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** How the call ends; completes exceptionally with a status where the server refuses it. */
    public CompletableFuture<Void> end() {
        call().request(1);
        return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The refusal that ends the call. */
    public Refusal refusal() {
        call().request(1);
        return Refusal.of(() -> {
            try {
                return end().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException e) {
                if (e.getCause() instanceof io.grpc.StatusRuntimeException status) {
                    throw status;
                }
                throw e;
            }
        });
    }
}
