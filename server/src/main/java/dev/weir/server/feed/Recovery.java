package dev.weir.server.feed;

import dev.weir.matcher.index.Restored;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds a feed's views from what is stored. There is nothing to redo: a document is on disk with its hits or not at
 * all. Where a snapshot has brought the query index back, only those searches are parsed that have changed since.
 */
final class Recovery {
    /** Searches that are parsed in parallel at a time. */
    static final int CHUNK = 4_096;

    private final FeedState feed;
    private final FeedStore store;
    private final MatchPool pool;
    private final RestoredSearches restored;
    private long changes;

    /** @param restored from which the query index of the feed is, if it is not empty */
    Recovery(FeedState feed, FeedStore store, MatchPool pool, Optional<Restored> restored) {
        this.feed = feed;
        this.store = store;
        this.pool = pool;
        this.restored = new RestoredSearches(restored);
    }

    /** Does it, and returns how many changes of searches the query index had not taken in. */
    long run() {
        feed.recoverHead();
        // Before the searches, which are parsed with them.
        store.wordLists().forEach(feed.wordLists()::apply);
        recoverSearches();
        recoverRequests();
        return changes;
    }

    /** While the searches of one chunk are put into the views, in their order, those of the next are parsed. */
    private void recoverSearches() {
        try (Scan<StoredSearch> searches = store.searches()) {
            Chunk before = new Chunk(List.of());
            List<Found> read = new ArrayList<>(CHUNK);
            while (searches.next()) {
                read.add(find(searches.entry().getSavedSearch()));
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
            restored.end(this::remove);
        }
        while (feed.index().maintain()) {
            // Until all searches are compiled: the first documents should find them so.
        }
    }

    /**
     * A search of the store.
     *
     * @param stands whether the index has its query, of now or of before
     * @param upToDate whether the query that the index has is that of now
     */
    private record Found(SavedSearch search, boolean stands, boolean upToDate) {}

    private Found find(SavedSearch search) {
        boolean stands = restored.has(search, this::remove);
        return new Found(search, stands, stands && restored.isUpToDate(search, feed.wordLists()));
    }

    private void remove(long uid) {
        feed.index().remove(uid, feed.head());
        changes++;
    }

    /** Some searches, whose queries are being parsed from the beginning on. */
    private final class Chunk {
        private final Found[] found;
        private final SavedSearch[] searches;
        private final @Nullable ParsedQuery[] parsed;
        private final MatchPool.Running parsing;

        Chunk(List<Found> read) {
            found = read.toArray(Found[]::new);
            searches = read.stream().map(Found::search).toArray(SavedSearch[]::new);
            parsed = new ParsedQuery[searches.length];
            parsing = pool.begin(searches.length, this::parse);
        }

        private void parse(int i) {
            if (searches[i].getState() == SavedSearch.State.STATE_ACTIVE && !found[i].upToDate()) {
                try {
                    parsed[i] = QueryConverter.parse(searches[i], feed.schema().parser(), feed.wordLists()::entries);
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
                    changes++;
                } else if (found[i].stands() && searches[i].getState() != SavedSearch.State.STATE_ACTIVE) {
                    remove(searches[i].getUid());
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
