package dev.weir.client;

import static dev.weir.client.Connection.await;

import dev.weir.v1.Document;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.GetDocumentRequest;
import dev.weir.v1.GetDocumentResponse;
import dev.weir.v1.PercolateRequest;
import dev.weir.v1.PublishDocumentRequest;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.ReadDocumentsResponse;
import dev.weir.v1.RetractDocumentRequest;
import dev.weir.v1.RetractDocumentResponse;
import dev.weir.v1.StartPoint;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The documents of a server. Feeds are named by their ids or in full; errors are {@link WeirException}s. */
public final class Documents {
    private final Connection connection;

    Documents(Connection connection) {
        this.connection = connection;
    }

    /** Begins a document of this key. */
    public static DocumentBuilder document(String key) {
        return new DocumentBuilder(key);
    }

    /** Publishes one document: when this returns it is on disk, with its hits. For many use {@link #publisher}. */
    public PublishResult publish(String feed, Document document) {
        return await(publishAsync(feed, document));
    }

    /** As {@link #publish}, without waiting. */
    public CompletableFuture<PublishResult> publishAsync(String feed, Document document) {
        return publishAsync(PublishDocumentRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setDocument(document)
                .build());
    }

    /** As {@link #publish}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<PublishResult> publishAsync(PublishDocumentRequest request) {
        return connection.changing(
                DocumentServiceGrpc.getPublishDocumentMethod(),
                request,
                response ->
                        PublishResult.of(response.getPosition(), response.getPublishTime(), response.getHitCount()));
    }

    /** Takes a document back: searches that matched its last version are told LEAVE. */
    public RetractDocumentResponse retract(String feed, String key) {
        return await(retractAsync(feed, key));
    }

    /** As {@link #retract}, without waiting. */
    public CompletableFuture<RetractDocumentResponse> retractAsync(String feed, String key) {
        return retractAsync(RetractDocumentRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setKey(key)
                .build());
    }

    /** As {@link #retract}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<RetractDocumentResponse> retractAsync(RetractDocumentRequest request) {
        return connection.changing(DocumentServiceGrpc.getRetractDocumentMethod(), request, Function.identity());
    }

    /** Gives the version of a document that stands now. */
    public Document get(String feed, String key) {
        return await(getAsync(feed, key, 0));
    }

    /** As {@link #get}, without waiting; {@code position} is that of the version, 0 for the one that stands now. */
    public CompletableFuture<Document> getAsync(String feed, String key, long position) {
        GetDocumentRequest request = GetDocumentRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setKey(key)
                .setPosition(position)
                .build();
        return connection.repeatable(
                DocumentServiceGrpc.getGetDocumentMethod(), request, GetDocumentResponse::getDocument);
    }

    /**
     * Reads the documents and retractions of the log, in order, up to its head now. To be closed; for one thread. A
     * broken connection is made again and the reading goes on behind the last event.
     */
    public EventReader<ReadDocumentsResponse> read(String feed, StartPoint from) {
        return DocumentReads.open(
                connection,
                ReadDocumentsRequest.newBuilder()
                        .setParent(Names.feed(feed))
                        .setFrom(from)
                        .build());
    }

    /** Tells which searches match a document; nothing is stored. */
    public Percolation percolate(String feed, Document document) {
        return percolate(PercolateRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setDocument(document)
                .build());
    }

    /** As {@link #percolate(String, Document)}, with all that the contract allows. */
    public Percolation percolate(PercolateRequest request) {
        return Percolation.of(connection, request);
    }

    /** Begins a publisher, which publishes many documents through one stream. */
    public Publisher.Builder publisher(String feed) {
        return new Publisher.Builder(connection, Names.feed(feed));
    }
}
