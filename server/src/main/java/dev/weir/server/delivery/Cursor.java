package dev.weir.server.delivery;

import dev.weir.server.store.v1.StoredCursor;
import java.util.Comparator;

/**
 * A place between two notifications of a log: behind everything before {@code position}, and of {@code position} itself
 * behind the notifications of searches with a uid up to {@code uid}.
 *
 * @param position from 1 to one behind the head
 * @param uid 0 before the first notification of the position
 */
record Cursor(long position, long uid) implements Comparable<Cursor> {
    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::position).thenComparingLong(Cursor::uid);

    /** Before all that a position brings. */
    static Cursor before(long position) {
        return new Cursor(position, 0);
    }

    /** Behind all that a position brings. */
    static Cursor behind(long position) {
        return new Cursor(position + 1, 0);
    }

    static Cursor of(StoredCursor stored) {
        return new Cursor(stored.getPosition(), stored.getUid());
    }

    StoredCursor toStored() {
        return StoredCursor.newBuilder().setPosition(position).setUid(uid).build();
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
