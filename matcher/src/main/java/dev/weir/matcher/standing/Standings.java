package dev.weir.matcher.standing;

/**
 * The standings as records, each in a list of its entry and in a chain of its id. One thread changes them; any number
 * of threads read {@link #id}, {@link #standsAt}, {@link #from}, {@link #first}, {@link #next} and {@link #older}.
 *
 * <p>A standing that is open is one record: its id; from where on it stands; its entry and the next of that entry; the
 * previous of that entry and the next older of that id. When it ends, a second record takes from, until and the next
 * newer of that id, and the place of from takes the second record's number, negated. So nobody sees an end without
 * where it is, and standings that are open, which are nearly all, do without the room for an end.
 */
final class Standings {
    /** Its place in a list or chain is at the end. */
    private static final int NONE = Records.NONE;

    private static final int ID = 0;
    private static final int SPAN = 1;
    private static final int ENTRY_AND_NEXT = 2;
    private static final int PREVIOUS_AND_OLDER = 3;

    private static final int END_FROM = 0;
    private static final int END_UNTIL = 1;
    private static final int END_NEWER = 2;

    private final Records records = new Records();
    private final Heads heads = new Heads();

    /** A new standing, first in the list of its entry. The older one of its id, if any, must have ended. */
    int begin(long id, long from, int entry, int older) {
        int standing = records.allocate();
        int next = heads.get(entry);
        records.set(standing, ID, id);
        records.set(standing, SPAN, from);
        records.set(standing, ENTRY_AND_NEXT, pair(entry, next));
        records.set(standing, PREVIOUS_AND_OLDER, pair(NONE, older));
        if (next != NONE) {
            setPrevious(next, standing);
        }
        if (older != NONE) {
            setNewer(older, standing);
        }
        heads.set(entry, standing);
        return standing;
    }

    /** Ends a standing that is open. */
    void end(int standing, long until) {
        int end = records.allocate();
        records.set(end, END_FROM, records.get(standing, SPAN));
        records.set(end, END_UNTIL, until);
        records.set(end, END_NEWER, NONE);
        records.publish(standing, SPAN, ~(long) end);
    }

    /** Undoes an end. */
    void reopen(int standing) {
        int end = (int) ~records.get(standing, SPAN);
        records.publish(standing, SPAN, records.get(end, END_FROM));
        records.retired().add(end);
    }

    /** Takes a standing out of its list and its chain; whoever is at it finds on from there as before. */
    void drop(int standing) {
        int newer = newer(standing);
        int older = older(standing);
        if (newer != NONE) {
            records.publish(newer, PREVIOUS_AND_OLDER, pair(previous(newer), older));
        }
        if (older != NONE) {
            setNewer(older, newer);
        }
        int previous = previous(standing);
        int next = next(standing);
        if (previous != NONE) {
            records.publish(previous, ENTRY_AND_NEXT, pair(entry(previous), next));
        } else {
            heads.set(entry(standing), next);
        }
        if (next != NONE) {
            setPrevious(next, previous);
        }
        if (!isOpen(standing)) {
            records.retired().add((int) ~records.get(standing, SPAN));
        }
        records.retired().add(standing);
    }

    long id(int standing) {
        return records.get(standing, ID);
    }

    int entry(int standing) {
        return (int) (records.published(standing, ENTRY_AND_NEXT) >> Integer.SIZE);
    }

    boolean isOpen(int standing) {
        return records.published(standing, SPAN) >= 0;
    }

    boolean standsAt(int standing, long position) {
        long span = records.published(standing, SPAN);
        if (span >= 0) {
            return span < position;
        }
        int end = (int) ~span;
        return records.get(end, END_FROM) < position && position <= records.get(end, END_UNTIL);
    }

    long from(int standing) {
        long span = records.published(standing, SPAN);
        return span >= 0 ? span : records.get((int) ~span, END_FROM);
    }

    /** Where a standing that is not open ends. */
    long until(int standing) {
        return records.get((int) ~records.get(standing, SPAN), END_UNTIL);
    }

    /** The first of an entry, or NONE. */
    int first(int entry) {
        return heads.get(entry);
    }

    /** The next of the same entry, or NONE. */
    int next(int standing) {
        return (int) records.published(standing, ENTRY_AND_NEXT);
    }

    /** The next older of the same id, or NONE. */
    int older(int standing) {
        return (int) records.published(standing, PREVIOUS_AND_OLDER);
    }

    /** The next newer of the same id, or NONE: before there is one, a standing has ended. */
    int newer(int standing) {
        return isOpen(standing) ? NONE : (int) records.get((int) ~records.get(standing, SPAN), END_NEWER);
    }

    Retired retired() {
        return records.retired();
    }

    long ramBytes() {
        return records.ramBytes() + heads.ramBytes();
    }

    private int previous(int standing) {
        return (int) (records.get(standing, PREVIOUS_AND_OLDER) >> Integer.SIZE);
    }

    private void setPrevious(int standing, int previous) {
        records.publish(standing, PREVIOUS_AND_OLDER, pair(previous, older(standing)));
    }

    private void setNewer(int standing, int newer) {
        records.set((int) ~records.get(standing, SPAN), END_NEWER, newer);
    }

    private static long pair(int high, int low) {
        return ((long) high << Integer.SIZE) | (low & 0xffff_ffffL);
    }
}
