package dev.weir.server.feed;

import dev.weir.v1.SavedSearch;
import java.util.Optional;

/** The saved searches of a feed by the last part of their names, as they stand at some moment. */
interface Searches {
    Optional<SavedSearch> find(String id);

    int count();
}
