package dev.weir.matcher.flat;

import java.util.Arrays;

/** A growing array of objects. Threads and growth as with {@link PagedInts}. */
public final class PagedObjects<T> {
    private static final int PAGE_BITS = 10;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int FIRST_PAGE_SIZE = 16;
    private static final Object[][] NONE = {};

    private volatile Object[][] pages = NONE;
    /** Volatile, so that whoever counts a value finds it. */
    private volatile int size;

    public int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only add puts something there
    public T get(int index) {
        return (T) pages[index >>> PAGE_BITS][index & (PAGE_SIZE - 1)];
    }

    /**
     * Adds a value.
     *
     * @return its index
     */
    public int add(T value) {
        int index = size;
        int page = index >>> PAGE_BITS;
        if (page == pages.length) {
            Object[][] more = Arrays.copyOf(pages, page + 1);
            more[page] = new Object[page == 0 ? FIRST_PAGE_SIZE : PAGE_SIZE];
            pages = more;
        } else if (page == 0 && index == pages[0].length) {
            pages = new Object[][] {Arrays.copyOf(pages[0], 2 * index)};
        }
        pages[page][index & (PAGE_SIZE - 1)] = value;
        size = index + 1;
        return index;
    }

    public long ramBytes() {
        return pages.length == 0 ? 0 : 4L * pages[0].length + (pages.length - 1L) * (4L * PAGE_SIZE + 24);
    }
}
