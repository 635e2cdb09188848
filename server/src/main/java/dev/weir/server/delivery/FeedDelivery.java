package dev.weir.server.delivery;

import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What delivery keeps for one feed. Safe for many threads. */
final class FeedDelivery {
    private final Feed feed;
    private final SubscriptionCatalog catalog;
    private final NotificationReader reader;
    private final HeadWatch watch;
    private final Set<Pump> pumps = ConcurrentHashMap.newKeySet();
    private final Set<PullWait> pulls = ConcurrentHashMap.newKeySet();
    private volatile boolean deleted;

    FeedDelivery(
            Feed feed,
            int subscriptionsMax,
            InstantSource clock,
            DeliveryThreads threads,
            RecentMemory memory,
            int progressMs) {
        this.feed = feed;
        this.catalog = new SubscriptionCatalog(feed, subscriptionsMax, clock);
        this.watch = new HeadWatch(feed, memory, threads.live(), threads.timer(), progressMs);
        this.reader = new NotificationReader(feed, watch.recent());
    }

    Feed feed() {
        return feed;
    }

    int feedId() {
        return feed.schema().stored().getId();
    }

    SubscriptionCatalog catalog() {
        return catalog;
    }

    NotificationReader reader() {
        return reader;
    }

    HeadWatch watch() {
        return watch;
    }

    Set<Pump> pumps() {
        return pumps;
    }

    /** The pulls that are under way. */
    Set<PullWait> pulls() {
        return pulls;
    }

    /** Lets those that wait look again. */
    void wakePulls() {
        pulls.forEach(PullWait::wake);
    }

    /** Adds a pump until it is finished. */
    void add(Pump pump) {
        pumps.add(pump);
        pump.whenFinished(() -> pumps.remove(pump));
        if (deleted) {
            pump.end(gone());
        }
    }

    /** Ends the streams that read a subscription which has just been deleted. */
    void endReadersOf(StandingSubscription subscription) {
        end(
                pump -> pump.plan().source() instanceof Source.OfSubscription(StandingSubscription read)
                        && read == subscription,
                WeirException.notFound("subscription", subscription.name()));
    }

    /** Lets go of a feed that is being deleted. */
    void delete() {
        deleted = true;
        watch.close();
        catalog.deleteAll();
        end(pump -> true, gone());
    }

    void close() {
        watch.close();
    }

    boolean isDeleted() {
        return deleted;
    }

    private WeirException gone() {
        return WeirException.notFound("feed", feed.name());
    }

    private void end(Predicate<Pump> which, WeirException why) {
        pumps.stream().filter(which).forEach(pump -> pump.end(why));
        wakePulls();
    }
}
