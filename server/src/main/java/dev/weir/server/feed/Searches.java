package dev.weir.server.feed;

import dev.weir.v1.SavedSearch;
import java.util.Optional;
import java.util.stream.Stream;

/** The saved searches of a feed by the last part of their names, as they stand at some moment. */
interface Searches {
    Optional<SavedSearch> find(String id);

    int count();

    /** How many of them refer to a word list. */
    int countUsing(String wordList);

    /** Those that refer to a word list, the oldest first. */
    Stream<SavedSearch> using(String wordList);
}
