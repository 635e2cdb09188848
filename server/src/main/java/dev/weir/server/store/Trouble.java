package dev.weir.server.store;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * What has gone wrong with the writing since the store was opened, and when it may be tried again. Safe for many
 * threads.
 */
final class Trouble {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private @Nullable StoreException first;
    private Undo undo = new Undo();
    private @Nullable StoreException lasting;
    private long lastTryNanos;

    /** Why nothing can be written; null where nothing is wrong. */
    synchronized @Nullable StoreException why() {
        return lasting == null ? first : lasting;
    }

    /** A write has failed, in which these places were to change. */
    synchronized void add(StoreException error, List<TableWrites.Place> places, RocksInstance instance) {
        if (first == null) {
            first = error;
            // The first try may come at once: most often the disk was full and is not any more.
            lastTryNanos = System.nanoTime() - PAUSE_NANOS;
        }
        if (error.kind() == StoreException.Kind.DAMAGED) {
            lasting = error;
        }
        try {
            undo.add(places, instance);
        } catch (RocksDBException e) {
            lasting = new StoreException(
                    "a write has failed (" + error.getMessage()
                            + "), and what it was to change cannot be read: nothing more is written until the server is"
                            + " started again",
                    e);
        }
    }

    /** The work in the background has failed. */
    synchronized void addBackground() {
        if (first == null) {
            first = new StoreException("work on the store in the background has failed: see its file LOG");
            lastTryNanos = System.nanoTime() - PAUSE_NANOS;
        }
    }

    /** The opening has failed. */
    synchronized void add(StoreException error) {
        if (error.kind() == StoreException.Kind.DAMAGED) {
            lasting = error;
        } else {
            first = error;
        }
    }

    /** Whether it is time to try again; true once in each while, and never where trying is no use. */
    synchronized boolean mayTry() {
        long now = System.nanoTime();
        if (lasting != null || now - lastTryNanos < PAUSE_NANOS) {
            return false;
        }
        lastTryNanos = now;
        return true;
    }

    /** Puts back what failed writes may have changed. */
    synchronized void putBack(RocksInstance instance, RocksOptions options) throws RocksDBException {
        undo.putBack(instance, options);
    }

    synchronized void isOver() {
        first = null;
        undo = new Undo();
    }
}
