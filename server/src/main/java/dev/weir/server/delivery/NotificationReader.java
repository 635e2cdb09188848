package dev.weir.server.delivery;

import dev.weir.matcher.highlight.SnippetOptions;
import dev.weir.server.feed.Feed;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.HitKind;
import dev.weir.server.store.Scan;
import dev.weir.server.store.StoreException;
import dev.weir.v1.Notification;
import dev.weir.v1.SavedSearch;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Makes the notifications of a feed from its committed log: the one place where this is done. What it makes depends on
 * the log, the choices and the cursor alone. Safe for many threads; throws {@link StoreException}.
 */
final class NotificationReader {
    private final Feed feed;
    private final SnippetMaker snippets;

    NotificationReader(Feed feed) {
        this.feed = feed;
        this.snippets = new SnippetMaker(feed);
    }

    /**
     * Reads one step.
     *
     * @param upTo the last position to look at, at most the head
     */
    Reading read(Choices choices, Cursor from, long upTo, Bounds bounds) {
        Step step = new Step(choices, from, bounds);
        try (Scan<DocumentHits> scan = feed.store().hits(from.position())) {
            while (scan.next() && scan.position() <= upTo) {
                if (!step.take(new DocumentEvent(feed, scan.position(), scan.entry()))) {
                    return step.ended();
                }
            }
        }
        return step.reached(upTo);
    }

    /** One step on its way. */
    private final class Step {
        private final Choices choices;
        private final Cursor from;
        private final Bounds bounds;
        private final Gathered gathered;
        private Cursor next;
        private Reading.Stop stop = Reading.Stop.PAUSE;
        private OptionalLong watermarkMs = OptionalLong.empty();
        private int documents;
        private int hits;

        Step(Choices choices, Cursor from, Bounds bounds) {
            this.choices = choices;
            this.from = from;
            this.bounds = bounds;
            this.gathered = new Gathered(bounds);
            this.next = from;
        }

        /** Looks at the hits of one document event; false when the step is over. */
        boolean take(DocumentEvent event) {
            if (documents++ == bounds.documentsMax()) {
                return false;
            }
            watermarkMs = OptionalLong.of(event.hits().watermarkMs());
            boolean begun = event.position() == from.position();
            for (int i = begun ? event.hits().firstAfter(from.uid()) : 0;
                    i < event.hits().size();
                    i++) {
                if (!take(event, i)) {
                    return false;
                }
            }
            next = Cursor.behind(event.position());
            return true;
        }

        private boolean take(DocumentEvent event, int hit) {
            if (hits++ == bounds.hitsMax()) {
                return false;
            }
            long uid = event.hits().uid(hit);
            SavedSearch search = search(uid, event.position());
            if (choices.selection().selects(search)) {
                boolean full = !gathered.hasRoom();
                if (full || !gathered.add(notification(event, hit, search, choices.view()))) {
                    stop = Reading.Stop.FULL;
                    return false;
                }
                next = new Cursor(event.position(), uid);
                return gathered.hasRoom();
            }
            next = new Cursor(event.position(), uid);
            return true;
        }

        Reading ended() {
            return new Reading(gathered.notifications(), gathered.bytes(), next, stop, watermarkMs);
        }

        Reading reached(long upTo) {
            next = Cursor.behind(upTo);
            stop = Reading.Stop.END;
            return ended();
        }
    }

    /** The search as it was when the document was decided against it. */
    private SavedSearch search(long uid, long position) {
        return feed.registry()
                .before(uid, position)
                .orElseThrow(() -> new StoreException("position " + position + " has a hit of search " + uid
                        + ", which did not stand then: the store is damaged"));
    }

    private Notification notification(DocumentEvent event, int hit, SavedSearch search, View view) {
        Notification.Builder notification = event.notification(view)
                .setId(event.position() + "." + search.getUid())
                .setKind(kind(event.hits().kind(hit)))
                .setSavedSearch(search.getName())
                .setSavedSearchUid(search.getUid())
                .setOwner(search.getOwner())
                .putAllLabels(new TreeMap<>(search.getLabelsMap()));
        SnippetOptions options = view.snippets();
        if (options != null && event.hits().kind(hit).matches()) {
            event.parsed()
                    .ifPresent(document -> notification.addAllSnippets(snippets.snippets(document, event.position(), search, options)));
        }
        return notification.build();
    }

    private static Notification.Kind kind(HitKind kind) {
        return switch (kind) {
            case ENTER -> Notification.Kind.KIND_ENTER;
            case UPDATE -> Notification.Kind.KIND_UPDATE;
            case LEAVE -> Notification.Kind.KIND_LEAVE;
        };
    }
}
