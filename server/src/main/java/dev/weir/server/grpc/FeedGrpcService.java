package dev.weir.server.grpc;

import com.google.protobuf.FieldMask;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.Feeds;
import dev.weir.v1.CreateFeedRequest;
import dev.weir.v1.CreateFeedResponse;
import dev.weir.v1.DeleteFeedRequest;
import dev.weir.v1.DeleteFeedResponse;
import dev.weir.v1.FeedServiceGrpc;
import dev.weir.v1.GetFeedRequest;
import dev.weir.v1.GetFeedResponse;
import dev.weir.v1.ListFeedsRequest;
import dev.weir.v1.ListFeedsResponse;
import dev.weir.v1.Retention;
import dev.weir.v1.Schema;
import dev.weir.v1.UpdateFeedRequest;
import dev.weir.v1.UpdateFeedResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** {@code weir.v1.FeedService}. */
public final class FeedGrpcService extends FeedServiceGrpc.FeedServiceImplBase {
    private static final String SCHEMA = "schema";
    private static final String RETENTION = "retention";
    private static final String FIELDS = "schema.fields";
    private static final String IGNORE_UNKNOWN = "schema.ignore_unknown_fields";

    private final Feeds feeds;

    public FeedGrpcService(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public void createFeed(CreateFeedRequest request, StreamObserver<CreateFeedResponse> call) {
        Unary.answer(call, () -> {
            dev.weir.v1.Feed feed = InField.of(
                    "feed",
                    () -> request.getValidateOnly()
                            ? feeds.check(request.getFeed())
                            : feeds.create(request.getFeed(), request.getRequestId()));
            return CreateFeedResponse.newBuilder().setFeed(feed).build();
        });
    }

    @Override
    public void getFeed(GetFeedRequest request, StreamObserver<GetFeedResponse> call) {
        Unary.answer(call, () -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getName(), "name"));
            return GetFeedResponse.newBuilder().setFeed(feed.describe()).build();
        });
    }

    @Override
    public void listFeeds(ListFeedsRequest request, StreamObserver<ListFeedsResponse> call) {
        Unary.answer(call, () -> {
            Pages.Page<dev.weir.v1.Feed> page = Pages.page(
                    "feeds",
                    request.getPageSize(),
                    request.getPageToken(),
                    id -> feeds.after(id).map(Feed::describe),
                    feed -> ResourceName.feedId(feed.getName(), "name"));
            return ListFeedsResponse.newBuilder()
                    .addAllFeeds(page.items())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public void updateFeed(UpdateFeedRequest request, StreamObserver<UpdateFeedResponse> call) {
        Unary.answer(call, () -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getFeed().getName(), "feed.name"));
            if (request.getUpdateMask().getPathsList().contains(RETENTION)) {
                return retain(feed, request);
            }
            Schema schema = merge(feed.schema().contract(), request);
            return InField.of("feed", () -> update(feed, schema, request));
        });
    }

    private static UpdateFeedResponse retain(Feed feed, UpdateFeedRequest request) {
        if (request.getUpdateMask().getPathsCount() > 1) {
            throw WeirException.invalid(
                    "update_mask", "has \"retention\" with other paths: change it in a request of its own");
        }
        Retention retention = request.getFeed().getRetention();
        return InField.of("feed", () -> {
            if (request.getValidateOnly()) {
                feed.retention().check(retention, request.getEtag());
                return UpdateFeedResponse.newBuilder()
                        .setFeed(feed.describe().toBuilder().setRetention(retention))
                        .build();
            }
            feed.retention()
                    .change(retention, request.getEtag(), request.getRequestId())
                    .join();
            return UpdateFeedResponse.newBuilder().setFeed(feed.describe()).build();
        });
    }

    private static UpdateFeedResponse update(Feed feed, Schema schema, UpdateFeedRequest request) {
        if (request.getValidateOnly()) {
            feed.schemas().check(schema, request.getEtag());
            return UpdateFeedResponse.newBuilder()
                    .setFeed(feed.describe().toBuilder().setSchema(schema))
                    .build();
        }
        feed.schemas().extend(schema, request.getEtag(), request.getRequestId()).join();
        return UpdateFeedResponse.newBuilder().setFeed(feed.describe()).build();
    }

    private static Schema merge(Schema present, UpdateFeedRequest request) {
        FieldMask mask = request.getUpdateMask();
        Schema wanted = request.getFeed().getSchema();
        List<String> paths = mask.getPathsCount() == 0 ? List.of(SCHEMA) : mask.getPathsList();
        Schema.Builder merged = present.toBuilder();
        for (String path : paths) {
            switch (path) {
                case SCHEMA ->
                    merged.clear()
                            .mergeFrom(wanted)
                            .clearDefaultFields()
                            .addAllDefaultFields(
                                    wanted.getDefaultFieldsCount() == 0
                                            ? present.getDefaultFieldsList()
                                            : wanted.getDefaultFieldsList());
                case FIELDS -> merged.clearFields().addAllFields(wanted.getFieldsList());
                case IGNORE_UNKNOWN -> merged.setIgnoreUnknownFields(wanted.getIgnoreUnknownFields());
                default ->
                    throw WeirException.invalid(
                            "update_mask",
                            "\"" + path + "\" cannot be changed: use " + SCHEMA + ", " + FIELDS + ", " + IGNORE_UNKNOWN
                                    + " or " + RETENTION);
            }
        }
        return merged.build();
    }

    @Override
    public void deleteFeed(DeleteFeedRequest request, StreamObserver<DeleteFeedResponse> call) {
        Unary.answer(call, () -> {
            String id = ResourceName.feedId(request.getName(), "name");
            if (request.getValidateOnly()) {
                feeds.checkDeletion(id, request.getEtag());
            } else {
                feeds.delete(id, request.getEtag(), request.getRequestId());
            }
            return DeleteFeedResponse.getDefaultInstance();
        });
    }
}
