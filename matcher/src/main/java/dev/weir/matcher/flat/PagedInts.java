package dev.weir.matcher.flat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing array of ints. It grows by a page, so that no growth takes long; only the first page, which begins small,
 * is copied until it is full. A reader that goes on meanwhile always finds what it could find before.
 *
 * <p>One thread writes. A reader sees a value for sure once it was handed over to it, directly or by a release and
 * acquire of something that was written later.
 */
public final class PagedInts {
    private static final int PAGE_BITS = 14;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int MASK = PAGE_SIZE - 1;
    private static final int FIRST_PAGE_SIZE = 64;
    private static final int[][] NONE = {};
    private static final VarHandle VALUE = MethodHandles.arrayElementVarHandle(int[].class);

    /** Never changed in place where a reader could look. */
    private volatile int[][] pages = NONE;

    private int size;

    /** How many values the writer has added. */
    public int size() {
        return size;
    }

    public int get(int index) {
        return pages[index >>> PAGE_BITS][index & MASK];
    }

    /** What is there, and with it all that the writer did before its {@link #setRelease}; 0 where nothing is yet. */
    public int getAcquire(int index) {
        int[][] present = pages;
        int page = index >>> PAGE_BITS;
        return page < present.length && (index & MASK) < present[page].length
                ? (int) VALUE.getAcquire(present[page], index & MASK)
                : 0;
    }

    /** Sets a value after all that the writer did so far. */
    public void setRelease(int index, int value) {
        VALUE.setRelease(pages[index >>> PAGE_BITS], index & MASK, value);
    }

    public void set(int index, int value) {
        pages[index >>> PAGE_BITS][index & MASK] = value;
    }

    public void increment(int index) {
        pages[index >>> PAGE_BITS][index & MASK]++;
    }

    public void add(int value) {
        ensure(size);
        set(size++, value);
    }

    /** Makes the array at least that long, with zeros. */
    public void growTo(int newSize) {
        if (newSize > size) {
            ensure(newSize - 1);
            size = newSize;
        }
    }

    private void ensure(int index) {
        int page = index >>> PAGE_BITS;
        if (page >= pages.length || (page == 0 && index >= pages[0].length)) {
            int[][] more = Arrays.copyOf(pages, Math.max(pages.length, page + 1));
            for (int i = pages.length; i <= page; i++) {
                more[i] = new int[i == 0 && page == 0 ? FIRST_PAGE_SIZE : PAGE_SIZE];
            }
            if (page > 0 || index >= more[0].length) {
                more[0] = grown(more[0], page > 0 ? PAGE_SIZE : index + 1);
            }
            pages = more;
        }
    }

    private static int[] grown(int[] page, int needed) {
        return page.length >= needed
                ? page
                : Arrays.copyOf(page, Math.max(needed, Math.min(PAGE_SIZE, 2 * page.length)));
    }

    public long ramBytes() {
        return pages.length == 0 ? 0 : 4L * pages[0].length + (pages.length - 1L) * (4L * PAGE_SIZE + 24);
    }
}
