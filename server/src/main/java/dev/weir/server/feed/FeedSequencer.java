package dev.weir.server.feed;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.CommandQueue.Pending;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.StoreErrors;
import dev.weir.server.store.StoreException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of a feed. Commands wait in a bounded queue; whenever there are some, one thread at a time takes as
 * many as fit a batch and carries them out: positions, matching, transitions, one synced write, answers. While a batch
 * is on its way to disk the next one gathers, so concurrent publishers share the cost of the write.
 *
 * <p>{@link #submit} is for any thread.
 */
final class FeedSequencer {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSequencer.class);

    private final FeedState feed;
    private final FeedStore store;
    private final MatchPool pool;
    private final InstantSource clock;
    private final Executor executor;
    private final int batchEventsMax;
    private final Sequencing sequencing;
    private final LogRetention retention;
    private final CommandQueue queue;
    private final Horizon horizon;
    private final Runnable headMoved;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** Held while a batch is carried out. */
    private final Object working = new Object();

    private volatile boolean retentionHasMore;

    /** Why nothing is taken in any more; null while the feed is at work. */
    private volatile @Nullable WeirException gone;

    /** A command that has its place, and its outcome once the batch is on disk. */
    private record Placed(Pending pending, Supplier<Outcome> outcome) {}

    FeedSequencer(FeedState feed, FeedStore store, FeedLimits limits, FeedResources resources, Runnable headMoved) {
        this.feed = feed;
        this.store = store;
        this.pool = resources.pool();
        this.clock = resources.clock();
        this.executor = resources.sequencers();
        this.batchEventsMax = limits.batchEventsMax();
        this.sequencing = new Sequencing(feed, store, limits, resources.pool());
        this.retention = new LogRetention(feed, store);
        this.queue = new CommandQueue(limits.queueEventsMax(), limits.queueBytesMax());
        this.horizon = new Horizon(feed::head);
        this.headMoved = headMoved;
    }

    /**
     * Hands a command in, waiting while the queue is full. Commands of one thread are carried out in the order in which
     * it hands them in.
     *
     * @param waitNanosMax how long to wait at most
     * @return completes once the command's event is on disk, or with the {@link WeirException} that refused it
     */
    CompletableFuture<Outcome> submit(Command command, long waitNanosMax) throws InterruptedException {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (queue.put(new Pending(command, outcome), waitNanosMax)) {
            schedule();
        } else {
            outcome.completeExceptionally(queue.isFull());
        }
        return outcome;
    }

    /** Lets searches end whose time has come, although no command comes in. */
    void tick() {
        schedule();
    }

    /** Waits for what was begun, and refuses the rest. */
    void close() {
        close(
                () -> {},
                WeirException.of(ErrorCode.UNAVAILABLE, "FEED_CLOSED", "the feed is being closed: try again later"));
    }

    /**
     * Waits for what was begun, does a last thing to the feed, and refuses the rest; where the last thing fails,
     * nothing is closed.
     *
     * @param why what later commands are refused with
     */
    void close(Runnable last, WeirException why) {
        synchronized (working) {
            last.run();
            gone = why;
        }
        schedule();
    }

    Horizon horizon() {
        return horizon;
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            synchronized (working) {
                doWork();
                retentionHasMore = gone == null && retain();
            }
        } finally {
            scheduled.set(false);
            if (!queue.isEmpty() || retentionHasMore) {
                schedule();
            }
        }
    }

    /** Drops some of what the retention lets go; true where there is more. */
    private boolean retain() {
        try {
            retention.step(clock.millis());
            return retention.hasMore();
        } catch (StoreException e) {
            // The log is as it was, and a later turn tries again.
            LOG.warn(
                    "nothing was dropped from the log of {}: {}",
                    feed.schema().stored().getFeed().getName(),
                    e.getMessage());
            return false;
        }
    }

    /** Carries out one batch. */
    private void doWork() {
        List<Pending> commands = queue.take(batchEventsMax);
        WeirException why = gone;
        if (why != null) {
            refuse(commands, why);
            return;
        }
        long head = feed.head();
        try {
            carryOutBut(commands, head);
        } catch (OutOfStep e) {
            gone = e.why();
            refuse(commands, e.why());
        } catch (StoreException e) {
            giveUp(commands, head, StoreErrors.refusal("the request was not carried out", e));
        } catch (RuntimeException | Error e) {
            giveUp(
                    commands,
                    head,
                    new WeirException(
                            ErrorCode.INTERNAL, "SEQUENCER_FAILED", "nothing was written: " + e, List.of(), null, e));
        }
    }

    /** Carries a batch out, without the documents that cannot be decided. */
    private void carryOutBut(List<Pending> commands, long head) {
        List<Pending> remaining = new ArrayList<>(commands);
        while (true) {
            try {
                carryOut(remaining);
                return;
            } catch (UndecidableDocument e) {
                feed.rollbackTo(head);
                Pending culprit = remaining.stream()
                        .filter(pending -> pending.command() instanceof Command.PublishDocument publish
                                && publish.parsed().equals(e.document()))
                        .findFirst()
                        .orElseThrow(() -> e);
                remaining.remove(culprit);
                culprit.outcome().completeExceptionally(e.why());
            }
        }
    }

    private void carryOut(List<Pending> commands) {
        long nowMs = feed.publishTimeAfter(clock.millis());
        if (commands.isEmpty() && !feed.expirations().isDue(nowMs)) {
            return;
        }
        Batch batch = new Batch(feed, nowMs);
        sequencing.expire(batch);
        List<Placed> placed = new ArrayList<>(commands.size());
        for (Pending pending : commands) {
            placed.add(new Placed(pending, place(batch, pending.command())));
        }
        batch.match(pool);
        boolean durable = commands.isEmpty()
                || commands.stream().anyMatch(pending -> pending.command().isDurable());
        if (!batch.commit().isEmpty()) {
            batch.commit().setDurable(durable);
            store.commit(batch.commit());
            takeOver(batch);
            headMoved.run();
        } else if (durable) {
            // What is answered may rest on what was acknowledged from memory, as the repeat of such a request does.
            store.sync();
        }
        placed.forEach(FeedSequencer::answer);
    }

    /** From here on nothing can be undone: the batch is on disk. */
    private void takeOver(Batch batch) {
        try {
            feed.apply(batch);
            feed.index().forgetBefore(horizon.forgettable());
        } catch (RuntimeException | Error e) {
            throw new OutOfStep(e);
        }
    }

    /** A refusal is answered with the rest of the batch: it may rest on what only stands if the batch gets to disk. */
    private Supplier<Outcome> place(Batch batch, Command command) {
        try {
            return sequencing.add(batch, command);
        } catch (WeirException refused) {
            return () -> {
                throw refused;
            };
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.DAMAGED) {
                throw e;
            }
            // What is damaged fails alone: the others of the batch do not need it.
            return () -> {
                throw StoreErrors.refusal("the request was not carried out", e);
            };
        }
    }

    private static void answer(Placed placed) {
        try {
            placed.pending().outcome().complete(placed.outcome().get());
        } catch (RuntimeException e) {
            placed.pending().outcome().completeExceptionally(e);
        }
    }

    private void giveUp(List<Pending> commands, long head, WeirException why) {
        try {
            feed.rollbackTo(head);
        } catch (RuntimeException e) {
            OutOfStep broken = new OutOfStep(e);
            gone = broken.why();
            refuse(commands, broken.why());
            return;
        }
        refuse(commands, why);
    }

    private static void refuse(List<Pending> commands, WeirException why) {
        commands.forEach(pending -> pending.outcome().completeExceptionally(why));
    }
}
