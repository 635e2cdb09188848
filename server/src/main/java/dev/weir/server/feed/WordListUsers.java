package dev.weir.server.feed;

import dev.weir.v1.SavedSearch;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Which searches refer to which word lists. Changed by one thread, read by any. */
final class WordListUsers {
    private final Map<String, Set<Long>> uidsByList = new ConcurrentHashMap<>();

    /**
     * Takes in a change of a search.
     *
     * @param before null for a new search
     * @param after null where it ends
     */
    void replace(@Nullable SavedSearch before, @Nullable SavedSearch after) {
        if (before != null) {
            for (String list : before.getWordListsList()) {
                uidsByList.computeIfPresent(list, (_, uids) -> {
                    uids.remove(before.getUid());
                    return uids.isEmpty() ? null : uids;
                });
            }
        }
        if (after != null) {
            for (String list : after.getWordListsList()) {
                uidsByList
                        .computeIfAbsent(list, _ -> ConcurrentHashMap.newKeySet())
                        .add(after.getUid());
            }
        }
    }

    int count(String list) {
        return uidsByList.getOrDefault(list, Set.of()).size();
    }

    /** Ascending: the oldest search first. */
    LongStream uids(String list) {
        return uidsByList.getOrDefault(list, Set.of()).stream()
                .mapToLong(Long::longValue)
                .sorted();
    }
}
