package dev.weir.matcher.standing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** From entry to the first record of its list. One thread changes it; any number of threads ask. */
final class Heads {
    private static final int PAGE_BITS = 10;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int MASK = PAGE_SIZE - 1;
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

    /** One more than the record, so that a new page need not be filled. An array of pages is never changed. */
    private volatile int[][] pages = {};

    int get(int entry) {
        int[][] now = pages;
        int page = entry >>> PAGE_BITS;
        return page < now.length ? (int) INTS.getAcquire(now[page], entry & MASK) - 1 : Records.NONE;
    }

    /** What was written before it, a reader who finds the record sees as well. */
    void set(int entry, int record) {
        int page = entry >>> PAGE_BITS;
        if (page >= pages.length) {
            int[][] more = Arrays.copyOf(pages, page + 1);
            for (int i = pages.length; i <= page; i++) {
                more[i] = new int[PAGE_SIZE];
            }
            pages = more;
        }
        INTS.setRelease(pages[page], entry & MASK, record + 1);
    }

    long ramBytes() {
        return pages.length * (PAGE_SIZE * (long) Integer.BYTES + Records.ARRAY_BYTES);
    }
}
