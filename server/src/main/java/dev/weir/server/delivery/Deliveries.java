package dev.weir.server.delivery;

import dev.weir.server.config.DeliveryConfig;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feeds;
import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.AcknowledgeNotificationsResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.NotificationQuery;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.StartPoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Delivery to all subscribers of a server: the way in for the calls of SubscriptionService. Safe for many threads. What
 * is wrong with a request is thrown as {@link WeirException}, and then nothing has changed; what goes wrong on a stream
 * later comes out of its {@link Outlet}.
 *
 * <p>To be closed before the feeds and the store, which it reads.
 */
public final class Deliveries implements AutoCloseable {
    private final DeliveryConfig config;
    private final InstantSource clock;
    private final DeliveryThreads threads;
    private final CursorStore cursors = new CursorStore();
    private final FeedDeliveries feeds;
    private final Subscriptions subscriptions;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean stopping;

    /**
     * Reads the subscriptions of all feeds.
     *
     * @param subscriptionsPerFeedMax the limit of that name
     */
    public Deliveries(Feeds feeds, DeliveryConfig config, int subscriptionsPerFeedMax, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.threads = new DeliveryThreads(config.threads());
        this.feeds = new FeedDeliveries(feeds, feed -> new FeedDelivery(feed, subscriptionsPerFeedMax, clock, threads));
        this.subscriptions = new Subscriptions(this.feeds);
    }

    /** Making, changing and showing subscriptions. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Begins a consumption; field paths of errors start at the start message. Does not wait for the disk's writes. */
    public Consumption consume(ConsumeStart start, Outlet outlet) {
        ResourceName name = ResourceName.ofSubscription(start.getSubscription(), "subscription");
        checkCredit(start);
        boolean takeOver = takesOver(start);
        FeedDelivery feed = feeds.require(name.feed());
        StandingSubscription subscription = feed.catalog().require(name.id());
        Source source = new Source.OfSubscription(subscription);
        PumpPlan plan = new PumpPlan(
                feed,
                source,
                Starts.of(feed.feed(), source, start.getFrom(), StartPoint.Place.PLACE_STORED, "from"),
                Long.MAX_VALUE,
                PumpPlan.Kind.CONSUMER,
                /* isLimited= */ false,
                cursor -> cursors.acknowledge(feed.catalog(), subscription, cursor));
        Credits credits = Credits.of(0);
        credits.add(start.getCredit());
        Pump pump = pump(plan, outlet, credits);
        pump.whenFinished(() -> subscription.detach(pump));
        try {
            subscription.attach(pump, takeOver);
        } catch (WeirException e) {
            pump.cancel();
            throw e;
        }
        return pump;
    }

    private static void checkCredit(ConsumeStart start) {
        try {
            Credits.check(start.getCredit());
        } catch (WeirException e) {
            throw e.in("credit");
        }
    }

    private static boolean takesOver(ConsumeStart start) {
        return switch (start.getOnConflict()) {
            case ON_CONFLICT_UNSPECIFIED, ON_CONFLICT_TAKE_OVER -> true;
            case ON_CONFLICT_REFUSE -> false;
            case UNRECOGNIZED ->
                throw WeirException.invalid(
                        "on_conflict", "is " + start.getOnConflictValue() + ": use TAKE_OVER or REFUSE");
        };
    }

    /** Begins a read. */
    public Consumption read(ReadNotificationsRequest request, Outlet outlet) {
        if (request.getLimit() < 0) {
            throw WeirException.invalid("limit", "is " + request.getLimit() + ": 1 or more, or 0 for no limit");
        }
        FeedDelivery feed = feedOf(request);
        Source source = source(feed, request);
        long end = request.getFollow() ? Long.MAX_VALUE : feed.feed().head();
        boolean limited = request.getLimit() > 0;
        PumpPlan plan = new PumpPlan(
                feed,
                source,
                Starts.of(feed.feed(), source, request.getFrom(), StartPoint.Place.PLACE_EARLIEST, "from"),
                end,
                PumpPlan.Kind.READER,
                limited,
                cursor -> CompletableFuture.failedFuture(new IllegalStateException("a read acknowledges nothing")));
        Pump pump = pump(plan, outlet, Credits.of(limited ? request.getLimit() : Long.MAX_VALUE));
        pump.open();
        return pump;
    }

