package dev.weir.server.feed;

import dev.weir.server.store.FeedStore;
import dev.weir.server.store.v1.StoredWordList;
import dev.weir.v1.WordList;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * A feed's word lists as they were committed. Changed by the sequencer; read by any thread without locks, where a
 * reader may see a batch half applied, but each list as it was before or after.
 */
public final class WordListRegistry implements StandingLists {
    private final FeedStore store;
    private final ConcurrentSkipListMap<String, WordList> byId = new ConcurrentSkipListMap<>();

    WordListRegistry(FeedStore store) {
        this.store = store;
    }

    @Override
    public Optional<WordList> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How many there are. */
    public int count() {
        return byId.size();
    }

    /** The lists whose ids sort behind the given one, in their order. */
    public Stream<WordList> after(String id) {
        return byId.tailMap(id, false).values().stream();
    }

    /** The lists as they stood for the document event at a position, also when they were changed or deleted since. */
    public StandingLists before(long position) {
        return id -> {
            Optional<WordList> now = find(id);
            if (now.isPresent() && now.get().getUpdatePosition() < position) {
                return now;
            }
            return store.wordListBefore(id, position)
                    .filter(stored -> !stored.getDeleted())
                    .map(StoredWordList::getWordList);
        };
    }

    /** Takes over a committed change. */
    void apply(StoredWordList change) {
        WordList list = change.getWordList();
        if (change.getDeleted()) {
            byId.remove(idOf(list));
        } else {
            byId.put(idOf(list), list);
        }
    }

    /** The id in a name that was checked before. */
    static String idOf(WordList list) {
        String name = list.getName();
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
