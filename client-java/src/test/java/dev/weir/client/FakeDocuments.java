package dev.weir.client;

import com.google.protobuf.Timestamp;
import dev.weir.v1.Document;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.ItemStatus;
import dev.weir.v1.Notification;
import dev.weir.v1.PercolateMatch;
import dev.weir.v1.PercolateRequest;
import dev.weir.v1.PercolateResponse;
import dev.weir.v1.PublishDocumentRequest;
import dev.weir.v1.PublishDocumentResponse;
import dev.weir.v1.PublishDocumentsRequest;
import dev.weir.v1.PublishDocumentsResponse;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.ReadDocumentsResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Documents in memory. Each document becomes one notification. Request ids are remembered, so a repeat stores nothing.
 * A document with a field {@code bad} is refused.
 */
public final class FakeDocuments extends DocumentServiceGrpc.DocumentServiceImplBase {
    final List<Document> log = new ArrayList<>();
    private final Map<String, Document> byRequestId = new HashMap<>();
    private final FakeFeeds feeds;
    private final FakeSubscriptions subscriptions;

    /**
     * The streams break, one after the other, when so many items have arrived; all of them are stored, and the last
     * half of them is not answered.
     */
    final Deque<Integer> breakStreamsAfter = new ArrayDeque<>();

    /** The next items are answered with UNAVAILABLE and not stored. */
    int unavailableItems;
    /** Items that arrive are stored but not answered while this is true. */
    volatile boolean withholdAnswers;
    /** Told, at each item, how many are stored and not answered. */
    volatile IntConsumer onItem = unanswered -> {};

    int repeats;
    int streams;

    FakeDocuments(FakeFeeds feeds, FakeSubscriptions subscriptions) {
        this.feeds = feeds;
        this.subscriptions = subscriptions;
    }

    private synchronized Document store(Document document, String requestId) {
        Document known = byRequestId.get(requestId);
        if (known != null) {
            repeats++;
            return known;
        }
        long position = log.size() + 1L;
        Document stored = document.toBuilder()
                .setPosition(position)
                .setPublishTime(Timestamp.newBuilder().setSeconds(position))
                .build();
        log.add(stored);
        byRequestId.put(requestId, stored);
        subscriptions.add(Notification.newBuilder()
                .setId("n" + position)
                .setKind(Notification.Kind.KIND_ENTER)
                .setSavedSearch("feeds/news/savedSearches/all")
                .setDocumentKey(document.getKey())
                .setPosition(position)
                .build());
        return stored;
    }

    @Override
    public void publishDocument(PublishDocumentRequest request, StreamObserver<PublishDocumentResponse> observer) {
        Document stored = store(request.getDocument(), request.getRequestId());
        observer.onNext(PublishDocumentResponse.newBuilder()
                .setPosition(stored.getPosition())
                .setPublishTime(stored.getPublishTime())
                .setHitCount(1)
                .build());
        observer.onCompleted();
    }

    @Override
    public StreamObserver<PublishDocumentsRequest> publishDocuments(StreamObserver<PublishDocumentsResponse> observer) {
        synchronized (this) {
            streams++;
        }
        return new PublishStream(observer);
    }

    @Override
    public void readDocuments(ReadDocumentsRequest request, StreamObserver<ReadDocumentsResponse> observer) {
        List<Document> from;
        synchronized (this) {
            from = List.copyOf(log.subList((int) Math.max(0, request.getFrom().getPosition() - 1), log.size()));
        }
        int sent = 0;
        Integer breakAfter = breakStreamsAfter.poll();
        for (Document document : from) {
            if (breakAfter != null && sent == breakAfter) {
                observer.onError(Status.UNAVAILABLE.asRuntimeException());
                return;
            }
            observer.onNext(
                    ReadDocumentsResponse.newBuilder().setDocument(document).build());
            sent++;
        }
        observer.onCompleted();
    }

    @Override
    public void percolate(PercolateRequest request, StreamObserver<PercolateResponse> observer) {
        observer.onNext(PercolateResponse.newBuilder()
                .addMatches(PercolateMatch.newBuilder().setSavedSearch("feeds/news/savedSearches/a"))
                .build());
        observer.onNext(PercolateResponse.newBuilder()
                .addMatches(PercolateMatch.newBuilder().setSavedSearch("feeds/news/savedSearches/b"))
                .setPosition(7)
                .build());
        observer.onCompleted();
    }

    private final class PublishStream implements StreamObserver<PublishDocumentsRequest> {
        private final StreamObserver<PublishDocumentsResponse> observer;
        private final List<PublishDocumentsResponse> unanswered = new ArrayList<>();
        private final Integer breakAfter;
        private long index;
        private boolean started;

        PublishStream(StreamObserver<PublishDocumentsResponse> observer) {
            this.observer = observer;
            Integer next = breakStreamsAfter.poll();
            this.breakAfter = next == null ? Integer.valueOf(-1) : next;
        }

        @Override
        public void onNext(PublishDocumentsRequest message) {
            if (!started) {
                started = true;
                try {
                    feeds.require(message.getStart().getParent());
                } catch (RuntimeException e) {
                    observer.onError(e);
                }
                return;
            }
            unanswered.add(item(message));
            onItem.accept(unanswered.size());
            if (breakAfter > 0) {
                if (index == breakAfter) {
                    unanswered.subList(0, unanswered.size() / 2).forEach(observer::onNext);
                    observer.onError(Status.UNAVAILABLE
                            .withDescription("broken on purpose")
                            .asRuntimeException());
                }
            } else if (!withholdAnswers) {
                unanswered.forEach(observer::onNext);
                unanswered.clear();
            }
        }

        private PublishDocumentsResponse item(PublishDocumentsRequest message) {
            PublishDocumentsResponse.Builder answer =
                    PublishDocumentsResponse.newBuilder().setIndex(index++);
            if (unavailableItems > 0) {
                unavailableItems--;
                return answer.setStatus(ItemStatus.newBuilder()
                                .setCode(Status.Code.UNAVAILABLE.value())
                                .setMessage("the disk is full"))
                        .build();
            }
            if (message.getDocument().containsFields("bad")) {
                return answer.setStatus(ItemStatus.newBuilder()
                                .setCode(Status.Code.INVALID_ARGUMENT.value())
                                .setMessage("the document has a field \"bad\", which the feed does not have")
                                .addDetails(FakeWeir.violation("document.fields.bad", "the feed has no such field")))
                        .build();
            }
            Document document = message.hasDocument()
                    ? message.getDocument()
                    : Document.newBuilder().setKey(message.getRetractKey()).build();
            Document stored = store(document, message.getRequestId());
            return answer.setStatus(ItemStatus.getDefaultInstance())
                    .setPosition(stored.getPosition())
                    .setPublishTime(stored.getPublishTime())
                    .setHitCount(1)
                    .build();
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {
            observer.onCompleted();
        }
    }
}
