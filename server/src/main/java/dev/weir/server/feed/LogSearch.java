package dev.weir.server.feed;

import dev.weir.server.store.FeedStore;

/** Finds places in a feed's log by time. */
public final class LogSearch {
    private LogSearch() {}

    /**
     * The first position up to the head whose event was published at or after a time; the one behind the head where
     * there is none. Publish times never go back, so halving finds it.
     */
    public static long firstAtOrAfter(FeedStore store, long head, long timeMs) {
        long low = 1;
        long high = head + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (store.event(middle).orElseThrow().getPublishTimeMs() >= timeMs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
