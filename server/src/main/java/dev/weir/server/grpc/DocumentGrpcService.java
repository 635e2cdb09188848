package dev.weir.server.grpc;

import dev.weir.server.contract.DocumentConverter;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.contract.Times;
import dev.weir.server.feed.DocumentCommands;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.Feeds;
import dev.weir.server.feed.Outcome;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.GetDocumentRequest;
import dev.weir.v1.GetDocumentResponse;
import dev.weir.v1.PercolateRequest;
import dev.weir.v1.PercolateResponse;
import dev.weir.v1.PublishDocumentRequest;
import dev.weir.v1.PublishDocumentResponse;
import dev.weir.v1.PublishDocumentsRequest;
import dev.weir.v1.PublishDocumentsResponse;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.ReadDocumentsResponse;
import dev.weir.v1.RetractDocumentRequest;
import dev.weir.v1.RetractDocumentResponse;
import io.grpc.stub.StreamObserver;

/** {@code weir.v1.DocumentService}. */
public final class DocumentGrpcService extends DocumentServiceGrpc.DocumentServiceImplBase {
    private static final String PARENT = "parent";

    private final Feeds feeds;
    private final ItemStreams streams;
    private final int publishInFlightMax;
    private final InFlightBytes inFlight;

    /**
     * Serves the documents of all feeds.
     *
     * @param streams takes the streams that this opens
     * @param publishInFlightMax how many items of one publish stream are taken in before the first of them is answered
     * @param publishBytesInFlightMax how many bytes documents in calls of their own may have until they are answered
     */
    public DocumentGrpcService(Feeds feeds, ItemStreams streams, int publishInFlightMax, long publishBytesInFlightMax) {
        this.feeds = feeds;
        this.streams = streams;
        this.inFlight = new InFlightBytes(publishBytesInFlightMax);
        this.publishInFlightMax = publishInFlightMax;
    }

    @Override
    public void publishDocument(PublishDocumentRequest request, StreamObserver<PublishDocumentResponse> call) {
        Unary.answer(
                call,
                () -> inFlight.hold(request.getSerializedSize(), () -> {
                    Feed feed = feeds.require(ResourceName.feedId(request.getParent(), PARENT));
                    DocumentCommands.checkLevel(request.getAckLevel());
                    return InField.of("document", () -> {
                        if (request.getValidateOnly()) {
                            feed.documents().check(request.getDocument());
                            return PublishDocumentResponse.getDefaultInstance();
                        }
                        Outcome outcome = feed.documents()
                                .impatient()
                                .publish(request.getDocument(), request.getRequestId(), request.getAckLevel())
                                .join();
                        return PublishDocumentResponse.newBuilder()
                                .setPosition(outcome.position())
                                .setPublishTime(Times.timestamp(outcome.publishTimeMs()))
                                .setHitCount(outcome.hitCount())
                                .build();
                    });
                }));
    }

    @Override
    public StreamObserver<PublishDocumentsRequest> publishDocuments(StreamObserver<PublishDocumentsResponse> call) {
        return ItemStream.open(streams, call, publishInFlightMax, new PublishStream(feeds));
    }

    @Override
    public void retractDocument(RetractDocumentRequest request, StreamObserver<RetractDocumentResponse> call) {
        Unary.answer(call, () -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getParent(), PARENT));
            if (request.getValidateOnly()) {
                feed.documents().checkRetraction(request.getKey());
                return RetractDocumentResponse.getDefaultInstance();
            }
            Outcome outcome = feed.documents()
                    .impatient()
                    .retract(request.getKey(), request.getRequestId(), request.getAckLevel())
                    .join();
            return RetractDocumentResponse.newBuilder()
                    .setPosition(outcome.position())
                    .setLeaveCount(outcome.hitCount())
                    .build();
        });
    }

    @Override
    public void getDocument(GetDocumentRequest request, StreamObserver<GetDocumentResponse> call) {
        Unary.answer(call, () -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getParent(), PARENT));
            String key = DocumentConverter.requireKey(request.getKey(), "key");
            return GetDocumentResponse.newBuilder()
                    .setDocument(DocumentReads.version(feed, key, request.getPosition()))
                    .build();
        });
    }

    @Override
    public void readDocuments(ReadDocumentsRequest request, StreamObserver<ReadDocumentsResponse> call) {
        ServerStream.answer(call, stream -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getParent(), PARENT));
            DocumentReads.read(feed, request, stream);
        });
    }

    @Override
    public void percolate(PercolateRequest request, StreamObserver<PercolateResponse> call) {
        ServerStream.answer(call, stream -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getParent(), PARENT));
            Percolations.percolate(feed, request, stream);
        });
    }
}
