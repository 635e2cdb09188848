package dev.weir.server.feed;

import dev.weir.server.contract.DocumentConverter;
import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.v1.Document;
import java.util.concurrent.CompletableFuture;

/** Requests on a feed's documents: checks them and hands them to the sequencer. Safe for many threads. */
public final class DocumentCommands {
    private final Feed feed;
    private final int bytesMax;

    DocumentCommands(Feed feed, int bytesMax) {
        this.feed = feed;
        this.bytesMax = bytesMax;
    }

    /**
     * Publishes a document; waits while too many are waiting.
     *
     * @return completes once it is on disk with its hits
     * @throws WeirException when it does not fit the schema; field paths start at the document
     */
    public CompletableFuture<Outcome> publish(Document document, String requestId) {
        RequestId request = RequestId.of(requestId, "publish", document);
        return feed.submit(request, () -> command(document, request));
    }

    /** Checks a document as {@link #publish} does, and does nothing else. */
    public void check(Document document) {
        command(document, RequestId.NONE);
    }

    /**
     * Takes a document back; waits while too many commands are waiting.
     *
     * @return completes once that is on disk, or with NOT_FOUND
     */
    public CompletableFuture<Outcome> retract(String key, String requestId) {
        DocumentConverter.requireKey(key, "key");
        RequestId request =
                RequestId.of(requestId, "retract", Document.newBuilder().setKey(key).build());
        return feed.submit(new Command.RetractDocument(request, key));
    }

    /** Checks a retraction as {@link #retract} does, and does nothing else. */
    public void checkRetraction(String key) {
        DocumentConverter.requireKey(key, "key");
        if (!feed.state().stands(key)) {
            throw WeirException.notFound("document", key);
        }
    }

    /** A document in the matcher's terms; its key is not looked at. */
    dev.weir.matcher.document.Document parse(Document document) {
        int bytes = document.getSerializedSize();
        if (bytes > bytesMax) {
            throw WeirException.limit("limits.document_bytes_max", bytesMax, "the document has " + bytes + " bytes");
        }
        return feed.parse(document);
    }

    private Command.PublishDocument command(Document document, RequestId request) {
        DocumentConverter.requireKey(document.getKey(), "key");
        Document.Builder published = DocumentConverter.onlyKnownFields(
                        document, feed.schema().matcher())
                .toBuilder()
                .clearPosition()
                .clearPublishTime();
        if (document.hasEventTime()) {
            published.setEventTime(Times.timestamp(Times.millis(document.getEventTime(), "event_time")));
        }
        dev.weir.matcher.document.Document parsed = parse(document);
        return new Command.PublishDocument(request, published.build(), parsed);
    }
}
