package dev.weir.server.feed;

import dev.weir.matcher.query.WordLists;
import dev.weir.v1.WordList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives word lists to one parse and remembers which state of them it gave. For one thread. */
final class ListsRead implements WordLists {
    private final StandingLists lists;
    private final Map<String, Long> updatePositions = new HashMap<>();

    ListsRead(StandingLists lists) {
        this.lists = lists;
    }

    @Override
    public Optional<List<String>> entries(String id) {
        Optional<WordList> list = lists.find(id);
        list.ifPresent(found -> updatePositions.put(id, found.getUpdatePosition()));
        return list.map(WordList::getEntriesList);
    }

    /** The update positions of the lists that were asked for. */
    Map<String, Long> updatePositions() {
        return Map.copyOf(updatePositions);
    }

    /** Whether lists still are what they were when they were read. */
    static boolean areUpToDate(Map<String, Long> updatePositions, StandingLists now) {
        return updatePositions.entrySet().stream().allMatch(read -> now.find(read.getKey())
                .filter(list -> list.getUpdatePosition() == read.getValue())
                .isPresent());
    }
}
