package dev.weir.server.feed;

import dev.weir.server.store.v1.StoredSearch;
import dev.weir.v1.SavedSearch;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The searches as they will stand after the batch that is being put together. For the sequencer's thread only. */
final class StagedSearches implements Searches {
    private final Registry committed;
    private final Map<String, StoredSearch> changes = new HashMap<>();
    private final Map<String, Integer> usersAdded = new HashMap<>();
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

    @Override
    public int countUsing(String wordList) {
        return committed.countUsing(wordList) + usersAdded.getOrDefault(wordList, 0);
    }

    @Override
    public Stream<SavedSearch> using(String wordList) {
        Stream<SavedSearch> unchanged =
                committed.using(wordList).filter(search -> !changes.containsKey(Registry.idOf(search)));
        Stream<SavedSearch> changed = changes.values().stream()
                .filter(change -> !change.getDeleted())
                .map(StoredSearch::getSavedSearch)
                .filter(search -> search.getWordListsList().contains(wordList));
        return Stream.concat(unchanged, changed).sorted(Comparator.comparingLong(SavedSearch::getUid));
    }

    void stage(StoredSearch change) {
        String id = Registry.idOf(change.getSavedSearch());
        Optional<SavedSearch> stood = find(id);
        changes.put(id, change);
        count += (change.getDeleted() ? 0 : 1) - (stood.isPresent() ? 1 : 0);
        stood.ifPresent(search -> addUsers(search, -1));
        if (!change.getDeleted()) {
            addUsers(change.getSavedSearch(), 1);
        }
    }

    private void addUsers(SavedSearch search, int number) {
        search.getWordListsList().forEach(list -> usersAdded.merge(list, number, Integer::sum));
    }
}
