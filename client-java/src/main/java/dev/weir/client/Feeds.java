package dev.weir.client;

import static dev.weir.client.Connection.await;

import dev.weir.v1.CreateFeedRequest;
import dev.weir.v1.CreateFeedResponse;
import dev.weir.v1.DeleteFeedRequest;
import dev.weir.v1.Feed;
import dev.weir.v1.FeedServiceGrpc;
import dev.weir.v1.GetFeedRequest;
import dev.weir.v1.GetFeedResponse;
import dev.weir.v1.ListFeedsRequest;
import dev.weir.v1.ListFeedsResponse;
import dev.weir.v1.UpdateFeedRequest;
import dev.weir.v1.UpdateFeedResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The feeds of a server. A feed is named by its id or in full; errors are {@link WeirException}s. */
public final class Feeds {
    private final Connection connection;

    Feeds(Connection connection) {
        this.connection = connection;
    }

    /** Begins a feed of this name. */
    public static FeedBuilder feed(String name) {
        return new FeedBuilder(Names.feed(name));
    }

    /** Makes a feed. */
    public Feed create(Feed feed) {
        return await(createAsync(feed));
    }

    /** As {@link #create(Feed)}, without waiting. */
    public CompletableFuture<Feed> createAsync(Feed feed) {
        return createAsync(CreateFeedRequest.newBuilder()
                .setFeed(feed.toBuilder().setName(Names.feed(feed.getName())))
                .build());
    }

    /** As {@link #create(Feed)}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<Feed> createAsync(CreateFeedRequest request) {
        return connection.changing(FeedServiceGrpc.getCreateFeedMethod(), request, CreateFeedResponse::getFeed);
    }

    /** Gives a feed. */
    public Feed get(String feed) {
        return await(getAsync(feed));
    }

    /** As {@link #get}, without waiting. */
    public CompletableFuture<Feed> getAsync(String feed) {
        GetFeedRequest request =
                GetFeedRequest.newBuilder().setName(Names.feed(feed)).build();
        return connection.repeatable(FeedServiceGrpc.getGetFeedMethod(), request, GetFeedResponse::getFeed);
    }

    /** All feeds, by name. */
    public Pages<Feed> list() {
        return new Pages<>(token -> {
            ListFeedsResponse page = await(
                    listAsync(ListFeedsRequest.newBuilder().setPageToken(token).build()));
            return new Pages.Page<>(page.getFeedsList(), page.getNextPageToken());
        });
    }

    /** One page of feeds. */
    public CompletableFuture<ListFeedsResponse> listAsync(ListFeedsRequest request) {
        return connection.repeatable(FeedServiceGrpc.getListFeedsMethod(), request, Function.identity());
    }

    /** Adds fields: {@code feed} has the whole new schema, and the etag that was last seen, or none for no check. */
    public Feed update(Feed feed) {
        return await(updateAsync(feed));
    }

    /** As {@link #update(Feed)}, without waiting. */
    public CompletableFuture<Feed> updateAsync(Feed feed) {
        return updateAsync(UpdateFeedRequest.newBuilder()
                .setFeed(feed.toBuilder().setName(Names.feed(feed.getName())))
                .setEtag(feed.getEtag())
                .build());
    }

    /** As {@link #update(Feed)}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<Feed> updateAsync(UpdateFeedRequest request) {
        return connection.changing(FeedServiceGrpc.getUpdateFeedMethod(), request, UpdateFeedResponse::getFeed);
    }

    /** Deletes a feed with all that is in it. */
    public void delete(String feed) {
        await(deleteAsync(feed));
    }

    /** As {@link #delete}, without waiting. */
    public CompletableFuture<Void> deleteAsync(String feed) {
        return deleteAsync(
                DeleteFeedRequest.newBuilder().setName(Names.feed(feed)).build());
    }

    /** As {@link #delete}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<Void> deleteAsync(DeleteFeedRequest request) {
        return connection.changing(FeedServiceGrpc.getDeleteFeedMethod(), request, response -> null);
    }
}
