package dev.weir.server.delivery;

import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.DeleteSubscriptionRequest;
import dev.weir.v1.Subscription;
import dev.weir.v1.UpdateSubscriptionRequest;
import java.util.stream.Stream;

/**
 * The calls that make, change and show subscriptions, as the contract has them. They may wait for the disk. Safe for
 * many threads; they throw {@link WeirException}, and then nothing has changed.
 */
public final class Subscriptions {
    private final FeedDeliveries feeds;

    Subscriptions(FeedDeliveries feeds) {
        this.feeds = feeds;
    }

    public Subscription create(CreateSubscriptionRequest request) {
        FeedDelivery feed = feeds.require(ResourceName.feedId(request.getParent(), "parent"));
        requireSet(request.hasSubscription(), SubscriptionFields.FIELD);
        String name = request.getSubscription().getName();
        if (!name.isEmpty()) {
            SubscriptionFields.idIn(feed.feed().id(), name, "subscription.name");
        }
        return feed.catalog().create(request);
    }

    public Subscription get(String name) {
        return find(name, "name").describe();
    }

    /** A feed's subscriptions whose ids sort behind the given one, in their order. */
    public Stream<Subscription> after(String parent, String id) {
        return feeds.require(ResourceName.feedId(parent, "parent"))
                .catalog()
                .after(id)
                .map(StandingSubscription::describe);
    }

    public Subscription update(UpdateSubscriptionRequest request) {
        requireSet(request.hasSubscription(), SubscriptionFields.FIELD);
        ResourceName name =
                ResourceName.ofSubscription(request.getSubscription().getName(), "subscription.name");
        return feeds.require(name.feed()).catalog().update(name.id(), request);
    }

    public void delete(DeleteSubscriptionRequest request) {
        ResourceName name = ResourceName.ofSubscription(request.getName(), "name");
        FeedDelivery feed = feeds.require(name.feed());
        feed.catalog().delete(name.id(), request, feed::endReadersOf);
    }

    private StandingSubscription find(String name, String field) {
        ResourceName parsed = ResourceName.ofSubscription(name, field);
        return feeds.require(parsed.feed()).catalog().require(parsed.id());
    }

    private static void requireSet(boolean set, String field) {
        if (!set) {
            throw WeirException.invalid(field, "is not set, and it is required");
        }
    }
}
