package dev.weir.server.delivery;

import dev.weir.server.config.DeliveryConfig;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feeds;
import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.AcknowledgeNotificationsResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.StartPoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;

/**
 * Delivery to all subscribers of a server: the way in for the calls of SubscriptionService. Safe for many threads. What
 * is wrong with a request is thrown as {@link WeirException}, and then nothing has changed; what goes wrong on a stream
 * later comes out of its {@link Outlet}.
 *
 * <p>To be closed before the feeds and the store, which it reads.
 */
public final class Deliveries implements AutoCloseable {
    private final DeliveryConfig config;
    private final DeliveryThreads threads;
    private final CursorStore cursors = new CursorStore();
    private final FeedDeliveries feeds;
    private final Subscriptions subscriptions;
    private final Streams streams;

    /**
     * Reads the subscriptions of all feeds.
     *
     * @param subscriptionsPerFeedMax the limit of that name
     */
    public Deliveries(Feeds feeds, DeliveryConfig config, int subscriptionsPerFeedMax, InstantSource clock) {
        this.config = config;
        this.threads = new DeliveryThreads(config.threads(), config.catchUpThreads());
        RecentMemory memory = new RecentMemory(config.recentBytesMax());
        this.streams = new Streams(config, clock, threads);
        this.feeds = new FeedDeliveries(
                feeds,
                feed -> new FeedDelivery(feed, subscriptionsPerFeedMax, clock, threads, memory, config.progressMs()));
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
        Pump pump = streams.make(plan, outlet, credits);
        pump.beforeEnd(() -> subscription.detach(pump));
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
        PumpPlan plan = ReadPlans.of(feeds, request);
        Pump pump = streams.make(plan, outlet, Credits.of(plan.isLimited() ? request.getLimit() : Long.MAX_VALUE));
        pump.open();
        return pump;
    }

    /** Gives the next notifications; may wait, so best on a virtual thread. */
    public PullNotificationsResponse pull(PullNotificationsRequest request, PullWait wait) {
        ResourceName name = ResourceName.ofSubscription(request.getSubscription(), "subscription");
        FeedDelivery feed = feeds.require(name.feed());
        StandingSubscription subscription = feed.catalog().require(name.id());
        Pull pull = new Pull(feed, subscription, request, config, streams::areStopping);
        if (!request.hasWait()) {
            return pull.run(wait);
        }
        streams.takeSlot();
        try {
            return pull.run(wait);
        } finally {
            streams.giveSlotBack();
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
        streams.drain(feeds.all(), timeout);
    }

    FeedDelivery feed(String feedId) {
        return feeds.require(feedId);
    }

    /** Ends all streams at once, and lets go of the feeds. */
    @Override
    public void close() {
        streams.end(feeds.all());
        feeds.all().forEach(FeedDelivery::close);
        cursors.close();
        threads.close();
    }
}
