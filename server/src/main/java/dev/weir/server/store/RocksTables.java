package dev.weir.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Slice;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** An open RocksDB with the tables of {@link Table}. Safe for many threads. */
final class RocksTables implements AutoCloseable {
    private static final long BLOCK_CACHE_BYTES = 128L << 20;
    private static final long LOG_FILE_BYTES_MAX = 16L << 20;
    private static final int LOG_FILES_MAX = 4;
    private static final double BLOOM_BITS_PER_KEY = 10;

    static {
        RocksDB.loadLibrary();
    }

    /** What goes into one write. */
    interface Changes {
        void addTo(WriteBatch batch) throws RocksDBException;
    }

    private final RocksDB db;
    private final Map<Table, ColumnFamilyHandle> handles;
    private final List<AutoCloseable> natives;
    private final WriteOptions synced = new WriteOptions().setSync(true);

    private RocksTables(RocksDB db, Map<Table, ColumnFamilyHandle> handles, List<AutoCloseable> natives) {
        this.db = db;
        this.handles = handles;
        this.natives = natives;
    }

    static RocksTables open(Path directory) {
        List<AutoCloseable> natives = new ArrayList<>();
        LRUCache cache = keep(natives, new LRUCache(BLOCK_CACHE_BYTES));
        BloomFilter bloom = keep(natives, new BloomFilter(BLOOM_BITS_PER_KEY));
        ColumnFamilyOptions family = keep(natives, new ColumnFamilyOptions())
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(bloom));
        DBOptions options = keep(natives, new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setParanoidChecks(true)
                // The last write of a process that was killed may be cut off: it was never acknowledged. Damage
                // anywhere
                // else is refused, because what was acknowledged would be lost by skipping it.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(LOG_FILE_BYTES_MAX)
                .setKeepLogFileNum(LOG_FILES_MAX);
        List<ColumnFamilyDescriptor> descriptors = Arrays.stream(Table.values())
                .map(table -> new ColumnFamilyDescriptor(table.nameOnDisk(), family))
                .toList();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            RocksDB db = RocksDB.open(options, directory.toString(), descriptors, handles);
            Map<Table, ColumnFamilyHandle> byTable = new EnumMap<>(Table.class);
            for (Table table : Table.values()) {
                byTable.put(table, handles.get(byTable.size()));
            }
            return new RocksTables(db, byTable, natives);
        } catch (IOException e) {
            closeAll(natives);
            throw new StoreException("the data directory " + directory + " cannot be made: " + e.getMessage(), e);
        } catch (RocksDBException e) {
            closeAll(natives);
            throw new StoreException(explain(directory, e), e);
        }
    }

    private static String explain(Path directory, RocksDBException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("lock")) {
            return "the data directory " + directory
                    + " is in use by another process: stop that one, or name another directory";
        }
        return "the store in " + directory + " cannot be opened, and nothing in it was changed: " + message;
    }

    ColumnFamilyHandle handle(Table table) {
        return Objects.requireNonNull(handles.get(table), "no column family");
    }

    byte @Nullable [] get(Table table, byte[] key) {
        try {
            return db.get(handle(table), key);
        } catch (RocksDBException e) {
            throw new StoreException("table " + table + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes all changes or none; they are on disk on return. */
    void write(Changes changes) {
        try (WriteBatch batch = new WriteBatch()) {
            changes.addTo(batch);
            db.write(synced, batch);
        } catch (RocksDBException e) {
            throw new StoreException("the store cannot be written: " + e.getMessage(), e);
        }
    }

    /** The entries of a table from a key on, as long as they begin with a prefix. */
    TableScan scan(Table table, byte[] from, byte[] prefix) {
        return new TableScan(db, handle(table), from, prefix);
    }

    /** The last entry of a table at or before a key, if it begins with the prefix. */
    byte @Nullable [] lastKeyUpTo(Table table, byte[] key, byte[] prefix) {
        try (ReadOptions options = new ReadOptions();
                Slice lower = new Slice(prefix);
                var iterator = db.newIterator(handle(table), options.setIterateLowerBound(lower))) {
            iterator.seekForPrev(key);
            if (!iterator.isValid()) {
                checkStatus(iterator, table);
                return null;
            }
            return iterator.key();
        }
    }

    private static void checkStatus(org.rocksdb.RocksIterator iterator, Table table) {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw new StoreException("table " + table + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        handles.values().forEach(ColumnFamilyHandle::close);
        synced.close();
        try {
            db.closeE();
        } catch (RocksDBException e) {
            throw new StoreException("the store did not close cleanly: " + e.getMessage(), e);
        } finally {
            closeAll(natives);
        }
    }

    private static <T extends AutoCloseable> T keep(List<AutoCloseable> natives, T made) {
        natives.add(made);
        return made;
    }

    private static void closeAll(List<AutoCloseable> natives) {
        for (AutoCloseable one : natives.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                throw new StoreException("a native object of the store did not close", e);
            }
        }
    }
}
