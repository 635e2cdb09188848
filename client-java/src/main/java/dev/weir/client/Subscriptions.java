package dev.weir.client;

import static dev.weir.client.Connection.await;

import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.AcknowledgeNotificationsResponse;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.CreateSubscriptionResponse;
import dev.weir.v1.DeleteSubscriptionRequest;
import dev.weir.v1.GetSubscriptionRequest;
import dev.weir.v1.GetSubscriptionResponse;
import dev.weir.v1.ListSubscriptionsRequest;
import dev.weir.v1.ListSubscriptionsResponse;
import dev.weir.v1.Notification;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.StartPoint;
import dev.weir.v1.Subscription;
import dev.weir.v1.SubscriptionServiceGrpc;
import dev.weir.v1.UpdateSubscriptionRequest;
import dev.weir.v1.UpdateSubscriptionResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The subscriptions of a server, and the ways to get notifications: {@link #consumer} for a service that handles each
 * one, {@link #read} to look at them without moving a cursor, {@link #pullAsync} and {@link #acknowledgeAsync} where no
 * stream can be kept open.
 *
 * <p>Feeds and subscriptions are named by their ids or in full; a subscription alone is named in full. Errors are
 * {@link WeirException}s.
 */
public final class Subscriptions {
    private final Connection connection;

    Subscriptions(Connection connection) {
        this.connection = connection;
    }

    /** Begins a subscription of this name. */
    public static SubscriptionBuilder subscription(String name) {
        return new SubscriptionBuilder(name);
    }

    /** Begins a subscription for which the server picks a name. */
    public static SubscriptionBuilder subscription() {
        return new SubscriptionBuilder("");
    }

    /** Makes a subscription that begins behind the newest event. */
    public Subscription create(String feed, Subscription subscription) {
        return create(feed, subscription, StartPoints.latest());
    }

    /** Makes a subscription that begins at this point. */
    public Subscription create(String feed, Subscription subscription, StartPoint start) {
        return await(createAsync(CreateSubscriptionRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setSubscription(named(feed, subscription))
                .setStart(start)
                .build()));
    }

    /**
     * As {@link #create(String, Subscription)}, with all that the contract allows; a request id is added if need be.
     */
    public CompletableFuture<Subscription> createAsync(CreateSubscriptionRequest request) {
        return connection.changing(
                SubscriptionServiceGrpc.getCreateSubscriptionMethod(),
                request,
                CreateSubscriptionResponse::getSubscription);
    }

    /** Gives a subscription. */
    public Subscription get(String feed, String subscription) {
        return await(getAsync(feed, subscription));
    }

    /** As {@link #get}, without waiting. */
    public CompletableFuture<Subscription> getAsync(String feed, String subscription) {
        GetSubscriptionRequest request = GetSubscriptionRequest.newBuilder()
                .setName(Names.subscription(feed, subscription))
                .build();
        return connection.repeatable(
                SubscriptionServiceGrpc.getGetSubscriptionMethod(), request, GetSubscriptionResponse::getSubscription);
    }

    /** All subscriptions of a feed, by name. */
    public Pages<Subscription> list(String feed) {
        String parent = Names.feed(feed);
        return new Pages<>(token -> {
            ListSubscriptionsResponse page = await(listAsync(ListSubscriptionsRequest.newBuilder()
                    .setParent(parent)
                    .setPageToken(token)
                    .build()));
            return new Pages.Page<>(page.getSubscriptionsList(), page.getNextPageToken());
        });
    }

    /** One page of subscriptions. */
    public CompletableFuture<ListSubscriptionsResponse> listAsync(ListSubscriptionsRequest request) {
        return connection.repeatable(
                SubscriptionServiceGrpc.getListSubscriptionsMethod(), request, Function.identity());
    }

    /**
     * Changes what is set in {@code subscription}; with an etag in it, only if nobody was faster: else ABORTED. Not
     * tried again by itself, since the contract has no request id here.
     */
    public Subscription update(String feed, Subscription subscription) {
        return await(updateAsync(UpdateSubscriptionRequest.newBuilder()
                .setSubscription(named(feed, subscription))
                .setEtag(subscription.getEtag())
                .build()));
    }

    /** As {@link #update}, with all that the contract allows. */
    public CompletableFuture<Subscription> updateAsync(UpdateSubscriptionRequest request) {
        return connection.once(
                SubscriptionServiceGrpc.getUpdateSubscriptionMethod(),
                request,
                UpdateSubscriptionResponse::getSubscription);
    }

    /** Deletes a subscription. Not tried again by itself, since the contract has no request id here. */
    public void delete(String feed, String subscription) {
        await(deleteAsync(feed, subscription));
    }

    /** As {@link #delete}, without waiting. */
    public CompletableFuture<Void> deleteAsync(String feed, String subscription) {
        return deleteAsync(DeleteSubscriptionRequest.newBuilder()
                .setName(Names.subscription(feed, subscription))
                .build());
    }

    /** As {@link #delete}, with all that the contract allows. */
    public CompletableFuture<Void> deleteAsync(DeleteSubscriptionRequest request) {
        return connection.once(SubscriptionServiceGrpc.getDeleteSubscriptionMethod(), request, response -> null);
    }

    /** Begins a consumer of a subscription, named in full. */
    public ConsumerBuilder consumer(String subscription) {
        return new ConsumerBuilder(connection, Names.subscription(subscription));
    }

    /** Begins a consumer of a subscription. */
    public ConsumerBuilder consumer(String feed, String subscription) {
        return new ConsumerBuilder(connection, Names.subscription(feed, subscription));
    }

    /**
     * Reads notifications without moving a stored cursor: of a subscription or of a query, up to the head of the log
     * or, with {@code follow}, on and on. To be closed. A broken connection is made again, and the reading goes on
     * without a gap or a repeat.
     */
    public EventReader<Notification> read(ReadNotificationsRequest request) {
        return NotificationReads.open(connection, request);
    }

    /** Reads the notifications of a subscription, named in full, up to the head of the log. */
    public EventReader<Notification> read(String subscription, StartPoint from) {
        return read(ReadNotificationsRequest.newBuilder()
                .setSubscription(Names.subscription(subscription))
                .setFrom(from)
                .build());
    }

    /** Gives the notifications behind the last acknowledged one, waiting so long for the first. */
    public PullNotificationsResponse pull(String subscription, int maxNotifications, Duration wait) {
        return await(pullAsync(PullNotificationsRequest.newBuilder()
                .setSubscription(Names.subscription(subscription))
                .setMaxNotifications(maxNotifications)
                .setWait(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(wait.getSeconds())
                        .setNanos(wait.getNano()))
                .build()));
    }

    /** As {@link #pull}, with all that the contract allows. */
    public CompletableFuture<PullNotificationsResponse> pullAsync(PullNotificationsRequest request) {
        Duration wait = Duration.ofSeconds(
                request.getWait().getSeconds(), request.getWait().getNanos());
        return connection.repeatable(
                SubscriptionServiceGrpc.getPullNotificationsMethod(), request, wait, Function.identity());
    }

    /**
     * Acknowledges everything up to a token: when this returns, that is on disk.
     *
     * @return the stored token: this one, or a later one that was stored before
     */
    public String acknowledge(String subscription, String token) {
        return await(acknowledgeAsync(subscription, token));
    }

    /** As {@link #acknowledge}, without waiting. */
    public CompletableFuture<String> acknowledgeAsync(String subscription, String token) {
        return acknowledge(connection, Names.subscription(subscription), token);
    }

    static CompletableFuture<String> acknowledge(Connection connection, String subscription, String token) {
        AcknowledgeNotificationsRequest request = AcknowledgeNotificationsRequest.newBuilder()
                .setSubscription(subscription)
                .setToken(token)
                .build();
        return connection.repeatable(
                SubscriptionServiceGrpc.getAcknowledgeNotificationsMethod(),
                request,
                AcknowledgeNotificationsResponse::getStoredToken);
    }

    private static Subscription named(String feed, Subscription subscription) {
        return subscription.getName().isEmpty()
                ? subscription
                : subscription.toBuilder()
                        .setName(Names.subscription(feed, subscription.getName()))
                        .build();
    }
}
