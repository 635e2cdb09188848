package dev.weir.server.delivery;

import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.v1.NotificationQuery;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.StartPoint;
import java.util.concurrent.CompletableFuture;

/** What a read asks for, checked. */
final class ReadPlans {
    private ReadPlans() {}

    /**
     * Checks a read; it ends at the head of now unless it follows.
     *
     * @throws WeirException when something in the request is wrong; field paths start at the request
     */
    static PumpPlan of(FeedDeliveries feeds, ReadNotificationsRequest request) {
        if (request.getLimit() < 0) {
            throw WeirException.invalid("limit", "is " + request.getLimit() + ": 1 or more, or 0 for no limit");
        }
        if (request.getSubscription().isEmpty() != request.hasQuery()) {
            throw WeirException.invalid(
                    "subscription",
                    (request.hasQuery() ? "and query are both set" : "and query are both not set")
                            + ": set exactly one of them");
        }
        return request.hasQuery() ? byQuery(feeds, request) : bySubscription(feeds, request);
    }

    private static PumpPlan bySubscription(FeedDeliveries feeds, ReadNotificationsRequest request) {
        ResourceName name = ResourceName.ofSubscription(request.getSubscription(), "subscription");
        FeedDelivery feed = feeds.require(name.feed());
        return plan(feed, new Source.OfSubscription(feed.catalog().require(name.id())), request);
    }

    private static PumpPlan byQuery(FeedDeliveries feeds, ReadNotificationsRequest request) {
        NotificationQuery query = request.getQuery();
        FeedDelivery feed = feeds.require(ResourceName.feedId(query.getParent(), "query.parent"));
        return plan(feed, new Source.OfQuery(TokenScope.ofQuery(feed.feedId(), query), choices(feed, query)), request);
    }

    private static Choices choices(FeedDelivery feed, NotificationQuery query) {
        try {
            return Choices.of(
                    query.getSelector(), query.getView(), feed.feed().schema().matcher());
        } catch (WeirException e) {
            throw e.in("query");
        }
    }

    private static PumpPlan plan(FeedDelivery feed, Source source, ReadNotificationsRequest request) {
        return new PumpPlan(
                feed,
                source,
                Starts.of(feed.feed(), source, request.getFrom(), StartPoint.Place.PLACE_EARLIEST, "from"),
                request.getFollow() ? Long.MAX_VALUE : feed.feed().head(),
                PumpPlan.Kind.READER,
                /* isLimited= */ request.getLimit() > 0,
                cursor -> CompletableFuture.failedFuture(new IllegalStateException("a read acknowledges nothing")));
    }
}
