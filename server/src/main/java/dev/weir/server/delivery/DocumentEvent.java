package dev.weir.server.delivery;

import dev.weir.matcher.highlight.SnippetOptions;
import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.HitKind;
import dev.weir.server.store.StoreException;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.v1.Document;
import dev.weir.v1.FieldValues;
import dev.weir.v1.Notification;
import dev.weir.v1.SavedSearch;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One document event with its hits, and what notifications of it are put together from. The document itself is read
 * only once it is asked for. Safe for many threads if its log is: they may do the same work twice, with the same
 * outcome.
 */
final class DocumentEvent {
    private static final byte[] NOTHING = {};
    /** A document as objects takes about so many times the bytes of its message. */
    private static final int HEAP_BYTES_PER_BYTE = 3;

    /** The part of a notification that is the same for all searches, under one view. */
    private static final class Part {
        private final View view;
        private final byte[] bytes;

        Part(View view, byte[] bytes) {
            this.view = view;
            this.bytes = bytes;
        }
    }

    private record SnippetsOf(int hit, SnippetOptions options) {}

    private final Feed feed;
    private final long position;
    private final DocumentHits hits;
    private final LongFunction<LogEvent> log;
    private final @Nullable Pieces kept;
    private volatile @Nullable LogEvent event;
    private volatile @Nullable Part lastPart;
    private volatile dev.weir.matcher.document.@Nullable Document parsed;
    private volatile boolean parsedOnce;

    /**
     * An event for one reader, or for all.
     *
     * @param log gives the event at a position
     * @param kept where what is encoded is kept for other readers; null where there are none
     */
    DocumentEvent(Feed feed, long position, DocumentHits hits, LongFunction<LogEvent> log, @Nullable Pieces kept) {
        this.feed = feed;
        this.position = position;
        this.hits = hits;
        this.log = log;
        this.kept = kept;
    }

    long position() {
        return position;
    }

    DocumentHits hits() {
        return hits;
    }

    /** The search of a hit as it was when the document was decided against it. */
    SavedSearch search(int hit) {
        long uid = hits.uid(hit);
        return feed.registry()
                .before(uid, position)
                .orElseThrow(() -> StoreException.damaged("position " + position + " has a hit of search " + uid
                        + ", which did not stand then: the store is damaged"));
    }

    /** The key of the document. */
    String key() {
        LogEvent logged = event();
        return switch (logged.getEventCase()) {
            case DOCUMENT_PUBLISHED -> logged.getDocumentPublished().getKey();
            case DOCUMENT_RETRACTED -> logged.getDocumentRetracted();
            default -> throw noDocument(logged);
        };
    }

    /** The notification of a hit. */
    EncodedNotification notification(int hit, SavedSearch search, View view, SnippetMaker snippets) {
        Pieces pieces = kept;
        byte[] searchPart = pieces == null ? encode(hit, search) : pieces.of(hit, () -> encode(hit, search));
        return new EncodedNotification(searchPart, documentPart(view), snippets(hit, search, view, snippets));
    }

    private byte[] encode(int hit, SavedSearch search) {
        return Notification.newBuilder()
                .setId(position + "." + search.getUid())
                .setKind(kind(hits.kind(hit)))
                .setSavedSearch(search.getName())
                .setSavedSearchUid(search.getUid())
                .setOwner(search.getOwner())
                .putAllLabels(new TreeMap<>(search.getLabelsMap()))
                .build()
                .toByteArray();
    }

    private static Notification.Kind kind(HitKind kind) {
        return switch (kind) {
            case ENTER -> Notification.Kind.KIND_ENTER;
            case UPDATE -> Notification.Kind.KIND_UPDATE;
            case LEAVE -> Notification.Kind.KIND_LEAVE;
        };
    }

    private byte[] snippets(int hit, SavedSearch search, View view, SnippetMaker maker) {
        SnippetOptions options = view.snippets();
        if (options == null || !hits.kind(hit).matches()) {
            return NOTHING;
        }
        Supplier<byte[]> encoding = () -> parsed().map(document -> Notification.newBuilder()
                        .addAllSnippets(maker.snippets(document, position, search, options))
                        .build()
                        .toByteArray())
                .orElse(NOTHING);
        return kept == null ? encoding.get() : kept.of(new SnippetsOf(hit, options), encoding);
    }

    /** What every notification of this event has: the key, the times and the chosen fields. */
    private byte[] documentPart(View view) {
        if (kept != null) {
            return kept.of(view, () -> encode(view));
        }
        Part last = lastPart;
        if (last != null && last.view.equals(view)) {
            return last.bytes;
        }
        byte[] bytes = encode(view);
        lastPart = new Part(view, bytes);
        return bytes;
    }

    private byte[] encode(View view) {
        LogEvent logged = event();
        Notification.Builder part = Notification.newBuilder()
                .setPosition(position)
                .setDocumentKey(key())
                .setPublishTime(Times.timestamp(logged.getPublishTimeMs()));
        if (logged.hasDocumentPublished()) {
            Document document = logged.getDocumentPublished();
            part.setEventTime(document.getEventTime()).putAllFields(fields(document, view));
        } else {
            part.setEventTime(part.getPublishTime());
        }
        return part.build().toByteArray();
    }

    /** The published document as the matcher knows it; empty for a retraction. */
    Optional<dev.weir.matcher.document.Document> parsed() {
        if (!parsedOnce) {
            parsed = parse();
            hold(event());
            parsedOnce = true;
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
        LogEvent known = event;
        if (known == null) {
            known = log.apply(position);
            event = known;
            hold(known);
        }
        return known;
    }

    private void hold(LogEvent logged) {
        if (kept != null) {
            kept.holds((long) HEAP_BYTES_PER_BYTE * logged.getSerializedSize());
        }
    }

    private StoreException noDocument(LogEvent logged) {
        return StoreException.damaged(
                "position " + position + " has hits and is a " + logged.getEventCase() + ": the store is damaged");
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
