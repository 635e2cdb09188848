package dev.weir.server.delivery;

import dev.weir.server.contract.ResourceName;
import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.LogPlaces;
import dev.weir.server.feed.RequestId;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.StoreException;
import dev.weir.server.store.v1.StoredCursor;
import dev.weir.server.store.v1.StoredSubscription;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.DeleteSubscriptionRequest;
import dev.weir.v1.StartPoint;
import dev.weir.v1.Subscription;
import dev.weir.v1.UpdateSubscriptionRequest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The subscriptions of one feed, in memory and on disk. Changes come one at a time; readers need no lock. Safe for many
 * threads.
 */
final class SubscriptionCatalog {
    private static final String LIMIT = "limits.subscriptions_per_feed_max";

    private final Feed feed;
    private final FeedStore store;
    private final int subscriptionsMax;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentSkipListMap<String, StandingSubscription> byId = new ConcurrentSkipListMap<>();
    private final Map<Long, StandingSubscription> byIncarnation = new ConcurrentHashMap<>();
    private final Map<String, StandingSubscription> byRequest = new HashMap<>();
    private boolean feedDeleted;
    /** Held while cursors are written, so that none is written for a subscription that is being deleted. */
    private final Object cursorWrites = new Object();

    /** Reads a feed's subscriptions from the store. */
    SubscriptionCatalog(Feed feed, int subscriptionsMax, InstantSource clock) {
        this.feed = feed;
        this.store = feed.store();
        this.subscriptionsMax = subscriptionsMax;
        this.clock = clock;
        for (StoredSubscription stored : store.subscriptions()) {
            add(new StandingSubscription(stored, choices(stored.getSubscription()), storedCursor(stored)));
        }
    }

    private Cursor storedCursor(StoredSubscription stored) {
        return store.cursor(stored.getIncarnation())
                .map(Cursor::of)
                .orElseThrow(() -> StoreException.damaged("the subscription \""
                        + stored.getSubscription().getName() + "\" has no stored cursor: the store is damaged"));
    }

    private Choices choices(Subscription subscription) {
        return SubscriptionFields.choices(subscription, feed.schema().matcher());
    }

    /** The subscription of an id, or NOT_FOUND. */
    StandingSubscription require(String id) {
        StandingSubscription subscription = byId.get(id);
        if (subscription == null) {
            throw WeirException.notFound("subscription", ResourceName.subscription(feed.id(), id));
        }
        return subscription;
    }

    /** The subscriptions whose ids sort behind the given one, in their order. */
    Stream<StandingSubscription> after(String id) {
        return byId.tailMap(id, false).values().stream();
    }

    /** Makes a subscription as the contract says; it is on disk on return. */
    synchronized Subscription create(CreateSubscriptionRequest request) {
        if (feedDeleted) {
            throw WeirException.notFound("feed", feed.name());
        }
        Subscription asked = SubscriptionFields.callersPart(request.getSubscription());
        RequestId requestId = RequestId.of(request.getRequestId(), "create", asked, request.getStart());
        StandingSubscription repeated = requestId.id().isEmpty() ? null : byRequest.get(requestId.id());
        if (repeated != null) {
            requestId.requireSame(repeated.stored().getCreateRequestDigest());
            return repeated.describe();
        }
        Choices choices = choices(asked);
        Cursor start = Cursor.before(LogPlaces.first(feed, request.getStart(), StartPoint.Place.PLACE_LATEST, "start"));
        checkRoomFor(asked.getName());
        Subscription.Builder made = asked.toBuilder()
                .setMode(SubscriptionFields.modeOf(asked))
                .setCreateTime(Times.timestamp(clock.millis()))
                .setUpdateTime(Times.timestamp(clock.millis()));
        if (request.getValidateOnly()) {
            return made.build();
        }
        if (made.getName().isEmpty()) {
            made.setName(ResourceName.subscription(feed.id(), UUID.randomUUID().toString()));
        }
        long incarnation = unusedIncarnation();
        StoredSubscription stored = StoredSubscription.newBuilder()
                .setIncarnation(incarnation)
                .setSubscription(made.setEtag(etag(incarnation, 1)))
                .setCreateRequestId(requestId.id())
                .setCreateRequestDigest(requestId.digest())
                .build();
        // The cursor first: a subscription is never there without one.
        store.putCursors(Map.of(incarnation, start.toStored()));
        store.putSubscription(stored);
        return add(new StandingSubscription(stored, choices, start)).describe();
    }

