package dev.weir.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** What a start that was cut off before there was a store may have left, and what a file system puts there. */
    private static final Pattern LEFT_BY_BEGINNING =
            Pattern.compile("LOCK|LOG.*|IDENTITY|MANIFEST-000001|OPTIONS-.*|.*\\.dbtmp|lost\\+found|\\..*");

    private static final Pattern DROPPED_FROM_LOG = Pattern.compile("[0-9]+\\.log(?=: dropping)");

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
    private final Liveness liveness = new Liveness();
    private final Set<TableScan> scans = ConcurrentHashMap.newKeySet();

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
                // elsewhere
                // is refused, because what was acknowledged would be lost by skipping it.
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
            requireStoreOrEmpty(directory);
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
        } catch (StoreException e) {
            closeAll(natives);
            throw e;
        }
    }

    /** RocksDB takes a store without its file CURRENT for none, makes a new one, and deletes what is there. */
    private static void requireStoreOrEmpty(Path directory) throws IOException {
        if (Files.exists(directory.resolve("CURRENT"))) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !LEFT_BY_BEGINNING.matcher(name).matches())
                    .min(Comparator.naturalOrder())
                    .ifPresent(name -> {
                        throw new StoreException("the directory " + directory + " holds " + name
                                + " and no file CURRENT: it is not a data directory, or a damaged one; nothing in it"
                                + " was changed; name an empty directory, or bring back what is missing");
                    });
        }
    }

    private static String explain(Path directory, RocksDBException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("/LOCK: ")) {
            return "the data directory " + directory
                    + " is in use by another process: stop that one, or name another directory";
        }
        return "the store in " + directory + " cannot be opened, and nothing in it was changed: " + message
                + damagedLog(directory).map(file -> " (in " + file + ")").orElse("");
    }

    /** Of damage to a write-ahead log RocksDB tells the place only in its own log file. */
    private static Optional<String> damagedLog(Path directory) {
        try (Stream<String> lines = Files.lines(directory.resolve("LOG"), StandardCharsets.ISO_8859_1)) {
            return lines.map(DROPPED_FROM_LOG::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of("a file that could not be found out: " + e.getMessage());
        }
    }

    ColumnFamilyHandle handle(Table table) {
        return Objects.requireNonNull(handles.get(table), "no column family");
    }

    byte @Nullable [] get(Table table, byte[] key) {
        return read(() -> Optional.ofNullable(db.get(handle(table), key))).orElse(null);
    }

    /** Writes all changes or none; they are on disk on return. */
    void write(Changes changes) {
        try {
            liveness.whileOpen(() -> {
                try (WriteBatch batch = new WriteBatch()) {
                    changes.addTo(batch);
                    db.write(synced, batch);
                    return batch.count();
                }
            });
        } catch (RocksDBException e) {
            throw new StoreException("the store cannot be written: " + e.getMessage(), e);
        }
    }

    /** The entries of a table from a key on, as long as they begin with a prefix. */
    TableScan scan(Table table, byte[] from, byte[] prefix) {
        return read(() -> {
            TableScan scan = new TableScan(this, db, handle(table), from, prefix);
            scans.add(scan);
            return scan;
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
        return read(() -> {
                    try (ReadOptions options = new ReadOptions();
                            Slice lower = new Slice(prefix);
                            var iterator = db.newIterator(handle(table), options.setIterateLowerBound(lower))) {
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
    <T> T read(Liveness.Work<T> work) {
        try {
            return liveness.whileOpen(work);
        } catch (RocksDBException e) {
            throw new StoreException("the store cannot be read: " + e.getMessage(), e);
        }
    }

    /** Closes the store; scans that are still open end with a {@link StoreException}. May be called more than once. */
    @Override
    public void close() {
        liveness.close(this::free);
    }

    private void free() {
        scans.forEach(TableScan::free);
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
