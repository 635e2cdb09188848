package dev.weir.server.feed;

import dev.weir.server.store.FeedStore;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.v1.SavedSearch;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * A feed's saved searches as they were committed. Changed by the sequencer; read by any thread without locks, where a
 * reader may see a batch half applied, but each search as it was before or after.
 */
public final class Registry implements Searches {
    private final FeedStore store;
    private final ConcurrentSkipListMap<String, SavedSearch> byId = new ConcurrentSkipListMap<>();
    private final Map<Long, SavedSearch> byUid = new ConcurrentHashMap<>();
    private final WordListUsers users = new WordListUsers();

    Registry(FeedStore store) {
        this.store = store;
    }

    @Override
    public Optional<SavedSearch> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public int count() {
        return byUid.size();
    }

    @Override
    public int countUsing(String wordList) {
        return users.count(wordList);
    }

    @Override
    public Stream<SavedSearch> using(String wordList) {
        return users.uids(wordList).mapToObj(byUid::get).filter(Objects::nonNull);
    }

    /** The searches whose ids sort behind the given one, in their order. */
    public Stream<SavedSearch> after(String id) {
        return byId.tailMap(id, false).values().stream();
    }

    /** How the search stands now. */
    public Optional<SavedSearch> byUid(long uid) {
        return Optional.ofNullable(byUid.get(uid));
    }

    /**
     * How the search stood for the document event at a position, also when it was changed or deleted since.
     *
     * @return empty when it was not there yet
     */
    public Optional<SavedSearch> before(long uid, long position) {
        SavedSearch now = byUid.get(uid);
        if (now != null && now.getUpdatePosition() < position) {
            return Optional.of(now);
        }
        return store.searchBefore(uid, position)
                .filter(stored -> !stored.getDeleted())
                .map(StoredSearch::getSavedSearch);
    }

    /** Takes over a committed change. */
    void apply(StoredSearch change) {
        SavedSearch search = change.getSavedSearch();
        String id = idOf(search);
        users.replace(byUid.get(search.getUid()), change.getDeleted() ? null : search);
        if (change.getDeleted()) {
            byId.remove(id);
            byUid.remove(search.getUid());
        } else {
            byId.put(id, search);
            byUid.put(search.getUid(), search);
        }
    }

    /** The id in a name that was checked before. */
    static String idOf(SavedSearch search) {
        String name = search.getName();
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
