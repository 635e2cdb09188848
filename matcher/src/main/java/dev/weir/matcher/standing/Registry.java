package dev.weir.matcher.standing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Who stands with which entry, between which positions. An id stands with one entry at a time.
 *
 * <p><b>Threads.</b> One thread at a time changes it. Any number of threads may meanwhile call {@link #standsAt},
 * {@link #collect}, {@link #settledAfter}, {@link #isUnused} and {@link #size}, without waiting. A reader at position P
 * begins only after all changes at positions below P have been made and handed over to it; changes at P and later may
 * go on while it reads and are not seen. Who reads above the position behind that of a rollback has ended before it.
 *
 * <p><b>Why that needs no lock.</b> A change at C only adds and marks: a standing that begins at C is linked in front,
 * one that ends there is marked, and a reader at P, at most C, takes neither into account. What is unlinked (forgotten
 * or undone) does not stand at any position that is read, its own links stay as they were, and its record is not used
 * again before nobody can be at it any more ({@link Retired} says why). So a walk always finds all that stand, each
 * once, and always ends. Links and marks are written with release and read with acquire, so whoever finds a record
 * finds what was written into it before.
 *
 * <p><b>Memory.</b> About 40 bytes for each standing and 4 for each entry, and 4 for each change since
 * {@link #forgetBefore}; an ended standing takes 32 more until it is forgotten. What was used once is kept for use.
 */
public final class Registry {
    /** No entry. */
    public static final int NONE = Records.NONE;

    /** What {@link #settledAfter} says where no position is enough. */
    public static final long NOT_SETTLED = Long.MAX_VALUE;

    private final Standings standings = new Standings();
    private final Newest newest = new Newest(standings);
    /** The changes that can still be undone, in order: a standing that began, or one that ended, negated by ~. */
    private final IntQueue changes = new IntQueue();

    private final AtomicInteger size = new AtomicInteger();
    private long lastChange = Long.MIN_VALUE;
    private long forgotten = Long.MIN_VALUE;

    /**
     * Lets an id stand with an entry for documents after a position, and with no other from there on. Where it stands
     * with that entry already, nothing changes.
     *
     * @param entry from 0; entries should be numbered densely
     * @return the entry that the id no longer stands with, or {@link #NONE}
     * @throws IllegalArgumentException if the position is before that of an earlier change
     */
    public int put(long id, long position, int entry) {
        if (entry < 0) {
            throw new IllegalArgumentException("entry " + entry + " must not be negative");
        }
        advanceTo(position);
        int before = newest.find(id);
        boolean stands = before != NONE && standings.isOpen(before);
        if (stands && standings.entry(before) == entry) {
            return NONE;
        }
        if (stands) {
            end(before, position);
        }
        int begun = standings.begin(id, position, entry, before);
        newest.put(id, begun);
        changes.addLast(begun);
        size.getAndIncrement();
        return stands ? standings.entry(before) : NONE;
    }

    /**
     * Lets an id no longer stand for documents after a position.
     *
     * @return the entry that it no longer stands with, or {@link #NONE} if it stood with none
     * @throws IllegalArgumentException if the position is before that of an earlier change
     */
    public int remove(long id, long position) {
        advanceTo(position);
        int before = newest.find(id);
        if (before == NONE || !standings.isOpen(before)) {
            return NONE;
        }
        end(before, position);
        return standings.entry(before);
    }

    /** Makes room for so many more ids at once, so that putting them copies little. */
    public void expect(int more) {
        newest.expect(more);
    }

    /** Whether that id stands for a document at that position. */
    public boolean standsAt(long id, long position) {
        int standing = newest.find(id);
        while (standing != NONE && standings.from(standing) >= position) {
            standing = standings.older(standing);
        }
        return standing != NONE && standings.standsAt(standing, position);
    }

    /** How many ids stand after all changes so far. */
    public int size() {
        return size.get();
    }

    /** Adds the ids that stand with an entry for a document at that position, each once, in any order. */
    public void collect(int entry, long position, Ids out) {
        for (int standing = standings.first(entry); standing != NONE; standing = standings.next(standing)) {
            if (standings.standsAt(standing, position)) {
                out.add(standings.id(standing));
            }
        }
    }

    /** Whether nobody stands with an entry at any position that can still be read or come back by a rollback. */
    public boolean isUnused(int entry) {
        return standings.first(entry) == NONE;
    }

    /**
     * Undoes every change after a position, as if it had never been made. Whoever reads meanwhile must do so at the
     * next position or before.
     *
     * @param touched is told each entry whose standings changed, perhaps repeatedly, the last time when it is done with
     * @throws IllegalArgumentException if changes after that position were forgotten
     */
    public void rollbackTo(long position, IntConsumer touched) {
        if (position < forgotten) {
            throw new IllegalArgumentException(
                    "cannot roll back to position " + position + ": changes up to " + forgotten + " were forgotten");
        }
        while (!changes.isEmpty() && positionOf(changes.last()) > position) {
            undo(changes.removeLast(), touched);
        }
        lastChange = Math.min(lastChange, position);
    }

    /**
     * Takes the promise that nobody reads at or before the position any more and no change there will be undone: what
     * ended there goes.
     *
     * @param touched is told each entry that lost standings, perhaps repeatedly, the last time when it is done with
     */
    public void forgetBefore(long position, IntConsumer touched) {
        forgotten = Math.max(forgotten, position);
        standings.retired().readersGoneUpTo(forgotten);
        while (!changes.isEmpty() && positionOf(changes.first()) <= forgotten) {
            int change = changes.removeFirst();
            if (change < 0) {
                drop(~change, touched);
            }
        }
    }

    /**
     * Says that another thread is about to call {@link #settledAfter}, at no position. Until {@link #surveyEnds},
     * nothing that it could come upon is used again. For the changing thread, before it lets the other one begin.
     */
    public void surveyBegins() {
        standings.retired().surveyBegins();
    }

    /** Says that the other thread has done. For the changing thread, once it knows. */
    public void surveyEnds() {
        standings.retired().surveyEnds();
    }

    /**
     * Adds the ids of all standings of an entry, if none of them has an end; if one has, nothing. For the changing
     * thread, or within a survey for another one: there, what it says of an entry that was touched since the survey
     * began (put or ended, undone or forgotten) is void.
     *
     * @return the position after which all those ids stand, or {@link #NOT_SETTLED} if a standing has an end
     */
    public long settledAfter(int entry, Ids out) {
        int sizeBefore = out.size();
        long after = -1;
        for (int standing = standings.first(entry); standing != NONE; standing = standings.next(standing)) {
            if (!standings.isOpen(standing)) {
                out.truncate(sizeBefore);
                return NOT_SETTLED;
            }
            out.add(standings.id(standing));
            after = Math.max(after, standings.from(standing));
        }
        return after;
    }

    /** What all this takes of the heap, in bytes, about. For the changing thread. */
    public long ramBytes() {
        return standings.ramBytes() + newest.ramBytes() + changes.ramBytes();
    }

    private void advanceTo(long position) {
        if (position < 0 || position == Long.MAX_VALUE || position < lastChange || position < forgotten) {
            throw new IllegalArgumentException("a change at position " + position + " must not be negative, nor before "
                    + Math.max(lastChange, forgotten) + ", the latest so far");
        }
        lastChange = position;
        standings.retired().changeAt(position);
    }

    private void end(int standing, long position) {
        standings.end(standing, position);
        changes.addLast(~standing);
        size.getAndDecrement();
    }

    private long positionOf(int change) {
        return change < 0 ? standings.until(~change) : standings.from(change);
    }

    private void undo(int change, IntConsumer touched) {
        if (change < 0) {
            standings.reopen(~change);
            size.getAndIncrement();
            touched.accept(standings.entry(~change));
        } else {
            size.getAndDecrement();
            drop(change, touched);
        }
    }

    private void drop(int standing, IntConsumer touched) {
        if (standings.newer(standing) == NONE) {
            int older = standings.older(standing);
            if (older == NONE) {
                newest.remove(standings.id(standing));
            } else {
                newest.put(standings.id(standing), older);
            }
        }
        standings.drop(standing);
        touched.accept(standings.entry(standing));
    }
}
