package dev.weir.server.store;

/**
 * Reads entries in the order of their positions (or uids), as they were when the scan was opened. For one thread at a
 * time; to be closed.
 *
 * @param <T> what is read
 */
public interface Scan<T> extends AutoCloseable {
    /** Goes on to the next entry; false when there is none. */
    boolean next();

    /** The position (or uid) of the entry. */
    long position();

    /** The entry. */
    T entry();

    @Override
    void close();
}
