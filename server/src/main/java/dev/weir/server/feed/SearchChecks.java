package dev.weir.server.feed;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.v1.SavedSearch;
import java.util.Optional;

/**
 * Whether a command on a search fits the searches that stand: used with a batch's, and beforehand with the committed
 * ones.
 */
final class SearchChecks {
    /** Why a change that was worked out from an older version was refused, when its caller gave no etag. */
    static final String BASE_CHANGED = "BASE_CHANGED";

    private SearchChecks() {}

    static void check(Searches searches, Command.SaveSearch command, int searchesMax) {
        String name = command.search().getName();
        Optional<SavedSearch> present = searches.find(Registry.idOf(command.search()));
        switch (command.condition()) {
            case SaveCondition.New() -> {
                if (present.isPresent()) {
                    throw WeirException.alreadyExists("saved search", name);
                }
            }
            case SaveCondition.Any() -> {}
            case SaveCondition.Changed(String etag, long base) -> {
                SavedSearch search = present.orElseThrow(() -> WeirException.notFound("saved search", name));
                requireEtag(search, etag);
                if (search.getUpdatePosition() != base) {
                    throw WeirException.of(
                            ErrorCode.ABORTED, BASE_CHANGED, "the saved search \"" + name + "\" has just been changed");
                }
            }
        }
        if (present.isEmpty() && searches.count() >= searchesMax) {
            throw WeirException.limit(
                    "limits.saved_searches_per_feed_max", searchesMax, "the feed has no room for another saved search");
        }
    }

    /** Gives the search to delete. */
    static SavedSearch check(Searches searches, Command.DeleteSearch command) {
        SavedSearch search =
                searches.find(command.id()).orElseThrow(() -> WeirException.notFound("saved search", command.id()));
        requireEtag(search, command.etag());
        return search;
    }

    private static void requireEtag(SavedSearch search, String etag) {
        if (!etag.isEmpty() && !etag.equals(search.getEtag())) {
            throw WeirException.staleEtag("saved search", search.getName(), etag, search.getEtag());
        }
    }
}
