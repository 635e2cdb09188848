package dev.weir.server.delivery;

import dev.weir.server.config.DeliveryConfig;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The streams that are open: how many there may be, and how they end when the server stops. Safe for many threads. */
final class Streams {
    private final DeliveryConfig config;
    private final InstantSource clock;
    private final DeliveryThreads threads;
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean stopping;

    Streams(DeliveryConfig config, InstantSource clock, DeliveryThreads threads) {
        this.config = config;
        this.clock = clock;
        this.threads = threads;
    }

    /** Whether the server is about to stop: nothing new begins, and nothing is waited for. */
    boolean areStopping() {
        return stopping;
    }

    /**
     * Makes a stream, which has still to be opened.
     *
     * @throws WeirException when there is no room for it, or the server is stopping
     */
    Pump make(PumpPlan plan, Outlet outlet, Credits credits) {
        takeSlot();
        Pump pump = new Pump(plan, outlet, credits, config, threads);
        pump.beforeEnd(this::giveSlotBack);
        plan.feed().add(pump);
        if (stopping) {
            pump.end(Pump.stopping());
        }
        return pump;
    }

    /** Counts a stream, or a call that may wait like one. */
    void takeSlot() {
        if (stopping) {
            throw Pump.stopping();
        }
        if (open.incrementAndGet() > config.consumersMax()) {
            open.decrementAndGet();
            throw WeirException.limit(
                    "delivery.consumers_max",
                    config.consumersMax(),
                    "the server has no room for another consumer: end one, or connect to another server");
        }
    }

    void giveSlotBack() {
        open.decrementAndGet();
    }

    /** As {@link Deliveries#drain}. */
    void drain(Collection<FeedDelivery> feeds, Duration timeout) {
        long deadlineMs = clock.millis() + timeout.toMillis();
        stopping = true;
        List<Pump> pumps = pumps(feeds);
        pumps.forEach(pump -> pump.drain(deadlineMs));
        feeds.forEach(FeedDelivery::wakePulls);
        try {
            CompletableFuture.allOf(pumps.stream().map(Pump::finished).toArray(CompletableFuture[]::new))
                    .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            pumps.forEach(Pump::endDraining);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw WeirException.of(ErrorCode.INTERNAL, "DRAIN_FAILED", "streams could not be drained: " + e.getCause());
        }
    }

    /** Ends all streams at once. */
    void end(Collection<FeedDelivery> feeds) {
        stopping = true;
        pumps(feeds).forEach(Pump::endDraining);
        feeds.forEach(FeedDelivery::wakePulls);
    }

    private static List<Pump> pumps(Collection<FeedDelivery> feeds) {
        return feeds.stream().flatMap(feed -> feed.pumps().stream()).toList();
    }
}
