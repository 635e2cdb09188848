package dev.weir.client;

import dev.weir.v1.CreateFeedRequest;
import dev.weir.v1.CreateFeedResponse;
import dev.weir.v1.DeleteFeedRequest;
import dev.weir.v1.DeleteFeedResponse;
import dev.weir.v1.Feed;
import dev.weir.v1.FeedServiceGrpc;
import dev.weir.v1.GetFeedRequest;
import dev.weir.v1.GetFeedResponse;
import dev.weir.v1.ListFeedsRequest;
import dev.weir.v1.ListFeedsResponse;
import dev.weir.v1.UpdateFeedRequest;
import dev.weir.v1.UpdateFeedResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Feeds in memory. Pages are of two, so that paging is seen. */
public final class FakeFeeds extends FeedServiceGrpc.FeedServiceImplBase {
    private static final int PAGE = 2;

    final Map<String, Feed> feeds = new TreeMap<>();
    final List<String> requestIds = new ArrayList<>();
    final List<String> deletions = new ArrayList<>();
    final Deque<RuntimeException> failures = new ArrayDeque<>();
    int calls;

    public synchronized Feed require(String name) {
        Feed feed = feeds.get(name);
        if (feed == null) {
            throw Status.NOT_FOUND
                    .withDescription("there is no " + name + "; see ListFeeds")
                    .asRuntimeException();
        }
        return feed;
    }

    /** The next calls fail with these. */
    synchronized void failNext(RuntimeException... next) {
        failures.addAll(List.of(next));
    }

    private <T> void answer(StreamObserver<T> observer, java.util.function.Supplier<T> work) {
        try {
            T answer;
            synchronized (this) {
                calls++;
                RuntimeException failure = failures.poll();
                if (failure != null) {
                    throw failure;
                }
                answer = work.get();
            }
            observer.onNext(answer);
            observer.onCompleted();
        } catch (RuntimeException e) {
            observer.onError(e);
        }
    }

    @Override
    public void createFeed(CreateFeedRequest request, StreamObserver<CreateFeedResponse> observer) {
        answer(observer, () -> {
            requestIds.add(request.getRequestId());
            if (feeds.containsKey(request.getFeed().getName())) {
                throw Status.ALREADY_EXISTS
                        .withDescription(request.getFeed().getName() + " is there already")
                        .asRuntimeException();
            }
            Feed feed = request.getFeed().toBuilder().setEtag("1").build();
            if (!request.getValidateOnly()) {
                feeds.put(feed.getName(), feed);
            }
            return CreateFeedResponse.newBuilder().setFeed(feed).build();
        });
    }

    @Override
    public void getFeed(GetFeedRequest request, StreamObserver<GetFeedResponse> observer) {
        answer(observer, () -> GetFeedResponse.newBuilder()
                .setFeed(require(request.getName()))
                .build());
    }

    @Override
    public void listFeeds(ListFeedsRequest request, StreamObserver<ListFeedsResponse> observer) {
        answer(observer, () -> {
            List<Feed> all = new ArrayList<>(feeds.values());
            int from = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
            int to = Math.min(all.size(), from + PAGE);
            return ListFeedsResponse.newBuilder()
                    .addAllFeeds(all.subList(from, to))
                    .setNextPageToken(to < all.size() ? to + "" : "")
                    .build();
        });
    }

    @Override
    public void updateFeed(UpdateFeedRequest request, StreamObserver<UpdateFeedResponse> observer) {
        answer(observer, () -> {
            Feed known = require(request.getFeed().getName());
            if (!request.getEtag().isEmpty() && !request.getEtag().equals(known.getEtag())) {
                throw Status.ABORTED
                        .withDescription("the feed has changed since")
                        .asRuntimeException();
            }
            feeds.put(known.getName(), request.getFeed());
            return UpdateFeedResponse.newBuilder().setFeed(request.getFeed()).build();
        });
    }

    @Override
    public synchronized void deleteFeed(DeleteFeedRequest request, StreamObserver<DeleteFeedResponse> observer) {
        deletions.add(request.getRequestId());
        answer(observer, () -> {
            feeds.remove(require(request.getName()).getName());
            return DeleteFeedResponse.getDefaultInstance();
        });
    }
}
