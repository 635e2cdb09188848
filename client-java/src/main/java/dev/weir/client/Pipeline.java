package dev.weir.client;

import dev.weir.client.PipelineItems.Item;
import dev.weir.v1.ItemStatus;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
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
 * <p>When a stream breaks, a new one sends all that was sent and not answered again, in the same order; the items'
 * request ids (or their nature) make the repeats harmless. So nothing is lost, doubled or overtaken.
 *
 * <p>What is held ({@link PipelineItems}) is bounded by number and bytes; {@link #submit} waits while it is full. Items
 * leave for gRPC only while the stream is ready, so gRPC's own buffer stays small.
 *
 * <p>All state is guarded by one lock. Futures are completed after it is released, on the thread that brought the
 * answer. Callbacks of an earlier stream are known by not being {@code current}, and ignored.
 *
 * @param <Q> a message to the server
 * @param <R> an answer
 * @param <T> what an item's future gives
 */
final class Pipeline<Q, R, T> implements DuplexStream.Listener<Q, R> {
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

    private enum State {
        OPEN,
        CLOSED,
        FAILED
    }

    private final Connection connection;
    private final Protocol<Q, R, T> protocol;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settledSome = lock.newCondition();
    private final PipelineItems<Q, T> items;
    private State state = State.OPEN;
    private @Nullable WeirException failure;
    private @Nullable DuplexStream<Q, R> current;
    private long answersOfCurrent;
    private boolean reconnecting;
    /** Counts from the break until something is answered again. */
    private @Nullable Backoff backoff;

    Pipeline(Connection connection, Protocol<Q, R, T> protocol, int maxItems, long maxBytes) {
        this.connection = connection;
        this.protocol = protocol;
        this.items = new PipelineItems<>(maxItems, maxBytes);
    }

    /** Takes an item, waiting while there are too many; an item larger than the bound on bytes goes alone. */
    CompletableFuture<T> submit(Q message, long size) {
        CompletableFuture<T> future = new CompletableFuture<>();
        lock.lock();
        try {
            requireOpen();
            while (!items.roomFor(size)) {
                settledSome.await();
                requireOpen();
            }
            items.accept(new Item<>(message, size, future));
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
            long goal = items.accepted();
            long left = timeout.toNanos();
            while (items.settled() < goal && left > 0) {
                left = settledSome.awaitNanos(left);
            }
            if (failure != null) {
                throw failure.again();
            }
            return items.settled() >= goal;
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
        locked(() -> {
            if (state == State.OPEN) {
                state = State.CLOSED;
                settledSome.signalAll();
            }
        });
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
            return items.held();
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
        locked(() -> {
            DuplexStream<Q, R> stream = current;
            current = null;
            if (stream != null) {
                stream.complete();
            }
        });
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
        DuplexStream<Q, R> stream = new DuplexStream<>(this);
        current = stream;
        answersOfCurrent = 0;
        stream.open(connection, protocol.method());
        // A call may fail at once, and then is not current any more.
        if (current == stream) {
            stream.send(protocol.start());
        }
    }

    private void pump() {
        DuplexStream<Q, R> stream = current;
        while (stream != null && stream == current && stream.isReady() && items.anyWaiting()) {
            stream.send(items.send().message());
        }
    }

    @Override
    public void ready() {
        locked(this::pump);
    }

    @Override
    public void arrived(DuplexStream<Q, R> stream, R answer) {
        Item<Q, T> item;
        @Nullable WeirException problem = null;
        lock.lock();
        try {
            if (stream != current) {
                return;
            }
            if (!items.anySent() || protocol.index(answer) != answersOfCurrent) {
                broken(
                        stream,
                        WeirException.local(
                                Status.Code.INTERNAL,
                                "the server answered item " + protocol.index(answer) + " where " + answersOfCurrent
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
            answersOfCurrent++;
            item = items.answered();
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
        locked(() -> {
            items.settle(item);
            settledSome.signalAll();
        });
    }

    /** The stream has ended, or is of no use any more. */
    @Override
    public void broken(DuplexStream<Q, R> stream, WeirException problem) {
        lock.lock();
        try {
            if (stream != current) {
                return;
            }
            current = null;
            stream.cancel("the stream is of no use any more");
            boolean unsureItems = items.anySent();
            items.sendAgain();
            if (problem.isTransient() && !items.anyWaiting()) {
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
        locked(() -> {
            reconnecting = false;
            if (current == null && items.anyWaiting()) {
                connection.connectAtOnce();
                connect();
                pump();
            }
        });
    }

    private void fail(WeirException problem) {
        List<Item<Q, T>> unanswered;
        lock.lock();
        try {
            state = State.FAILED;
            failure = failure == null ? problem : failure;
            DuplexStream<Q, R> stream = current;
            current = null;
            if (stream != null) {
                stream.cancel("the stream is of no use any more");
            }
            unanswered = items.abandon();
        } finally {
            lock.unlock();
        }
        for (Item<Q, T> item : unanswered) {
            item.future().completeExceptionally(problem);
            settled(item);
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
