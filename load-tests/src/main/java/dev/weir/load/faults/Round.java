package dev.weir.load.faults;

import dev.weir.load.faults.actor.Trouble;
import dev.weir.load.faults.history.BrokenPromise;
import dev.weir.load.faults.network.Proxy;
import dev.weir.v1.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets everything flow, does what the plan says, and when all is quiet again holds what happened against the promises.
 */
final class Round {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    /** Enough that something is always under way; and a server that takes long to stop is not buried in documents. */
    private static final int SENT_BEYOND_END_MAX = 600;

    private final Life life;
    private final Plan plan;
    private final List<Trouble> troubles = new ArrayList<>();

    Round(Life life, Plan plan) {
        this.life = life;
        this.plan = plan;
    }

    /**
     * Runs the round.
     *
     * @return how long the checks took, in nanoseconds
     * @throws BrokenPromise when something is not as promised, or does not come about in time
     */
    long run() throws IOException, InterruptedException, ExecutionException {
        long before = life.sends.acknowledged();
        CompletableFuture<Void> publishing = life.publishing.flow(plan.acknowledgedAtEnd() + SENT_BEYOND_END_MAX);
        CompletableFuture<Void> hasty = life.hasty.flow();
        try {
            for (Plan.Moment moment : plan.moments()) {
                await(life, before + moment.acknowledged());
                happen(moment.fault());
            }
            await(life, before + plan.acknowledgedAtEnd());
        } finally {
            life.publishing.stop();
            life.hasty.stop();
            troubles.forEach(Trouble::close);
            life.consumersProxy.release();
            life.publishersProxy.release();
        }
        settle("the hasty publisher", hasty);
        settle("the publisher", publishing);
        long begun = System.nanoTime();
        check(life, troubles);
        return System.nanoTime() - begun;
    }

    /** Waits until so many events are acknowledged. */
    static void await(Life life, long acknowledged) throws InterruptedException {
        if (!life.sends.awaitAcknowledged(acknowledged, WAIT_MAX)) {
            throw new BrokenPromise(
                    "no answers for " + WAIT_MAX.toSeconds() + " s: " + life.sends.acknowledged()
                            + " events are acknowledged, " + acknowledged + " were waited for",
                    failures(life));
        }
        if (!life.failures.isEmpty()) {
            throw new BrokenPromise("a call of a good client failed", failures(life));
        }
    }

    private static List<String> failures(Life life) {
        return life.failures.stream().limit(5).map(Throwable::toString).toList();
    }

    /** Waits until a flow that was stopped has all of its answers. */
    static void settle(String what, CompletableFuture<Void> flow) throws InterruptedException, ExecutionException {
        try {
            flow.get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new BrokenPromise(
                    what + " had not all of its answers after " + WAIT_MAX.toSeconds() + " s", List.of());
        }
    }

    private void happen(Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.KillServer() -> {
                life.server().kill();
                life.startServer();
            }
            case Fault.StopServer() -> {
                life.server().stop();
                life.startServer();
            }
            case Fault.PauseServer(int ms) -> {
                life.server().pause();
                pass(ms);
                life.server().goOn();
            }
            case Fault.Cut(Fault.Side side, int bytes) -> proxy(side).cutAfter(bytes);
            case Fault.Stall(Fault.Side side, int ms, boolean thenCut) -> {
                Proxy proxy = proxy(side);
                proxy.stall();
                pass(ms);
                if (thenCut) {
                    proxy.cut();
                }
                proxy.flow();
            }
            case Fault.Abandon(Fault.Side side) -> proxy(side).abandon();
            case Fault.KillConsumer() -> life.process.killAndStartAgain();
            case Fault.PauseConsumer(int ms) -> {
                life.process.pause();
                pass(ms);
                life.process.goOn();
            }
            case Fault.ReplaceConsumer() -> life.replaceLibraryConsumer();
            case Fault.DropConsumer() -> life.stream.drop();
            case Fault.BadClient(Trouble.Kind kind, long seed) -> troubles.add(kind.start(life.scene(seed)));
        }
    }

    private Proxy proxy(Fault.Side side) {
        return side == Fault.Side.CONSUMERS ? life.consumersProxy : life.publishersProxy;
    }

    /** The pause is the fault: others go on meanwhile. */
    private static void pass(int ms) throws InterruptedException {
        Thread.sleep(ms);
    }

    /** Holds everything that has happened so far against the promises; nothing flows meanwhile. */
    static void check(Life life, List<Trouble> troubles) throws IOException, InterruptedException {
        if (!life.failures.isEmpty()) {
            throw new BrokenPromise("a call of a good client failed", failures(life));
        }
        var _ = life.truth.readOn();
        life.truth.checkSearches();
        for (Subscriber subscriber : life.subscribers) {
            awaitComplete(life, subscriber);
            checkStored(life, subscriber);
        }
        for (Trouble trouble : troubles) {
            trouble.check(life.checkerOfBadClients());
        }
    }

    private static void checkStored(Life life, Subscriber subscriber) throws IOException {
        int confirmed = subscriber.checker().confirmed();
        Subscription stored = life.weir.subscriptions().get(Life.FEED, subscriber.id());
        // Now it is in the journal if somebody acknowledged that place.
        subscriber.checker().check(subscriber.journal().take());
        subscriber.checker().checkStored(confirmed, stored.getStoredPosition(), stored.getStoredToken());
    }

    /** Each consumer is to have everything in the end, whatever happened to it. */
    private static void awaitComplete(Life life, Subscriber subscriber) throws IOException {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        subscriber.checker().check(subscriber.journal().take());
        while (!subscriber.checker().complete()) {
            if (System.nanoTime() > deadline) {
                throw new BrokenPromise(
                        "subscription " + subscriber.id() + " had not got everything after " + WAIT_MAX.toSeconds()
                                + " s: " + subscriber.checker().state(),
                        life.libraryFailure().map(Throwable::toString).stream().toList());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            subscriber.checker().check(subscriber.journal().take());
        }
    }
}
