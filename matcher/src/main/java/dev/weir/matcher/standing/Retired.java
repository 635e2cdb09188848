package dev.weir.matcher.standing;

/**
 * The records that are linked from nowhere any more, until they may be used again: once nobody is left who could have
 * come upon them while they were linked. For the changing thread only.
 *
 * <p>A reader at position P began after all changes below P. So when a record is unlinked, and the next change after
 * that is at position C, then whoever has P above C began after the unlinking and cannot come upon the record; and
 * whoever may still be at it has P at most C. Once {@link Registry#forgetBefore} promises that nobody reads at C or
 * before any more, the record is free.
 *
 * <p>Records wait in two groups, so that one position is enough to remember: those sealed by a change, which wait for
 * that position; and those unlinked since, which wait until the first group is free, and are then sealed by the next
 * change. That position may be later than need be, never earlier.
 */
final class Retired {
    /** First the free ones, then the sealed ones, then those unlinked since. */
    private final IntQueue records = new IntQueue();

    private int free;
    private int sealed;
    private long sealedAt;
    private int surveys;

    void add(int record) {
        records.addLast(record);
    }

    boolean hasFree() {
        return free > 0;
    }

    int takeFree() {
        free--;
        return records.removeFirst();
    }

    /** There is going to be a change at that position. */
    void changeAt(long position) {
        if (sealed == 0 && records.size() > free) {
            sealed = records.size() - free;
            sealedAt = position;
        }
    }

    /** Nobody reads at that position or before any more. */
    void readersGoneUpTo(long position) {
        if (surveys == 0 && sealed > 0 && position >= sealedAt) {
            free += sealed;
            sealed = 0;
        }
    }

    /** Somebody begins to read who is at no position: until it is over, nothing more becomes free. */
    void surveyBegins() {
        surveys++;
    }

    void surveyEnds() {
        surveys--;
    }

    long ramBytes() {
        return records.ramBytes();
    }
}
