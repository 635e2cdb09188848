package dev.weir.server.store;

import dev.weir.server.config.StoreConfig;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/** How RocksDB is opened and written; outlives the instances that are opened with it. */
final class RocksOptions implements AutoCloseable {
    private static final long LOG_FILE_BYTES_MAX = 16L << 20;
    private static final int LOG_FILES_MAX = 4;
    private static final double BLOOM_BITS_PER_KEY = 10;
    /** So many times what may wait in memory may lie in the write-ahead logs: that is what a start reads again. */
    private static final long LOGGED_PER_BUFFERED = 2;

    static {
        RocksDB.loadLibrary();
    }

    private final List<AutoCloseable> natives = new ArrayList<>();
    private final DBOptions database;
    private final ColumnFamilyOptions family;
    private final WriteOptions synced;
    private final WriteOptions unsynced;
    private final long loggedBytesMax;

    RocksOptions(StoreConfig config) {
        loggedBytesMax = LOGGED_PER_BUFFERED * config.writeBufferBytesMax();
        LRUCache cache = keep(new LRUCache(config.blockCacheBytesMax()));
        BloomFilter bloom = keep(new BloomFilter(BLOOM_BITS_PER_KEY));
        family = keep(new ColumnFamilyOptions())
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(bloom));
        database = keep(new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                // Any doubt about what is on disk ends the writing, instead of being written over.
                .setParanoidChecks(true)
                // The last write of a process that was killed may be cut off: it was never acknowledged. Damage
                // elsewhere is refused, because what was acknowledged would be lost by skipping it.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setDbWriteBufferSize(config.writeBufferBytesMax())
                .setMaxTotalWalSize(loggedBytesMax)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(LOG_FILE_BYTES_MAX)
                .setKeepLogFileNum(LOG_FILES_MAX);
        synced = keep(new WriteOptions()).setSync(true);
        unsynced = keep(new WriteOptions());
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions family() {
        return family;
    }

    /** What the write-ahead logs may hold, about: an opening writes it to tables. */
    long loggedBytesMax() {
        return loggedBytesMax;
    }

    /** A write that is on disk on return. */
    WriteOptions synced() {
        return synced;
    }

    /** A write that is in the hands of the operating system on return. */
    WriteOptions unsynced() {
        return unsynced;
    }

    private <T extends AutoCloseable> T keep(T made) {
        natives.add(made);
        return made;
    }

    @Override
    public void close() {
        for (AutoCloseable one : natives.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                throw new StoreException("a native object of the store did not close", e);
            }
        }
    }
}
