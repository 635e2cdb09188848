package dev.weir.server.delivery;

import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.StoreException;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.v1.Document;
import dev.weir.v1.FieldValues;
import dev.weir.v1.Notification;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One document event with its hits; the document itself is read only once it is asked for. For one thread. */
final class DocumentEvent {
    private final Feed feed;
    private final long position;
    private final DocumentHits hits;
    private @Nullable LogEvent event;
    private dev.weir.matcher.document.@Nullable Document parsed;
    private boolean parsedOnce;

    DocumentEvent(Feed feed, long position, DocumentHits hits) {
        this.feed = feed;
        this.position = position;
        this.hits = hits;
    }

    long position() {
        return position;
    }

    DocumentHits hits() {
        return hits;
    }

    /** What every notification of this event has: the key, the times and the chosen fields. */
    Notification.Builder notification(View view) {
        LogEvent logged = event();
        Notification.Builder notification = Notification.newBuilder()
                .setPosition(position)
                .setPublishTime(Times.timestamp(logged.getPublishTimeMs()));
        return switch (logged.getEventCase()) {
            case DOCUMENT_PUBLISHED -> {
                Document document = logged.getDocumentPublished();
                yield notification
                        .setDocumentKey(document.getKey())
                        .setEventTime(document.getEventTime())
                        .putAllFields(fields(document, view));
            }
            case DOCUMENT_RETRACTED ->
                notification.setDocumentKey(logged.getDocumentRetracted()).setEventTime(notification.getPublishTime());
            default ->
                throw new StoreException("position " + position + " has hits and is a " + logged.getEventCase()
                        + ": the store is damaged");
        };
    }

    /** The published document as the matcher knows it; empty for a retraction. */
    Optional<dev.weir.matcher.document.Document> parsed() {
        if (!parsedOnce) {
            parsedOnce = true;
            parsed = parse();
        }
        return Optional.ofNullable(parsed);
    }

    private dev.weir.matcher.document.@Nullable Document parse() {
        if (!event().hasDocumentPublished()) {
            return null;
        }
        try {
            return feed.parse(event().getDocumentPublished());
        } catch (WeirException e) {
            // Needed for snippets only, and those never hold a notification up.
            return null;
        }
    }

    private LogEvent event() {
        if (event == null) {
            event = feed.store()
                    .event(position)
                    .orElseThrow(() -> new StoreException(
                            "position " + position + " has hits and no event: the store is damaged"));
        }
        return event;
    }

    /** In the order of their names, so that the same notification has the same bytes. */
    private static Map<String, FieldValues> fields(Document document, View view) {
        Map<String, FieldValues> chosen = new TreeMap<>();
        document.getFieldsMap().forEach((name, values) -> {
            if (view.carries(name)) {
                chosen.put(name, values);
            }
        });
        return chosen;
    }
}
