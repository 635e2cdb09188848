package dev.weir.server.delivery;

import dev.weir.server.feed.Feed;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.Scan;

/** Document events as the store has them. */
final class StoredEvents implements EventScan {
    private final Feed feed;
    private final Scan<DocumentHits> hits;
    private final LogWindow log;

    StoredEvents(Feed feed, long fromPosition) {
        this.feed = feed;
        this.hits = feed.store().hits(fromPosition);
        this.log = new LogWindow(feed.store());
    }

    @Override
    public boolean next() {
        return hits.next();
    }

    @Override
    public DocumentEvent event() {
        return new DocumentEvent(feed, hits.position(), hits.entry(), log::at, null);
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public void close() {
        log.close();
        hits.close();
    }
}
