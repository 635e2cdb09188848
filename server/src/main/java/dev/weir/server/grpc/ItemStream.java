package dev.weir.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A bidirectional stream of items, each answered once and in order. Items are taken in ahead of their answers up to a
 * bound; beyond it, and while the client does not read its answers, no further message is asked for: that is what slows
 * a client down.
 *
 * <p>gRPC calls {@link #onNext} and the other callbacks one at a time; answers may complete on any thread.
 *
 * @param <Q> what the client sends
 * @param <A> the answers
 */
final class ItemStream<Q, A> implements StreamObserver<Q> {
    /** Messages that may be on their way at a time: each round of asking costs, and each message costs memory. */
    private static final int ASKED_MAX = 8;

    /** Handles the messages of one stream. */
    interface Handler<Q, A> {
        /**
         * Takes a message; may wait. Throwing ends the stream, after the answers to the items before.
         *
         * @return the item's answer, which completes normally also where the item fails; empty for a message that is no
         *     item
         */
        Optional<CompletableFuture<A>> take(Q message);
    }

    private final ItemStreams streams;
    private final ServerCallStreamObserver<A> call;
    private final Handler<Q, A> handler;
    private final int inFlightMax;
    private final ArrayDeque<CompletableFuture<A>> inFlight = new ArrayDeque<>();
    /** Messages that were asked for and have not come. */
    private int asked;

    private boolean halfClosed;
    private boolean ended;

    private ItemStream(ItemStreams streams, ServerCallStreamObserver<A> call, int inFlightMax, Handler<Q, A> handler) {
        this.streams = streams;
        this.call = call;
        this.handler = handler;
        this.inFlightMax = inFlightMax;
    }

    static <Q, A> StreamObserver<Q> open(
            ItemStreams streams, StreamObserver<A> observer, int inFlightMax, Handler<Q, A> handler) {
        ServerCallStreamObserver<A> call = (ServerCallStreamObserver<A>) observer;
        ItemStream<Q, A> stream = new ItemStream<>(streams, call, inFlightMax, handler);
        call.disableAutoRequest();
        call.setOnReadyHandler(stream::advance);
        call.setOnCancelHandler(stream::cancel);
        streams.opened(stream);
        stream.advance();
        return stream;
    }

    @Override
    public void onNext(Q message) {
        synchronized (this) {
            asked--;
            if (ended || halfClosed) {
                return;
            }
        }
        try {
            handler.take(message).ifPresent(this::await);
        } catch (RuntimeException e) {
            end(e);
        }
        advance();
    }

    /** Takes nothing more in; once what was taken in is answered, the stream ends with the error. */
    void end(RuntimeException error) {
        await(CompletableFuture.failedFuture(error));
        onCompleted();
    }

    private void await(CompletableFuture<A> answer) {
        synchronized (this) {
            inFlight.add(answer);
        }
        var _ = answer.whenComplete((done, failed) -> advance());
    }

    @Override
    public void onCompleted() {
        synchronized (this) {
            halfClosed = true;
        }
        advance();
    }

    @Override
    public void onError(Throwable t) {
        cancel();
    }

    private synchronized void cancel() {
        ended();
        inFlight.clear();
    }

    /** Sends the answers that are due and asks for more messages, as far as both are possible now. */
    private synchronized void advance() {
        while (!ended
                && call.isReady()
                && !inFlight.isEmpty()
                && inFlight.element().isDone()) {
            answer(inFlight.remove());
        }
        if (!ended && halfClosed && inFlight.isEmpty()) {
            ended();
            call.onCompleted();
        }
        int room = Math.min(ASKED_MAX, inFlightMax - inFlight.size()) - asked;
        if (!ended && !halfClosed && room > 0 && asked <= ASKED_MAX / 2) {
            asked += room;
            call.request(room);
        }
    }

    private void ended() {
        ended = true;
        streams.ended(this);
    }

    private void answer(CompletableFuture<A> done) {
        if (done.isCompletedExceptionally()) {
            ended();
            call.onError(GrpcErrors.toStatus(done.exceptionNow()));
        } else {
            call.onNext(done.resultNow());
        }
    }
}
