package dev.weir.matcher.standing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Records of four longs each, by number. They lie in pages, so that growing copies none of them, and a record's fields
 * lie together, so that a reader waits for memory once.
 *
 * <p>One thread writes. What it writes with {@code publish}, readers see together with all that was written before it;
 * other fields they may read only of records that were published to them and are not yet free again.
 */
final class Records {
    /** No record. */
    static final int NONE = -1;

    /** What an array takes beside its elements, with its place in an array of arrays. */
    static final long ARRAY_BYTES = 16 + 4;

    private static final int MAX_RECORDS = Integer.MAX_VALUE - 1;
    private static final int FIELD_BITS = 2;
    private static final int PAGE_BITS = 10;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int MASK = PAGE_SIZE - 1;
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final Retired retired = new Retired();
    /** An array of pages is never changed: a longer one takes its place. */
    private volatile long[][] pages = {};

    private int used;

    /** A record whose fields the caller sets, all of them that anybody will read, before it publishes the number. */
    int allocate() {
        if (retired.hasFree()) {
            return retired.takeFree();
        }
        if (used == MAX_RECORDS) {
            throw new IllegalStateException("more than " + MAX_RECORDS + " records of standings");
        }
        if (used == pages.length << PAGE_BITS) {
            long[][] more = Arrays.copyOf(pages, pages.length + 1);
            more[pages.length] = new long[PAGE_SIZE << FIELD_BITS];
            pages = more;
        }
        return used++;
    }

    long get(int record, int field) {
        return pages[record >>> PAGE_BITS][at(record, field)];
    }

    void set(int record, int field, long value) {
        pages[record >>> PAGE_BITS][at(record, field)] = value;
    }

    /** For fields that change while somebody reads them. */
    long published(int record, int field) {
        return (long) LONGS.getAcquire(pages[record >>> PAGE_BITS], at(record, field));
    }

    void publish(int record, int field, long value) {
        LONGS.setRelease(pages[record >>> PAGE_BITS], at(record, field), value);
    }

    Retired retired() {
        return retired;
    }

    long ramBytes() {
        return pages.length * ((long) PAGE_SIZE * (Long.BYTES << FIELD_BITS) + ARRAY_BYTES) + retired.ramBytes();
    }

    private static int at(int record, int field) {
        return ((record & MASK) << FIELD_BITS) + field;
    }
}
