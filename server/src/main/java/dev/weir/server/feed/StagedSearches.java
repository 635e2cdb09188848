package dev.weir.server.feed;

import dev.weir.server.store.v1.StoredSearch;
import dev.weir.v1.SavedSearch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The searches as they will stand after the batch that is being put together. For the sequencer's thread only. */
final class StagedSearches implements Searches {
    private final Registry committed;
    private final Map<String, StoredSearch> changes = new HashMap<>();
    private int count;

    StagedSearches(Registry committed) {
        this.committed = committed;
        this.count = committed.count();
    }

    @Override
    public Optional<SavedSearch> find(String id) {
        StoredSearch change = changes.get(id);
        if (change == null) {
            return committed.find(id);
        }
        return change.getDeleted() ? Optional.empty() : Optional.of(change.getSavedSearch());
    }

    @Override
    public int count() {
        return count;
    }

    void stage(StoredSearch change) {
        String id = Registry.idOf(change.getSavedSearch());
        boolean stood = find(id).isPresent();
        changes.put(id, change);
        count += (change.getDeleted() ? 0 : 1) - (stood ? 1 : 0);
    }
}