    private FeedDelivery feedOf(ReadNotificationsRequest request) {
        boolean bySubscription = !request.getSubscription().isEmpty();
        if (bySubscription == request.hasQuery()) {
            throw WeirException.invalid(
                    "subscription",
                    (bySubscription ? "and query are both set" : "and query are both not set") + ": set exactly one");
        }
        return bySubscription
                ? feeds.require(ResourceName.ofSubscription(request.getSubscription(), "subscription")
                        .feed())
                : feeds.require(ResourceName.feedId(request.getQuery().getParent(), "query.parent"));
    }

    private static Source source(FeedDelivery feed, ReadNotificationsRequest request) {
        if (!request.hasQuery()) {
            String id = ResourceName.ofSubscription(request.getSubscription(), "subscription")
                    .id();
            return new Source.OfSubscription(feed.catalog().require(id));
        }
        NotificationQuery query = request.getQuery();
        try {
            Choices choices = Choices.of(
                    query.getSelector(), query.getView(), feed.feed().schema().matcher());
            return new Source.OfQuery(TokenScope.ofQuery(feed.feedId(), query), choices);
        } catch (WeirException e) {
            throw e.in("query");
        }
    }

    private Pump pump(PumpPlan plan, Outlet outlet, Credits credits) {
        takeSlot();
        Pump pump = new Pump(plan, outlet, credits, config, threads);
        pump.whenFinished(streams::decrementAndGet);
        plan.feed().add(pump);
        if (stopping) {
            pump.end(Pump.stopping());
        }
        return pump;
    }

    private void takeSlot() {
        if (stopping) {
            throw Pump.stopping();
        }
        if (streams.incrementAndGet() > config.consumersMax()) {
            streams.decrementAndGet();
            throw WeirException.limit(
                    "delivery.consumers_max",
                    config.consumersMax(),
                    "the server has no room for another consumer: end one, or connect to another server");
        }
    }

    /** Gives the next notifications; may wait, so best on a virtual thread. */
    public PullNotificationsResponse pull(PullNotificationsRequest request, PullWait wait) {
        ResourceName name = ResourceName.ofSubscription(request.getSubscription(), "subscription");
        FeedDelivery feed = feeds.require(name.feed());
        StandingSubscription subscription = feed.catalog().require(name.id());
        Pull pull = new Pull(feed, subscription, request, config, () -> stopping);
        if (!request.hasWait()) {
            return pull.run(wait);
        }
        takeSlot();
        try {
            return pull.run(wait);
        } finally {
            streams.decrementAndGet();
        }
    }

    /** Acknowledges; waits until that is on disk. */
    public AcknowledgeNotificationsResponse acknowledge(AcknowledgeNotificationsRequest request) {
        ResourceName name = ResourceName.ofSubscription(request.getSubscription(), "subscription");
        FeedDelivery feed = feeds.require(name.feed());
        StandingSubscription subscription = feed.catalog().require(name.id());
        Cursor cursor =
                Token.read(request.getToken(), subscription.scope(), feed.feed().head(), "token");
        try {
            Cursor stored =
                    cursors.acknowledge(feed.catalog(), subscription, cursor).join();
            return AcknowledgeNotificationsResponse.newBuilder()
                    .setStoredToken(new Token(subscription.scope(), stored).encode())
                    .build();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WeirException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Lets streams end well before a stop: consumers are told, send no more and confirm what is still acknowledged;
     * reads to a fixed end are finished. Nothing new begins. Returns once all have ended, or at the deadline, when the
     * rest is ended.
     */
    public void drain(Duration timeout) {
        long deadlineMs = clock.millis() + timeout.toMillis();
        stopping = true;
        List<Pump> pumps = pumps();
        pumps.forEach(pump -> pump.drain(deadlineMs));
        feeds.all().forEach(FeedDelivery::wakePulls);
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

    FeedDelivery feed(String feedId) {
        return feeds.require(feedId);
    }

    private List<Pump> pumps() {
        return feeds.all().stream().flatMap(feed -> feed.pumps().stream()).toList();
    }

    /** Ends all streams at once, and lets go of the feeds. */
    @Override
    public void close() {
        stopping = true;
        pumps().forEach(Pump::endDraining);
        feeds.all().forEach(FeedDelivery::close);
        cursors.close();
        threads.close();
    }
}
