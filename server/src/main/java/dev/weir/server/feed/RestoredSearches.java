package dev.weir.server.feed;

import dev.weir.matcher.index.Restored;
import dev.weir.v1.SavedSearch;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The searches that a snapshot brought back, held against those in the store: both are walked in the order of their
 * uids. For one thread.
 */
final class RestoredSearches {
    private final long[] uids;
    private final long position;
    private int next;

    /** @param restored empty for no searches at all */
    RestoredSearches(Optional<Restored> restored) {
        @Nullable Restored found = restored.orElse(null);
        this.uids = found == null ? new long[0] : found.ids();
        this.position = found == null ? 0 : found.position();
        Arrays.sort(uids);
    }

    /**
     * Whether a search of the store stands in the index; asked once for each, ascending.
     *
     * @param gone is told those passed by: they are in the store no more
     */
    boolean has(SavedSearch search, LongConsumer gone) {
        skipBelow(search.getUid(), gone);
        boolean has = next < uids.length && uids[next] == search.getUid();
        next += has ? 1 : 0;
        return has;
    }

    /** Whether what stands in the index is what the store has now, with the word lists as they are now. */
    boolean isUpToDate(SavedSearch search, StandingLists lists) {
        return search.getUpdatePosition() <= position && lists.newestChange(search) <= position;
    }

    /** Ends the walk. */
    void end(LongConsumer gone) {
        skipBelow(Long.MAX_VALUE, gone);
    }

    private void skipBelow(long uid, LongConsumer gone) {
        while (next < uids.length && uids[next] < uid) {
            gone.accept(uids[next++]);
        }
    }
}
