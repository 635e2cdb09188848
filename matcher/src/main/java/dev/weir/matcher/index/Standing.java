package dev.weir.matcher.index;

/** One id's hold on one query, for the documents after {@code from} up to and including {@code until}. */
final class Standing {
    static final long OPEN = Long.MAX_VALUE;

    private final long id;
    private final long from;
    private final SharedQuery query;
    /** Only the changing thread writes it, and only to a position that no reader has been given yet. */
    private volatile long until = OPEN;

    Standing(long id, long from, SharedQuery query) {
        this.id = id;
        this.from = from;
        this.query = query;
    }

    long id() {
        return id;
    }

    SharedQuery query() {
        return query;
    }

    boolean isOpen() {
        return until == OPEN;
    }

    boolean standsAt(long position) {
        return from < position && position <= until;
    }

    void endAt(long position) {
        until = position;
    }

    void reopen() {
        until = OPEN;
    }
}
