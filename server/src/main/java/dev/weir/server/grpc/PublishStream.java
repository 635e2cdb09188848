package dev.weir.server.grpc;

import dev.weir.server.contract.DocumentConverter;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.DocumentCommands;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.Feeds;
import dev.weir.server.feed.Outcome;
import dev.weir.v1.ItemStatus;
import dev.weir.v1.PublishDocumentsRequest;
import dev.weir.v1.PublishDocumentsResponse;
import dev.weir.v1.PublishStart;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One publish stream. */
final class PublishStream implements ItemStream.Handler<PublishDocumentsRequest, PublishDocumentsResponse> {
    private final Feeds feeds;
    private @Nullable Feed feed;
    private long nextIndex;

    PublishStream(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Optional<CompletableFuture<PublishDocumentsResponse>> take(PublishDocumentsRequest message) {
        return switch (message.getMessageCase()) {
            case START -> {
                begin(message.getStart());
                yield Optional.empty();
            }
            case DOCUMENT -> {
                Feed into = requireFeed();
                yield Optional.of(item(() -> publish(into, message)));
            }
            case RETRACT_KEY -> {
                Feed into = requireFeed();
                String key = message.getRetractKey();
                yield Optional.of(item(() -> into.documents()
                        .retract(
                                DocumentConverter.requireKey(key, "retract_key"),
                                message.getRequestId(),
                                message.getAckLevel())));
            }
            case MESSAGE_NOT_SET ->
                throw WeirException.invalid(
                        "message", "is not set: send start first, then document or retract_key for each item");
        };
    }

    private static CompletableFuture<Outcome> publish(Feed into, PublishDocumentsRequest message) {
        DocumentCommands.checkLevel(message.getAckLevel());
        return InField.ofAnswer("document", () -> into.documents()
                .publish(message.getDocument(), message.getRequestId(), message.getAckLevel()));
    }

    private void begin(PublishStart start) {
        if (feed != null) {
            throw WeirException.invalid("start", "came a second time: it is the first message only");
        }
        feed = feeds.require(ResourceName.feedId(start.getParent(), "start.parent"));
    }

    private Feed requireFeed() {
        if (feed == null) {
            throw WeirException.invalid("start", "is missing: the first message names the feed");
        }
        return feed;
    }

    private CompletableFuture<PublishDocumentsResponse> item(Supplier<CompletableFuture<Outcome>> submission) {
        long index = nextIndex++;
        try {
            return submission
                    .get()
                    .handle((outcome, failed) -> failed == null ? answer(index, outcome) : refuse(index, failed));
        } catch (WeirException e) {
            return CompletableFuture.completedFuture(refuse(index, e));
        }
    }

    private static PublishDocumentsResponse answer(long index, Outcome outcome) {
        return PublishDocumentsResponse.newBuilder()
                .setIndex(index)
                .setStatus(ItemStatus.getDefaultInstance())
                .setPosition(outcome.position())
                .setPublishTime(Times.timestamp(outcome.publishTimeMs()))
                .setHitCount(outcome.hitCount())
                .build();
    }

    private static PublishDocumentsResponse refuse(long index, Throwable error) {
        return PublishDocumentsResponse.newBuilder()
                .setIndex(index)
                .setStatus(GrpcErrors.toItem(error))
                .build();
    }
}
