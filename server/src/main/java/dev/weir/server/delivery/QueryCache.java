package dev.weir.server.delivery;

import dev.weir.matcher.query.ParsedQuery;
import dev.weir.server.contract.QueryConverter;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.FeedSchema;
import dev.weir.server.feed.StandingLists;
import dev.weir.v1.SavedSearch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parsed queries that snippets were last made for. Safe for many threads. */
final class QueryCache {
    static final int QUERIES_MAX = 512;

    /** @param listsPosition of the newest change of a word list that the search refers to */
    private record Key(long uid, long updatePosition, long listsPosition, long schemaPosition) {}

    private final Feed feed;
    private final Map<Key, Optional<ParsedQuery>> newestLast = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<ParsedQuery>> eldest) {
            return size() > QUERIES_MAX;
        }
    };

    QueryCache(Feed feed) {
        this.feed = feed;
    }

    /**
     * The query of a search; empty when this version of the server cannot read it.
     *
     * @param position of a document: word lists are taken as they stood for it
     */
    Optional<ParsedQuery> parsed(SavedSearch search, long position) {
        FeedSchema schema = feed.schema();
        StandingLists lists = feed.wordLists().registry().before(position);
        Key key = new Key(
                search.getUid(),
                search.getUpdatePosition(),
                lists.newestChange(search),
                schema.stored().getSchemaPosition());
        synchronized (newestLast) {
            Optional<ParsedQuery> known = newestLast.get(key);
            if (known != null) {
                return known;
            }
        }
        Optional<ParsedQuery> parsed = parse(search, schema, lists);
        synchronized (newestLast) {
            newestLast.put(key, parsed);
        }
        return parsed;
    }

    private static Optional<ParsedQuery> parse(SavedSearch search, FeedSchema schema, StandingLists lists) {
        try {
            return Optional.of(QueryConverter.parse(search, schema.parser(), lists::entries));
        } catch (WeirException e) {
            // Its hits stand all the same; the search itself tells its owner what is wrong with it.
            return Optional.empty();
        }
    }
}
