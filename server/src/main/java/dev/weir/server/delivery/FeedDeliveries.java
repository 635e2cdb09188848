package dev.weir.server.delivery;

import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.Feeds;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What delivery keeps, by feed. Safe for many threads. */
final class FeedDeliveries {
    private final Feeds feeds;
    private final Function<Feed, FeedDelivery> opener;
    private final ConcurrentHashMap<Feed, FeedDelivery> byFeed = new ConcurrentHashMap<>();

    /** Opens all feeds. */
    FeedDeliveries(Feeds feeds, Function<Feed, FeedDelivery> opener) {
        this.feeds = feeds;
        this.opener = opener;
        feeds.onDelete(this::delete);
        feeds.after("").forEach(feed -> require(feed.id()));
    }

    /** What is kept for a feed, by its id; NOT_FOUND when there is no such feed. */
    FeedDelivery require(String feedId) {
        Feed feed = feeds.require(feedId);
        FeedDelivery delivery = byFeed.computeIfAbsent(feed, opener);
        try {
            if (feeds.require(feedId) == feed) {
                return delivery;
            }
        } catch (WeirException e) {
            delete(feed);
            throw e;
        }
        delete(feed);
        throw WeirException.notFound("feed", ResourceName.feed(feedId));
    }

    Collection<FeedDelivery> all() {
        return byFeed.values();
    }

    private void delete(Feed feed) {
        FeedDelivery delivery = byFeed.remove(feed);
        if (delivery != null) {
            delivery.delete();
        }
    }
}
