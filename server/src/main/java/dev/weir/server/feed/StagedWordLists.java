package dev.weir.server.feed;

import dev.weir.server.store.v1.StoredWordList;
import dev.weir.v1.WordList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The word lists as they will stand after the batch that is being put together. For the sequencer's thread only. */
final class StagedWordLists implements StandingLists {
    private final WordListRegistry before;
    private final Map<String, StoredWordList> changes = new HashMap<>();
    private int count;

    StagedWordLists(WordListRegistry before) {
        this.before = before;
        this.count = before.count();
    }

    @Override
    public Optional<WordList> find(String id) {
        StoredWordList change = changes.get(id);
        if (change == null) {
            return before.find(id);
        }
        return change.getDeleted() ? Optional.empty() : Optional.of(change.getWordList());
    }

    int count() {
        return count;
    }

    void stage(StoredWordList change) {
        String id = WordListRegistry.idOf(change.getWordList());
        boolean stood = find(id).isPresent();
        changes.put(id, change);
        count += (change.getDeleted() ? 0 : 1) - (stood ? 1 : 0);
    }
}
