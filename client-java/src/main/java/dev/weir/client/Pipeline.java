package dev.weir.client;

import dev.weir.v1.ItemStatus;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends many items through one stream, of which each gets one answer, in order; with bounded memory, and over breaks of
 * the connection.
 *
 * <p>An item goes from {@code waiting} (accepted, not sent on this stream) to {@code sent} (sent, not answered) to
 * being settled, always from head to tail, so that both queues together are the order of acceptance. When a stream
 * breaks, {@code sent} goes back in front of {@code waiting}, and a new stream sends all of it again in the same order;
 * the items' request ids (or their nature) make the repeats harmless. So nothing is lost, doubled or overtaken.
 *
 * <p>What both queues hold is bounded by number and bytes; {@link #submit} waits while they are full. Items leave for
 * gRPC only while the stream is ready, so gRPC's own buffer stays small.
 *
 * <p>All state is guarded by one lock. Futures are completed after it is released, on the thread that brought the
 * answer. Callbacks of an earlier stream are known by not being {@code current}, and ignored.
 *
 * @param <Q> a message to the server
 * @param <R> an answer
 * @param <T> what an item's future gives
 */
final class Pipeline<Q, R, T> {
    /** The default bound on items. */
    static final int MAX_IN_FLIGHT_DEFAULT = 1024;

    /** The default bound on bytes. */
    static final long MAX_IN_FLIGHT_BYTES_DEFAULT = 8 << 20;

    /** How long closing waits by default. */
    static final Duration CLOSE_TIMEOUT_DEFAULT = Duration.ofSeconds(60);

    /** What a kind of stream has of its own. */
    interface Protocol<Q, R, T> {
        MethodDescriptor<Q, R> method();

        /** The first message of each stream. */
        Q start();

        long index(R answer);

        ItemStatus status(R answer);

        T result(R answer);

        /** Whether items may be sent again when it is not known how they fared. */
        boolean repeatable();
    }

    private record Item<Q, T>(Q message, long bytes, CompletableFuture<T> future) {}

    private enum State {
        OPEN,
        CLOSED,
        FAILED
    }

    private final Connection connection;
    private final Protocol<Q, R, T> protocol;
    private final int maxItems;
    private final long maxBytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settledSome = lock.newCondition();
    private final Deque<Item<Q, T>> waiting = new ArrayDeque<>();
    private final Deque<Item<Q, T>> sent = new ArrayDeque<>();
    /** Answered items of which the futures are just being completed. */
    private int completing;

    private long bytes;
    private long accepted;
    private long settled;
    private State state = State.OPEN;
    private @Nullable WeirException failure;
    private @Nullable Stream current;
    private boolean reconnecting;
    /** Counts from the break until something is answered again. */
    private @Nullable Backoff backoff;

    Pipeline(Connection connection, Protocol<Q, R, T> protocol, int maxItems, long maxBytes) {
        this.connection = connection;
        this.protocol = protocol;
        this.maxItems = maxItems;
        this.maxBytes = maxBytes;
    }

    /** Takes an item, waiting while there are too many; an item larger than the bound on bytes goes alone. */
    CompletableFuture<T> submit(Q message, long size) {
        CompletableFuture<T> future = new CompletableFuture<>();
        lock.lock();
        try {
            requireOpen();
            while (held() >= maxItems || (held() > 0 && bytes + size > maxBytes)) {
                settledSome.await();
                requireOpen();
            }
            waiting.add(new Item<>(message, size, future));
            bytes += size;
            accepted++;
            if (current == null && !reconnecting) {
                connect();
            }
            pump();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WeirException.local(Status.Code.CANCELLED, "the thread was interrupted while it waited for room", e);
        } finally {
            lock.unlock();
        }
        return future;
    }

    /**
     * Waits until everything accepted before has been answered.
     *
     * @return false when the time was over before
     */
    boolean flush(Duration timeout) {
        lock.lock();
        try {
            long goal = accepted;
            long left = timeout.toNanos();
            while (settled < goal && left > 0) {
                left = settledSome.awaitNanos(left);
            }
            if (failure != null) {
                throw failure.again();
            }
            return settled >= goal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WeirException.local(Status.Code.CANCELLED, "the thread was interrupted while it waited", e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits without an end but for interruption. */
    void flush() {
        while (!flush(Duration.ofNanos(TimeUnit.DAYS.toNanos(1)))) {
            // A day is over and answers are still owed: wait on.
        }
    }

    /** Takes no more, waits for the answers, and fails what is unanswered when the time is over. */
    void close(Duration timeout) {
        lock.lock();
        try {
            if (state == State.OPEN) {
                state = State.CLOSED;
                settledSome.signalAll();
            }
        } finally {
            lock.unlock();
        }
        try {
            if (!flush(timeout)) {
                fail(WeirException.local(
                        Status.Code.CANCELLED,
                        "closed before the server had answered; the time to wait of " + timeout + " was over",
                        null));
            }
        } catch (WeirException e) {
            // Interrupted, or failed before: nobody is left unanswered.
            fail(e);
            throw e;
        } finally {
            endStream();
        }
    }

    /** How many items are accepted and not answered. */
    int inFlight() {
        lock.lock();
        try {
            return held();
        } finally {
            lock.unlock();
        }
    }

    static int requirePositive(String name, long value) {
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " must be from 1 to " + Integer.MAX_VALUE + ", it is " + value);
        }
        return (int) value;
    }

    private void endStream() {
        lock.lock();
        try {
            Stream stream = current;
            current = null;
            if (stream != null && stream.requests != null) {
                stream.requests.onCompleted();
            }
        } finally {
            lock.unlock();
        }
    }

    private int held() {
        return waiting.size() + sent.size() + completing;
    }

    private void requireOpen() {
        if (state == State.FAILED && failure != null) {
            throw failure.again();
        }
        if (state != State.OPEN) {
            throw new IllegalStateException("closed already");
        }
    }

    private void connect() {
        Stream stream = new Stream();
        current = stream;
        ClientCalls.asyncBidiStreamingCall(
                connection.channel().newCall(protocol.method(), CallOptions.DEFAULT), stream);
        ClientCallStreamObserver<Q> requests = stream.requests;
        // A call may fail at once, and then is not current any more.
        if (current == stream && requests != null) {
            requests.onNext(protocol.start());
        }
    }

    private void pump() {
        Stream stream = current;
        while (stream != null && stream == current && stream.isReady() && !waiting.isEmpty()) {
            Item<Q, T> item = waiting.remove();
            sent.add(item);
            stream.send(item.message());
        }
    }

    private void answered(Stream stream, R answer) {
        Item<Q, T> item;
        @Nullable WeirException problem = null;
        lock.lock();
        try {
            if (stream != current) {
                return;
            }
            if (sent.isEmpty() || protocol.index(answer) != stream.answers) {
                broken(
                        stream,
                        WeirException.local(
                                Status.Code.INTERNAL,
                                "the server answered item " + protocol.index(answer) + " where " + stream.answers
                                        + " was due",
                                null));
                return;
            }
            ItemStatus status = protocol.status(answer);
            if (status.getCode() != 0) {
                problem = WeirException.of(status);
                if (problem.isTransient() && protocol.repeatable()) {
                    // The server takes nothing for now: this item and those behind it are sent again, in order.
                    broken(stream, problem);
                    return;
                }
            }
            stream.answers++;
            item = sent.remove();
            completing++;
            backoff = null;
        } finally {
            lock.unlock();
        }
        if (problem == null) {
            item.future().complete(protocol.result(answer));
        } else {
            item.future().completeExceptionally(problem);
        }
        settled(item);
    }

    /** Whoever waits for an item finds its future completed. */
    private void settled(Item<Q, T> item) {
        lock.lock();
        try {
            completing--;
            bytes -= item.bytes();
            settled++;
            settledSome.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The stream has ended, or is of no use any more. */
    private void broken(Stream stream, WeirException problem) {
        lock.lock();
        try {
            if (stream != current) {
                return;
            }
            current = null;
            stream.cancel();
            boolean unsureItems = !sent.isEmpty();
            while (!sent.isEmpty()) {
                waiting.addFirst(sent.removeLast());
            }
            if (problem.isTransient() && waiting.isEmpty()) {
                // Nothing is owed: the next item connects again.
                return;
            }
            Backoff tries = backoff == null ? new Backoff(connection.retries(), connection.timing()) : backoff;
            backoff = tries;
            boolean mayRepeat = protocol.repeatable() || !unsureItems;
            Duration delay = mayRepeat ? tries.afterFailure(problem).orElse(null) : null;
            if (delay != null) {
                reconnecting = true;
                connection.timing().schedule(this::reconnect, delay);
                return;
            }
        } finally {
            lock.unlock();
        }
        fail(problem);
    }

    private void reconnect() {
        lock.lock();
        try {
            reconnecting = false;
            if (current == null && !waiting.isEmpty()) {
                connection.connectAtOnce();
                connect();
                pump();
            }
        } finally {
            lock.unlock();
        }
    }

    private void fail(WeirException problem) {
        List<Item<Q, T>> unanswered = new ArrayList<>();
        lock.lock();
        try {
            state = State.FAILED;
            failure = failure == null ? problem : failure;
            Stream stream = current;
            current = null;
            if (stream != null) {
                stream.cancel();
            }
            unanswered.addAll(sent);
            unanswered.addAll(waiting);
            sent.clear();
            waiting.clear();
            completing += unanswered.size();
        } finally {
            lock.unlock();
        }
        for (Item<Q, T> item : unanswered) {
            item.future().completeExceptionally(problem);
            settled(item);
        }
    }

    /** One call; the fields are guarded by the pipeline's lock. */
    private final class Stream implements ClientResponseObserver<Q, R> {
        private @Nullable ClientCallStreamObserver<Q> requests;
        private long answers;

        @Override
        public void beforeStart(ClientCallStreamObserver<Q> requestStream) {
            requests = requestStream;
            requestStream.setOnReadyHandler(() -> {
                lock.lock();
                try {
                    pump();
                } finally {
                    lock.unlock();
                }
            });
        }

        boolean isReady() {
            return requests != null && requests.isReady();
        }

        void send(Q message) {
            if (requests != null) {
                requests.onNext(message);
            }
        }

        void cancel() {
            if (requests != null) {
                requests.cancel("the stream is of no use any more", null);
            }
        }

        @Override
        public void onNext(R answer) {
            answered(this, answer);
        }

        @Override
        public void onError(Throwable problem) {
            broken(this, WeirException.of(problem));
        }

        @Override
        public void onCompleted() {
            broken(this, WeirException.local(Status.Code.UNAVAILABLE, "the server has ended the stream", null));
        }
    }
}
