package dev.weir.server.delivery;

import dev.weir.server.config.DeliveryConfig;
import dev.weir.server.contract.Times;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.StoreErrors;
import dev.weir.server.store.StoreException;
import dev.weir.v1.Ack;
import dev.weir.v1.AckConfirmed;
import dev.weir.v1.Credit;
import dev.weir.v1.Draining;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Drives one stream. A pump is a state machine whose steps run on a few shared threads, one step at a time: whatever
 * changes for it (credit, a ready outlet, a longer log, a stored acknowledgement, an end) only counts up
 * {@code wakeups}, and whoever counts from 0 to 1 hands the pump to the threads. A step that leaves more to do goes to
 * the end of their queue, so that no stream holds up another.
 *
 * <p>What a step does is decided in {@link #doWork}: endings first, then confirmations, then {@link Sending}.
 */
final class Pump implements Consumption, Runnable {
    /** How a stream comes to its end. */
    private sealed interface Ending {
        record Failed(Throwable why) implements Ending {}

        record Cancelled() implements Ending {}
    }

    private final PumpPlan plan;
    private final Outlet outlet;
    private final DeliveryThreads threads;
    private final Credits credits;
    private final AckFlow acks;
    private final Sending sending;
    private final Queue<Runnable> beforeEnd = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wakeups = new AtomicInteger();
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private volatile boolean opened;
    private volatile boolean halfClosed;
    /** When the server stops, in milliseconds since 1970; 0 while it does not. */
    private volatile long drainDeadlineMs;

    private volatile boolean drainOver;

    private boolean begun;
    private boolean drainTold;
    private boolean confirmedLast;

    Pump(PumpPlan plan, Outlet outlet, Credits credits, DeliveryConfig config, DeliveryThreads threads) {
        this.plan = plan;
        this.outlet = outlet;
        this.threads = threads;
        this.credits = credits;
        this.acks = new AckFlow(plan.acknowledge(), this::wake, this::end);
        this.sending = new Sending(
                plan,
                outlet,
                credits,
                config,
                new ProgressPacer(threads.timer(), config.progressMs(), this::wake),
                this::wake);
    }

    /** Lets it begin. */
    void open() {
        opened = true;
        wake();
    }

    /** Completes once nothing more is sent. Callbacks must not wait. */
    CompletableFuture<Void> finished() {
        return finished;
    }

    /**
     * Does something, which must not wait, just before the client hears of the end: so it finds room if it comes again.
     */
    void beforeEnd(Runnable then) {
        beforeEnd.add(then);
        if (finished.isDone()) {
            letGo(then);
        }
    }

    private void letGo(Runnable then) {
        if (beforeEnd.remove(then)) {
            then.run();
        }
    }

    /** Does something, which must not wait, once nothing more is sent. */
    void whenFinished(Runnable then) {
        var _ = finished.thenRun(then);
    }

    PumpPlan plan() {
        return plan;
    }

    /** The server is about to stop. */
    void drain(long deadlineMs) {
        drainDeadlineMs = deadlineMs;
        wake();
    }

    /** The time to drain is over. A consumer that was told so ends well, anything else with UNAVAILABLE. */
    void endDraining() {
        drainOver = true;
        end(stopping());
    }

    @Override
    public void credit(Credit credit) {
        try {
            Credits.check(credit);
            credits.add(credit);
            wake();
        } catch (WeirException e) {
            end(e.in("credit"));
        }
    }

    @Override
    public void ack(Ack ack) {
        try {
            acks.offer(Token.read(
                    ack.getToken(), plan.source().scope(), plan.feed().feed().head(), "ack.token"));
        } catch (WeirException e) {
            end(e);
        }
    }

    @Override
    public void halfClose() {
        halfClosed = true;
        wake();
    }

    @Override
    public void end(Throwable why) {
        ending.compareAndSet(null, new Ending.Failed(why));
        wake();
    }

    @Override
    public void cancel() {
        ending.set(new Ending.Cancelled());
        wake();
    }

    @Override
    public void wake() {
        if (wakeups.getAndIncrement() == 0) {
            execute();
        }
    }

    private void execute() {
        (sending.isLive() ? threads.live() : threads.catchingUp()).execute(this);
    }

    @Override
    public void run() {
        int seen = wakeups.get();
        boolean more = false;
        try {
            more = doWork();
        } catch (StoreException e) {
            end(StoreErrors.refusal("notifications cannot be read", e));
            more = true;
        } catch (RuntimeException | Error e) {
            end(e);
            more = true;
        }
        if (more) {
            wakeups.set(1);
            execute();
        } else if (!finished.isDone() && !wakeups.compareAndSet(seen, 0)) {
            execute();
        }
    }

    /** One step; true when there is more to do at once. */
    private boolean doWork() {
        if (finished.isDone()) {
            return false;
        }
        Ending end = ending.get();
        if (end != null) {
            return finish(drainOver && drainTold ? outlet::complete : () -> sayWhy(end));
        }
        plan.source().check();
        if (!opened) {
            return false;
        }
        if (!begun) {
            begun = true;
            sending.begin();
        }
        if (!outlet.isReady()) {
            return false;
        }
        // Confirmations and the rest take turns: a client that acknowledges all the time still gets its notifications.
        boolean turnOfTheRest = confirmedLast;
        confirmedLast = !turnOfTheRest && confirm();
        if (confirmedLast) {
            return true;
        }
        if (drainDeadlineMs != 0 && !mayFinishWhileDraining()) {
            return false;
        }
        if (isOver()) {
            return finish(outlet::complete);
        }
        boolean stopped = plan.isConsumer() && (halfClosed || drainTold);
        boolean more = !stopped && send();
        return more || (turnOfTheRest && !finished.isDone());
    }

    private boolean confirm() {
        Cursor confirmed = acks.takeConfirmation();
        if (confirmed == null) {
            return false;
        }
        outlet.ackConfirmed(
                AckConfirmed.newBuilder().setToken(plan.token(confirmed)).build());
        return true;
    }

    private boolean send() {
        return switch (sending.step()) {
            case MORE -> true;
            case WAIT -> false;
            case DONE -> finish(outlet::complete);
        };
    }

    /** A read to a fixed end is finished first; a consumer is told; a read without an end begins anew elsewhere. */
    private boolean mayFinishWhileDraining() {
        if (plan.isConsumer() && !drainTold) {
            drainTold = true;
            outlet.draining(Draining.newBuilder()
                    .setDeadline(Times.timestamp(drainDeadlineMs))
                    .build());
        }
        if (!plan.isConsumer() && !plan.isBounded()) {
            end(stopping());
            return false;
        }
        return true;
    }

    private boolean isOver() {
        boolean drained = drainTold && acks.coversIfUsed(sending.sentUpTo());
        return plan.isConsumer() && (halfClosed || drained) && acks.isSettled();
    }

    private void sayWhy(Ending end) {
        switch (end) {
            case Ending.Failed(Throwable why) -> outlet.fail(why);
            case Ending.Cancelled() -> {}
        }
    }

    private boolean finish(Runnable farewell) {
        try {
            beforeEnd.forEach(this::letGo);
            farewell.run();
        } finally {
            sending.close();
            finished.complete(null);
        }
        return false;
    }

    static WeirException stopping() {
        return WeirException.of(
                ErrorCode.UNAVAILABLE,
                "STOPPING",
                "the server is stopping: connect again and go on from the last token");
    }
}
