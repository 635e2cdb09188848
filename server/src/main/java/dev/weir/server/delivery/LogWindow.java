package dev.weir.server.delivery;

import dev.weir.server.store.FeedStore;
import dev.weir.server.store.Scan;
import dev.weir.server.store.StoreException;
import dev.weir.server.store.v1.LogEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of the log at positions that only grow: those that lie close together by going through the log, which
 * costs a fraction of looking each up. For one thread; to be closed.
 */
final class LogWindow implements AutoCloseable {
    /** Going over so many events costs about as much as looking one up. */
    private static final int GAP_MAX = 8;

    private final FeedStore store;
    private @Nullable Scan<LogEvent> scan;
    private long last = Long.MIN_VALUE;

    LogWindow(FeedStore store) {
        this.store = store;
    }

    /** The event at a position that is greater than the last one asked for. */
    LogEvent at(long position) {
        boolean close = last > 0 && position - last <= GAP_MAX;
        last = position;
        if (!close) {
            close();
            return store.event(position).orElseThrow(() -> missing(position));
        }
        Scan<LogEvent> open = scan;
        if (open == null) {
            open = store.events(position);
            scan = open;
        }
        while (open.next()) {
            if (open.position() == position) {
                return open.entry();
            }
        }
        throw missing(position);
    }

    static StoreException missing(long position) {
        return StoreException.damaged("position " + position + " has hits and no event: the store is damaged");
    }

    @Override
    public void close() {
        Scan<LogEvent> open = scan;
        if (open != null) {
            open.close();
            scan = null;
        }
    }
}
