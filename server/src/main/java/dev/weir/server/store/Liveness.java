package dev.weir.server.store;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.RocksDBException;

/**
 * Keeps native objects from being used once they are freed, which would end the process: a reader whose client has gone
 * may still be under way while the server stops, or while the store is opened anew. Safe for many threads.
 */
final class Liveness {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** Something that uses native objects. */
    interface Work<T> {
        T run() throws RocksDBException;
    }

    /**
     * Does something while nothing can be freed.
     *
     * @throws StoreException when it is freed already
     */
    <T> T whileOpen(Work<T> work) throws RocksDBException {
        lock.readLock().lock();
        try {
            requireOpen();
            return work.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Does something while nobody is at work, such as freeing objects and making others in their place.
     *
     * @throws StoreException when everything is freed already
     */
    void whileIdle(Runnable replacing) {
        lock.writeLock().lock();
        try {
            requireOpen();
            replacing.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException("the store is closed");
        }
    }

    /** Waits until nobody is at work, and does the freeing; once only. */
    void close(Runnable freeing) {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                freeing.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Frees something single, unless everything is freed already. */
    void freeOne(Runnable freeing) {
        lock.readLock().lock();
        try {
            if (!closed) {
                freeing.run();
            }
        } finally {
            lock.readLock().unlock();
        }
    }
}
