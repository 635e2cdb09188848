package dev.weir.server.delivery;

import dev.weir.server.feed.Feed;
import dev.weir.v1.SavedSearch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Searches that a selection certainly does not have, so that whoever reads a long log for few of many searches need not
 * look each up: those that stand, have never been changed, and are not selected. They were the same for every event
 * behind their saving; so this holds up to the position at which it was made. Immutable.
 *
 * <p>Kept as bits by uid, in pages: uids are positions, and searches that were saved in bulk lie side by side.
 */
final class RuledOut {
    private static final int PAGE_BITS = 16;
    private static final int UIDS_OF_PAGE = 1 << PAGE_BITS;
    /** Bounds it to 2 MiB; searches beyond are looked up. */
    private static final int PAGES_MAX = 256;

    /** Uids from here on, two thousand million, are looked up: an array of all pages would be too long. */
    private static final long PAGE_NUMBER_MAX = 1 << 15;

    private static final long[] NONE = {};

    private final long[][] pages;
    private final long upTo;

    private RuledOut(Map<Integer, long[]> byNumber, long upTo) {
        int most = byNumber.keySet().stream().mapToInt(number -> number).max().orElse(-1);
        this.pages = new long[most + 1][];
        Arrays.fill(pages, NONE);
        byNumber.forEach((number, page) -> pages[number] = page);
        this.upTo = upTo;
    }

    /** Looks at all searches that stand. */
    static RuledOut of(Feed feed, Selection selection) {
        // Before the searches: what changes meanwhile changes behind it.
        long upTo = feed.head();
        Map<Integer, long[]> pages = new HashMap<>();
        feed.registry().after("").forEach(search -> {
            if (isUnchanged(search) && !selection.selects(search)) {
                add(pages, search.getUid());
            }
        });
        return new RuledOut(pages, upTo);
    }

    private static boolean isUnchanged(SavedSearch search) {
        return search.getUpdatePosition() == search.getUid();
    }

    private static void add(Map<Integer, long[]> pages, long uid) {
        long number = uid >>> PAGE_BITS;
        if (number >= PAGE_NUMBER_MAX) {
            return;
        }
        long[] page = pages.get((int) number);
        if (page == null) {
            if (pages.size() == PAGES_MAX) {
                return;
            }
            page = new long[UIDS_OF_PAGE / Long.SIZE];
            pages.put((int) number, page);
        }
        int bit = (int) (uid & (UIDS_OF_PAGE - 1));
        page[bit / Long.SIZE] |= 1L << bit;
    }

    /** Whether it holds for an event at a position. */
    boolean reaches(long position) {
        return position <= upTo;
    }

    /** Whether a search is ruled out for the events that this reaches. */
    boolean contains(long uid) {
        long number = uid >>> PAGE_BITS;
        long[] page = number < pages.length ? pages[(int) number] : NONE;
        int bit = (int) (uid & (UIDS_OF_PAGE - 1));
        return page.length > 0 && (page[bit / Long.SIZE] & 1L << bit) != 0;
    }
}
