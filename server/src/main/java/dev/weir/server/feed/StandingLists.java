package dev.weir.server.feed;

import dev.weir.v1.SavedSearch;
import dev.weir.v1.WordList;
import java.util.List;
import java.util.Optional;

/** The word lists of a feed by the last part of their names, as they stand at some moment. */
@FunctionalInterface
public interface StandingLists {
    /** The list of an id. */
    Optional<WordList> find(String id);

    /** The entries of a list, as {@link dev.weir.matcher.query.WordLists} gives them. */
    default Optional<List<String>> entries(String id) {
        return find(id).map(WordList::getEntriesList);
    }

    /**
     * The position of the newest change of any list that a search refers to; 0 where there was none. With the search's
     * own update position it tells what the search means.
     */
    default long newestChange(SavedSearch search) {
        long newest = 0;
        for (String id : search.getWordListsList()) {
            newest = Math.max(newest, find(id).map(WordList::getUpdatePosition).orElse(0L));
        }
        return newest;
    }
}
