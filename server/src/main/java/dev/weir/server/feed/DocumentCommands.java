package dev.weir.server.feed;

import dev.weir.server.contract.DocumentConverter;
import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.v1.AckLevel;
import dev.weir.v1.Document;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Requests on a feed's documents: checks them and hands them to the sequencer. Safe for many threads. */
public final class DocumentCommands {
    private final Feed feed;
    private final int bytesMax;
    private final long waitNanosMax;
    private final DocumentCommands impatient;

    /** @param waitMsMax how long an impatient caller waits */
    DocumentCommands(Feed feed, int bytesMax, int waitMsMax) {
        this.feed = feed;
        this.bytesMax = bytesMax;
        this.waitNanosMax = Long.MAX_VALUE;
        this.impatient = new DocumentCommands(feed, bytesMax, TimeUnit.MILLISECONDS.toNanos(waitMsMax));
    }

    private DocumentCommands(Feed feed, int bytesMax, long waitNanosMax) {
        this.feed = feed;
        this.bytesMax = bytesMax;
        this.waitNanosMax = waitNanosMax;
        this.impatient = this;
    }

    /**
     * The same for callers who cannot be slowed down: while too many commands are waiting for longer than the bound,
     * they are refused with RESOURCE_EXHAUSTED.
     */
    public DocumentCommands impatient() {
        return impatient;
    }

    /** As {@link #publish(Document, String, AckLevel)}, durably. */
    public CompletableFuture<Outcome> publish(Document document, String requestId) {
        return publish(document, requestId, AckLevel.ACK_LEVEL_DURABLE);
    }

    /**
     * Publishes a document; waits while too many are waiting.
     *
     * @return completes once it is on disk with its hits, or what the level says
     * @throws WeirException when it does not fit the schema; field paths start at the document
     */
    public CompletableFuture<Outcome> publish(Document document, String requestId, AckLevel level) {
        boolean durable = isDurable(level);
        RequestId request = RequestId.of(requestId, "publish", document);
        return feed.submit(request, () -> command(document, request, durable), waitNanosMax);
    }

    /** Checks a document as {@link #publish} does, and does nothing else. */
    public void check(Document document) {
        command(document, RequestId.NONE, /* durable= */ true);
    }

    /** As {@link #retract(String, String, AckLevel)}, durably. */
    public CompletableFuture<Outcome> retract(String key, String requestId) {
        return retract(key, requestId, AckLevel.ACK_LEVEL_DURABLE);
    }

    /**
     * Takes a document back; waits while too many commands are waiting.
     *
     * @return completes once that is on disk, or what the level says, or with NOT_FOUND
     */
    public CompletableFuture<Outcome> retract(String key, String requestId, AckLevel level) {
        boolean durable = isDurable(level);
        DocumentConverter.requireKey(key, "key");
        RequestId request = RequestId.of(
                requestId, "retract", Document.newBuilder().setKey(key).build());
        return feed.submit(request, () -> new Command.RetractDocument(request, key, durable), waitNanosMax);
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

    /** Checks a level as {@link #publish(Document, String, AckLevel)} does, for who knows better where it stands. */
    public static void checkLevel(AckLevel level) {
        isDurable(level);
    }

    private static boolean isDurable(AckLevel level) {
        return switch (level) {
            case ACK_LEVEL_UNSPECIFIED, ACK_LEVEL_DURABLE -> true;
            case ACK_LEVEL_MEMORY -> false;
            case UNRECOGNIZED ->
                throw WeirException.invalid("ack_level", "is none that this server knows: use DURABLE or MEMORY");
        };
    }

    private Command.PublishDocument command(Document document, RequestId request, boolean durable) {
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
        return new Command.PublishDocument(request, published.build(), parsed, durable);
    }
}
