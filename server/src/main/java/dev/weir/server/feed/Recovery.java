package dev.weir.server.feed;

import dev.weir.matcher.query.ParsedQuery;
import dev.weir.server.contract.QueryConverter;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.Scan;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.v1.SavedSearch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds a feed's views from what is stored. There is nothing to redo: a document is on disk with its hits or not at
 * all.
 */
final class Recovery {
    /** Searches that are parsed in parallel at a time. */
    static final int CHUNK = 4_096;

    private final FeedState feed;
    private final FeedStore store;
    private final MatchPool pool;

    Recovery(FeedState feed, FeedStore store, MatchPool pool) {
        this.feed = feed;
        this.store = store;
        this.pool = pool;
    }

    void run() {
        feed.recoverHead();
        recoverSearches();
        recoverRequests();
    }

    /** While the searches of one chunk are put into the views, in their order, those of the next are parsed. */
    private void recoverSearches() {
        try (Scan<StoredSearch> searches = store.searches()) {
            Chunk before = new Chunk(List.of());
            List<SavedSearch> read = new ArrayList<>(CHUNK);
            while (searches.next()) {
                read.add(searches.entry().getSavedSearch());
                if (read.size() == CHUNK) {
                    Chunk next = new Chunk(read);
                    before.put();
                    before = next;
                    read.clear();
                }
            }
            Chunk last = new Chunk(read);
            before.put();
            last.put();
        }
        while (feed.index().maintain()) {
            // Until all searches are compiled: the first documents should find them so.
        }
    }

    /** Some searches, whose queries are being parsed from the beginning on. */
    private final class Chunk {
        private final SavedSearch[] searches;
        private final @Nullable ParsedQuery[] parsed;
        private final MatchPool.Running parsing;

        Chunk(List<SavedSearch> read) {
            searches = read.toArray(SavedSearch[]::new);
            parsed = new ParsedQuery[searches.length];
            parsing = pool.begin(searches.length, this::parse);
        }

        private void parse(int i) {
            if (searches[i].getState() == SavedSearch.State.STATE_ACTIVE) {
                try {
                    parsed[i] = QueryConverter.parse(searches[i], feed.schema().parser());
                } catch (WeirException e) {
                    searches[i] = searches[i].toBuilder()
                            .setState(SavedSearch.State.STATE_ERROR)
                            .setStateReason("this version of the server cannot read it: " + e.message())
                            .build();
                }
            }
        }

        void put() {
            parsing.await();
            for (int i = 0; i < searches.length; i++) {
                feed.applySearch(
                        StoredSearch.newBuilder().setSavedSearch(searches[i]).build());
                ParsedQuery query = parsed[i];
                if (query != null) {
                    // Every document up to the head is decided already: all searches may stand from there on.
                    feed.index().put(searches[i].getUid(), feed.head(), query);
                }
            }
        }
    }

    private void recoverRequests() {
        long from = Math.max(1, feed.head() - feed.requests().eventsMax() + 1);
        try (Scan<LogEvent> events = store.events(from)) {
            while (events.next()) {
                LogEvent event = events.entry();
                RequestId request = new RequestId(event.getRequestId(), event.getRequestDigest());
                feed.requests().add(request, events.position(), events.position());
            }
        }
    }
}
