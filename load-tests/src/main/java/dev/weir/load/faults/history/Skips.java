package dev.weir.load.faults.history;

/**
 * What one connection of a latest-only subscription was not sent: each notification that is left out must be followed
 * by a later one of the same search and document, none may be a LEAVE, and the server must tell how many it left out.
 * For one thread.
 */
final class Skips {
    private final Sequence sequence;
    private final boolean allowed;
    private long missing;
    private long told;

    /** Without being allowed there must be none. */
    Skips(Sequence sequence, boolean allowed) {
        this.sequence = sequence;
        this.allowed = allowed;
    }

    /** A connection begins. */
    void begin() {
        missing = 0;
        told = 0;
    }

    /** The server says that it left out so many more. */
    void told(long more) {
        told += more;
    }

    /** How many it has told of that have not shown yet as missing. */
    long ahead() {
        return told - missing;
    }

    /** The notifications from one index to before another did not come; gives what is wrong with that, or nothing. */
    String missed(int from, int to) {
        for (int index = from; index < to; index++) {
            Told left = sequence.get(index).told();
            if (!allowed || !sequence.isSuperseded(index)) {
                return "a gap of " + (to - from) + " notifications, and no later one stands for " + left;
            }
        }
        missing += to - from;
        return "";
    }
}
