package dev.weir.matcher.flat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Finds numbers by the hash of what they stand for; what that is, the caller keeps and compares. Open addressing in
 * many small parts, so that no growth takes long.
 *
 * <p>One thread adds and removes. Any number of threads may find meanwhile, and find for sure what was handed over to
 * them; of what is added beside them they find all or nothing.
 */
public final class IdTable {
    /** No such number. */
    public static final int NONE = -1;

    private static final int PART_BITS = 6;
    private static final int FIRST_CAPACITY = 8;
    private static final int EMPTY = 0;
    private static final int REMOVED = -1;
    /** A part grows when more than 3 of 4 places are taken. */
    private static final int FULL_QUARTERS = 3;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle PART = MethodHandles.arrayElementVarHandle(int[][].class);

    private final IntUnaryOperator hashOf;
    /** Slots hold a number plus 1. */
    private final int[][] parts = new int[1 << PART_BITS][FIRST_CAPACITY];

    private final int[] taken = new int[1 << PART_BITS];

    /**
     * An empty table.
     *
     * @param hashOf the hash of what a number in the table stands for
     */
    public IdTable(IntUnaryOperator hashOf) {
        this.hashOf = hashOf;
    }

    /** The number with that hash for which the predicate holds; {@link #NONE} if there is none. */
    public int find(int hash, IntPredicate isMeant) {
        int spread = spread(hash);
        int[] slots = (int[]) PART.getAcquire(parts, part(spread));
        for (int i = home(spread, slots.length); ; i = i + 1 == slots.length ? 0 : i + 1) {
            int slot = (int) SLOT.getAcquire(slots, i);
            if (slot == EMPTY) {
                return NONE;
            }
            if (slot != REMOVED && isMeant.test(slot - 1)) {
                return slot - 1;
            }
        }
    }

    /** Adds a number that is not there yet. */
    public void add(int hash, int id) {
        int spread = spread(hash);
        int part = part(spread);
        if (4L * (taken[part] + 1) > (long) FULL_QUARTERS * parts[part].length) {
            grow(part, 0);
        }
        insert(parts[part], spread, id + 1);
        taken[part]++;
    }

    /** Makes room for so many more at once, so that adding them copies nothing, or little. */
    public void expect(int more) {
        for (int part = 0; part < parts.length; part++) {
            grow(part, (more >>> PART_BITS) + (more >>> (PART_BITS + 1)));
        }
    }

    /** Removes a number that is there. */
    public void remove(int hash, int id) {
        int spread = spread(hash);
        int[] slots = parts[part(spread)];
        int i = home(spread, slots.length);
        while (slots[i] != id + 1) {
            if (slots[i] == EMPTY) {
                throw new IllegalStateException("number " + id + " is not in the table");
            }
            i = i + 1 == slots.length ? 0 : i + 1;
        }
        SLOT.setRelease(slots, i, REMOVED);
    }

    public long ramBytes() {
        long slots = 0;
        for (int[] part : parts) {
            slots += part.length;
        }
        return slots * Integer.BYTES;
    }

    private void grow(int part, int more) {
        int[] before = parts[part];
        int kept = 0;
        for (int slot : before) {
            kept += slot > EMPTY ? 1 : 0;
        }
        int[] after = new int[Math.max(FIRST_CAPACITY, kept + (kept >> 1) + (kept >> 2) + 2 + more)];
        for (int slot : before) {
            if (slot > EMPTY) {
                insert(after, spread(hashOf.applyAsInt(slot - 1)), slot);
            }
        }
        taken[part] = kept;
        PART.setRelease(parts, part, after);
    }

    private static void insert(int[] slots, int spread, int value) {
        int i = home(spread, slots.length);
        while (slots[i] != EMPTY) {
            i = i + 1 == slots.length ? 0 : i + 1;
        }
        SLOT.setRelease(slots, i, value);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B1;
        return mixed ^ (mixed >>> 15);
    }

    private static int part(int spread) {
        return spread >>> (Integer.SIZE - PART_BITS);
    }

    /** The other bits, scaled to the capacity, which is no power of two: that would waste half of the memory. */
    private static int home(int spread, int capacity) {
        return (int) ((((spread << PART_BITS) & 0xFFFF_FFFFL) * capacity) >>> Integer.SIZE);
    }
}