    private void checkRoomFor(String name) {
        if (!name.isEmpty() && byId.containsKey(SubscriptionFields.idIn(feed.id(), name, "subscription.name"))) {
            throw WeirException.alreadyExists("subscription", name);
        }
        if (byId.size() >= subscriptionsMax) {
            throw WeirException.limit(LIMIT, subscriptionsMax, "the feed has no room for another subscription");
        }
    }

    private long unusedIncarnation() {
        while (true) {
            // 63 random bits are not drawn twice, also not after a deletion that nobody remembers.
            long incarnation = random.nextLong() & Long.MAX_VALUE;
            if (incarnation != 0 && !byIncarnation.containsKey(incarnation)) {
                return incarnation;
            }
        }
    }

    /** Unlike for another subscription of the same name, before or after. */
    private static String etag(long incarnation, long version) {
        return Long.toString(incarnation, Character.MAX_RADIX) + "-" + version;
    }

    private static String nextEtag(StandingSubscription subscription) {
        String etag = subscription.stored().getSubscription().getEtag();
        long version = Long.parseLong(etag.substring(etag.lastIndexOf('-') + 1));
        return etag(subscription.incarnation(), version + 1);
    }

    /** Changes a subscription as the contract says; that is on disk on return. */
    synchronized Subscription update(String id, UpdateSubscriptionRequest request) {
        StandingSubscription subscription = require(id);
        requireEtag(subscription, request.getEtag());
        Subscription present = subscription.stored().getSubscription();
        Subscription merged = SubscriptionFields.merge(present, request.getSubscription(), request.getUpdateMask());
        Choices choices = choices(merged);
        if (merged.equals(present) || request.getValidateOnly()) {
            return merged.toBuilder()
                    .setMode(SubscriptionFields.modeOf(merged))
                    .setStoredToken(subscription.describe().getStoredToken())
                    .setStoredPosition(subscription.acknowledged().position())
                    .build();
        }
        StoredSubscription stored = subscription.stored().toBuilder()
                .setSubscription(merged.toBuilder()
                        .setUpdateTime(Times.timestamp(clock.millis()))
                        .setEtag(nextEtag(subscription)))
                .build();
        store.putSubscription(stored);
        subscription.change(stored, choices);
        return subscription.describe();
    }

    /**
     * Deletes a subscription as the contract says; that is on disk on return.
     *
     * @param gone is told of it, once nobody finds it any more
     */
    synchronized void delete(String id, DeleteSubscriptionRequest request, Consumer<StandingSubscription> gone) {
        StandingSubscription subscription = require(id);
        requireEtag(subscription, request.getEtag());
        if (request.getValidateOnly()) {
            return;
        }
        synchronized (cursorWrites) {
            store.deleteSubscription(subscription.incarnation());
            subscription.markDeleted();
        }
        byId.remove(id);
        byIncarnation.remove(subscription.incarnation());
        byRequest.remove(subscription.stored().getCreateRequestId());
        gone.accept(subscription);
    }

    /** Lets go of all subscriptions of a feed that is being deleted. */
    synchronized void deleteAll() {
        feedDeleted = true;
        synchronized (cursorWrites) {
            byId.values().forEach(StandingSubscription::markDeleted);
        }
        byId.clear();
        byIncarnation.clear();
        byRequest.clear();
    }

    /** Moves cursors forward in one write. Those of deleted subscriptions are left out. On disk on return. */
    void writeCursors(Map<StandingSubscription, Cursor> cursors) {
        synchronized (cursorWrites) {
            Map<Long, StoredCursor> forward = new HashMap<>();
            cursors.forEach((subscription, cursor) -> {
                if (!subscription.isDeleted() && cursor.compareTo(subscription.acknowledged()) > 0) {
                    forward.put(subscription.incarnation(), cursor.toStored());
                }
            });
            if (!forward.isEmpty()) {
                store.putCursors(forward);
            }
            cursors.forEach((subscription, cursor) -> {
                if (forward.containsKey(subscription.incarnation())) {
                    subscription.acknowledge(cursor);
                }
            });
        }
    }

    private StandingSubscription add(StandingSubscription subscription) {
        byId.put(SubscriptionFields.idIn(feed.id(), subscription.name(), "name"), subscription);
        byIncarnation.put(subscription.incarnation(), subscription);
        String requestId = subscription.stored().getCreateRequestId();
        if (!requestId.isEmpty()) {
            byRequest.put(requestId, subscription);
        }
        return subscription;
    }

    private static void requireEtag(StandingSubscription subscription, String etag) {
        String present = subscription.stored().getSubscription().getEtag();
        if (!etag.isEmpty() && !etag.equals(present)) {
            throw WeirException.staleEtag("subscription", subscription.name(), etag, present);
        }
    }
}
