package dev.weir.server.store;

import dev.weir.server.config.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.Slice;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open RocksDB with the tables of {@link Table}. Safe for many threads.
 *
 * <p>When a write fails, or work in the background does, RocksDB takes no more writes until it is opened anew. That is
 * done here, as soon as there is room and the disk takes a file again: the next write that comes tries it, so that
 * nobody has to start the server again. Until then reads go on. What the failed writes may have left in the write-ahead
 * log is undone before anything else is written ({@link Undo}).
 */
final class RocksTables implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RocksTables.class);

    /** What goes into one write. */
    interface Changes {
        void addTo(TableWrites writes) throws RocksDBException;
    }

    /** What is read from an instance. */
    interface Query<T> {
        T from(RocksInstance instance) throws RocksDBException;
    }

    private final Path directory;
    private final RocksOptions options;
    private final DiskSpace space;
    private final Liveness liveness = new Liveness();
    private final Set<TableScan> scans = ConcurrentHashMap.newKeySet();
    private final Trouble trouble = new Trouble();
    private final Object mending = new Object();
    /** Replaced while nobody is at work; null after an opening that failed. */
    private volatile @Nullable RocksInstance instance;

    private final AtomicInteger openings = new AtomicInteger(1);
    private volatile boolean unsynced;

    private RocksTables(Path directory, RocksOptions options, DiskSpace space, RocksInstance instance) {
        this.directory = directory;
        this.options = options;
        this.space = space;
        this.instance = instance;
    }

    static RocksTables open(Path directory, StoreConfig config) {
        RocksOptions options = new RocksOptions(config);
        try {
            Files.createDirectories(directory);
            DiskSpace space = new DiskSpace(directory, config.freeBytesMin(), options.loggedBytesMax());
            return new RocksTables(directory, options, space, RocksInstance.open(directory, options));
        } catch (IOException e) {
            options.close();
            throw new StoreException("the data directory " + directory + " cannot be made: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            options.close();
            throw e;
        }
    }

    byte @Nullable [] get(Table table, byte[] key) {
        return readFrom(found -> Optional.ofNullable(found.db().get(found.handle(table), key)))
                .orElse(null);
    }

    /**
     * Writes all changes or none; they are on disk on return.
     *
     * @throws StoreException and then none of the changes is there, nor comes back later
     */
    void write(Changes changes) {
        space.require();
        write(changes, options.synced());
    }

    /** As {@link #write}, but a machine that loses its power loses the changes, until {@link #sync}. */
    void writeUnsynced(Changes changes) {
        space.require();
        write(changes, options.unsynced());
        unsynced = true;
    }

    /** As {@link #write}, also where there is little room: for what is small, or makes room. */
    void writeAnyway(Changes changes) {
        write(changes, options.synced());
    }

    /** Brings everything that was written so far to the disk. */
    void sync() {
        if (unsynced) {
            mend();
            unsynced = false;
            try {
                liveness.whileOpen(() -> syncLog(requireInstance()));
            } catch (RocksDBException e) {
                unsynced = true;
                throw failedWrite(e);
            }
        }
    }

    private boolean syncLog(RocksInstance found) throws RocksDBException {
        try {
            found.db().flushWal(/* sync= */ true);
            return true;
        } catch (RocksDBException e) {
            trouble.add(failedWrite(e), List.of(), found);
            throw e;
        }
    }

    /** How often the store was opened: what is read after another opening may be without what was not synced. */
    int openings() {
        return openings.get();
    }

    private void write(Changes changes, WriteOptions how) {
        mend();
        try {
            liveness.whileOpen(() -> {
                RocksInstance found = requireInstance();
                if (found.backgroundErrors() > 0) {
                    trouble.addBackground();
                    throw requireTrouble();
                }
                try (TableWrites writes = new TableWrites(found)) {
                    changes.addTo(writes);
                    write(writes, how, found);
                }
                return true;
            });
        } catch (RocksDBException e) {
            throw failedWrite(e);
        }
    }

    private void write(TableWrites writes, WriteOptions how, RocksInstance found) {
        try {
            writes.write(how);
        } catch (RocksDBException e) {
            StoreException failed = failedWrite(e);
            LOG.error("a write to the store in {} has failed; nothing is written until it is mended", directory, e);
            trouble.add(failed, writes.places(), found);
            throw failed;
        }
    }

    private static StoreException failedWrite(RocksDBException e) {
        return new StoreException(RocksInstance.kindOf(e), "the store cannot be written: " + e.getMessage(), e);
    }

    /**
     * Opens the store anew where writing has failed.
     *
     * @throws StoreException while it cannot be written
     */
    private void mend() {
        if (trouble.why() == null) {
            return;
        }
        synchronized (mending) {
            if (trouble.why() == null) {
                return;
            }
            if (!trouble.mayTry()) {
                throw requireTrouble();
            }
            space.requireForOpening();
            try {
                space.probe();
            } catch (IOException e) {
                throw new StoreException("the disk of " + directory + " takes no files: " + e, e);
            }
            liveness.whileIdle(this::reopen);
            trouble.isOver();
            LOG.info("the store in {} is mended: writes are taken again", directory);
        }
    }

    private void reopen() {
        scans.forEach(TableScan::free);
        RocksInstance broken = instance;
        instance = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (RocksDBException e) {
                // It is closed because it is broken; what matters is whether it can be opened.
                LOG.warn("the broken store in {} did not close cleanly: {}", directory, e.getMessage());
            }
        }
        try {
            RocksInstance opened = RocksInstance.open(directory, options);
            openings.incrementAndGet();
            instance = opened;
            trouble.putBack(opened, options);
        } catch (StoreException e) {
            trouble.add(e);
            throw e;
        } catch (RocksDBException e) {
            StoreException failed = failedWrite(e);
            trouble.add(failed);
            throw failed;
        }
    }

    /** What is wrong with the writing. */
    Trouble trouble() {
        return trouble;
    }

    private StoreException requireTrouble() {
        StoreException why = trouble.why();
        // Each caller gets an exception of its own: one that several threads throw tells nobody where.
        return why == null
                ? new StoreException("the store in " + directory + " was mended this moment")
                : new StoreException(why.kind(), String.valueOf(why.getMessage()), why);
    }

    private RocksInstance requireInstance() {
        RocksInstance found = instance;
        if (found == null) {
            throw requireTrouble();
        }
        return found;
    }

    /** The entries of a table from a key on, as long as they begin with a prefix. */
    TableScan scan(Table table, byte[] from, byte[] prefix) {
        return readFrom(found -> {
            TableScan scan = new TableScan(this, found, table, from, prefix);
            scans.add(scan);
            return scan;
        });
    }

    /** Gives the space of what was deleted between two keys back to the disk, as far as whole files go. */
    void compact(Table table, byte[] from, byte[] to) {
        readFrom(found -> {
            found.db().deleteFilesInRanges(found.handle(table), List.of(from, to), /* includeEnd= */ false);
            found.db().compactRange(found.handle(table), from, to);
            return true;
        });
    }

    /** Copies all tables as they are now; files that never change are shared where the disk is the same. */
    void checkpoint(Path target) {
        space.require();
        readFrom(found -> {
            try (Checkpoint checkpoint = Checkpoint.create(found.db())) {
                checkpoint.createCheckpoint(target.toString());
                return true;
            }
        });
    }

    /** Reads all tables, and holds them against their checksums. */
    void verify() {
        readFrom(found -> {
            found.db().verifyChecksum();
            return true;
        });
    }

    /** Frees a scan. */
    void end(TableScan scan) {
        liveness.freeOne(() -> {
            if (scans.remove(scan)) {
                scan.free();
            }
        });
    }

    /** The last entry of a table at or before a key, if it begins with the prefix. */
    byte @Nullable [] lastKeyUpTo(Table table, byte[] key, byte[] prefix) {
        return readFrom(found -> {
                    try (ReadOptions reading = new ReadOptions();
                            Slice lower = new Slice(prefix);
                            var iterator =
                                    found.db().newIterator(found.handle(table), reading.setIterateLowerBound(lower))) {
                        iterator.seekForPrev(key);
                        if (iterator.isValid()) {
                            return Optional.of(iterator.key());
                        }
                        iterator.status();
                        return Optional.<byte[]>empty();
                    }
                })
                .orElse(null);
    }

    /** Reads something, as long as the store is open. */
    <T> T readFrom(Query<T> query) {
        if (instance == null) {
            mend();
        }
        try {
            return liveness.whileOpen(() -> query.from(requireInstance()));
        } catch (RocksDBException e) {
            throw new StoreException(RocksInstance.kindOf(e), "the store cannot be read: " + e.getMessage(), e);
        }
    }

    /** Closes the store; scans that are still open end with a {@link StoreException}. May be called more than once. */
    @Override
    public void close() {
        liveness.close(this::free);
    }

    private void free() {
        scans.forEach(TableScan::free);
        try {
            RocksInstance open = instance;
            if (open != null) {
                open.close();
            }
        } catch (RocksDBException e) {
            throw new StoreException("the store did not close cleanly: " + e.getMessage(), e);
        } finally {
            options.close();
        }
    }
}
