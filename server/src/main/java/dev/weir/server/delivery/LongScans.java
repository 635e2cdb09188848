package dev.weir.server.delivery;

import dev.weir.server.feed.Feed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the selections that lately read through much of a log for little rule out. Safe for many threads; two that read
 * for the same selection may make the same twice.
 */
final class LongScans {
    private static final int SELECTIONS_MAX = 16;
    /** One hit in so many is selected at most, where ruling the others out is worth it. */
    private static final int RARITY_MIN = 16;

    private final Feed feed;
    private final Map<Selection, RuledOut> newestLast = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Selection, RuledOut> eldest) {
            return size() > SELECTIONS_MAX;
        }
    };

    LongScans(Feed feed) {
        this.feed = feed;
    }

    /** What a selection rules out, for events at and behind a position; null where that is not known. */
    @Nullable
    RuledOut ruledOut(Selection selection, long position) {
        synchronized (newestLast) {
            RuledOut known = newestLast.get(selection);
            return known != null && known.reaches(position) ? known : null;
        }
    }

    /**
     * A step of reading the store is over. Where there are more hits to come than searches stand, and few of them are
     * selected, all searches are looked at now, instead of one for each hit.
     *
     * @param left events that are still to be read
     */
    void looked(Selection selection, int documents, int hits, int selected, long left) {
        boolean rare = (long) selected * RARITY_MIN < hits;
        boolean worthIt = left * hits / Math.max(documents, 1) > feed.registry().count();
        if (rare && worthIt && ruledOut(selection, feed.head() - left) == null) {
            RuledOut made = RuledOut.of(feed, selection);
            synchronized (newestLast) {
                newestLast.put(selection, made);
            }
        }
    }
}
