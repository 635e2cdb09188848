package dev.weir.server.feed;

import dev.weir.matcher.tree.Warning;
import dev.weir.v1.SavedSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command did, known once it is on disk.
 *
 * @param position of its event; 0 when nothing was to change
 * @param publishTimeMs when the event was accepted, in milliseconds since 1970
 * @param hitCount for a published document, the searches that match it; for a retracted one, those that are told LEAVE
 * @param search for a saved search, how it stands
 * @param warnings for a saved search, what its author may want to know of its query
 */
public record Outcome(
        long position,
        long publishTimeMs,
        long hitCount,
        @Nullable SavedSearch search,
        List<Warning> warnings) {

    /** Without warnings. */
    public Outcome(long position, long publishTimeMs, long hitCount, @Nullable SavedSearch search) {
        this(position, publishTimeMs, hitCount, search, List.of());
    }

    Outcome withWarnings(List<Warning> found) {
        return new Outcome(position, publishTimeMs, hitCount, search, found);
    }

    /** The search of an outcome of saving one. */
    public SavedSearch requireSearch() {
        if (search == null) {
            throw new IllegalStateException("position " + position + " is not of a saved search");
        }
        return search;
    }
}
