package dev.weir.server.grpc;

import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.LogPlaces;
import dev.weir.server.store.Scan;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredKey;
import dev.weir.v1.Document;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.ReadDocumentsResponse;
import dev.weir.v1.Retraction;
import dev.weir.v1.StartPoint;
import java.util.Optional;

/** Reads documents out of a feed's log. */
final class DocumentReads {
    private DocumentReads() {}

    /**
     * The version of a document at a position, or the one that stands.
     *
     * @param position of a version; 0 for the one that stands
     */
    static Document version(Feed feed, String key, long position) {
        if (position < 0) {
            throw WeirException.invalid(
                    "position", "is " + position + ": name the position of a version, or 0 for the one that stands");
        }
        Optional<Long> at = position > 0
                ? Optional.of(position)
                : feed.store().key(key).filter(stored -> !stored.getRetracted()).map(StoredKey::getPosition);
        return at.flatMap(feed.store()::event)
                .filter(LogEvent::hasDocumentPublished)
                .map(LogEvent::getDocumentPublished)
                .filter(document -> document.getKey().equals(key))
                .orElseThrow(() -> noVersion(feed, key, position));
    }

    private static WeirException noVersion(Feed feed, String key, long position) {
        if (position == 0) {
            return WeirException.notFound("document", key);
        }
        LogPlaces.requireKept(feed, position, "position", "position " + position);
        return WeirException.notFound("version at position " + position + " of document", key);
    }

    /** Sends the document events from where the request says to the head as it is now. */
    static void read(Feed feed, ReadDocumentsRequest request, ServerStream<ReadDocumentsResponse> stream) {
        if (request.getLimit() < 0) {
            throw WeirException.invalid("limit", "is " + request.getLimit() + ": 1 or more, or 0 for no limit");
        }
        long first = LogPlaces.first(feed, request.getFrom(), StartPoint.Place.PLACE_EARLIEST, "from");
        long head = feed.head();
        long left = request.getLimit() == 0 ? Long.MAX_VALUE : request.getLimit();
        try (Scan<LogEvent> events = feed.store().events(first)) {
            while (left > 0 && events.next() && events.position() <= head) {
                Optional<ReadDocumentsResponse> message = message(events.position(), events.entry());
                if (message.isPresent()) {
                    stream.send(message.get());
                    left--;
                }
            }
        }
    }

    private static Optional<ReadDocumentsResponse> message(long position, LogEvent event) {
        return switch (event.getEventCase()) {
            case DOCUMENT_PUBLISHED ->
                Optional.of(ReadDocumentsResponse.newBuilder()
                        .setDocument(event.getDocumentPublished())
                        .build());
            case DOCUMENT_RETRACTED ->
                Optional.of(ReadDocumentsResponse.newBuilder()
                        .setRetraction(Retraction.newBuilder()
                                .setKey(event.getDocumentRetracted())
                                .setPosition(position)
                                .setPublishTime(Times.timestamp(event.getPublishTimeMs())))
                        .build());
            case SEARCH_SAVED,
                    SEARCH_CHANGED,
                    SEARCH_DELETED,
                    SCHEMA_EXTENDED,
                    RETENTION_CHANGED,
                    WORD_LIST_SAVED,
                    WORD_LIST_CHANGED,
                    WORD_LIST_DELETED,
                    EVENT_NOT_SET -> Optional.empty();
        };
    }
}
