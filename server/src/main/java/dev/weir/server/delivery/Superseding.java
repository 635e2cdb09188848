package dev.weir.server.delivery;

import dev.weir.server.feed.Feed;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.HitKind;
import dev.weir.server.store.v1.StoredKey;
import dev.weir.v1.SavedSearch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the notifications that a later one of the same search and document key follows, for who wants the latest only.
 * It needs no memory of what was sent: the newest version of the key, with its hits, tells. For one step of reading.
 */
final class Superseding {
    private static final DocumentHits NONE = new DocumentHits(0, new long[0], new HitKind[0]);

    private final Feed feed;
    private final Selection selection;
    private final long upTo;

    private @Nullable DocumentEvent asked;
    private long newest;
    private @Nullable DocumentHits newestHits;

    /** @param upTo what comes behind it does not count */
    Superseding(Feed feed, Selection selection, long upTo) {
        this.feed = feed;
        this.selection = selection;
        this.upTo = upTo;
    }

    /**
     * Whether the notification of a hit may be left out: only if a later one, up to the last position, is certain to be
     * selected too.
     *
     * <p>A search that matched the version of a document gets UPDATE or LEAVE of the next one, unless it was changed,
     * paused, deleted or failed in between: one that has not changed since the hit has a later notification as soon as
     * there is a newer version. Otherwise the newest version itself must have one.
     */
    boolean covers(DocumentEvent event, int hit, SavedSearch search) {
        if (asked != event) {
            asked = event;
            newest = feed.store().key(event.key()).map(StoredKey::getPosition).orElse(event.position());
            newestHits = null;
        }
        if (newest <= event.position() || newest > upTo) {
            return false;
        }
        return (event.hits().kind(hit).matches() && isUnchanged(search)) || newestTells(search.getUid());
    }

    private boolean isUnchanged(SavedSearch search) {
        Optional<SavedSearch> now = feed.registry().byUid(search.getUid());
        return now.isPresent() && now.get().getUpdatePosition() == search.getUpdatePosition();
    }

    private boolean newestTells(long uid) {
        DocumentHits hits = newestHits;
        if (hits == null) {
            hits = feed.store().hitsAt(newest).orElse(NONE);
            newestHits = hits;
        }
        int hit = hits.firstAfter(uid - 1);
        return hit < hits.size()
                && hits.uid(hit) == uid
                && feed.registry()
                        .before(uid, newest)
                        .filter(selection::selects)
                        .isPresent();
    }
}
