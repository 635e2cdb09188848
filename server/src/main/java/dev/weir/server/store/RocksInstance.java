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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** RocksDB, opened once, with the tables of {@link Table}. Who uses it sees to it that it is open. */
final class RocksInstance {
    /** What a start that was cut off before there was a store may have left, and what a file system puts there. */
    private static final Pattern LEFT_BY_BEGINNING =
            Pattern.compile("LOCK|LOG.*|IDENTITY|MANIFEST-000001|OPTIONS-.*|.*\\.dbtmp|lost\\+found|\\..*");

    private static final Pattern DROPPED_FROM_LOG = Pattern.compile("[0-9]+\\.log(?=: dropping)");

    private final RocksDB db;
    private final Map<Table, ColumnFamilyHandle> handles;

    private RocksInstance(RocksDB db, Map<Table, ColumnFamilyHandle> handles) {
        this.db = db;
        this.handles = handles;
    }

    /** Opens what a directory holds, or makes it; fails with a message that names the directory and the place. */
    static RocksInstance open(Path directory, RocksOptions options) {
        List<ColumnFamilyDescriptor> descriptors = Arrays.stream(Table.values())
                .map(table -> new ColumnFamilyDescriptor(table.nameOnDisk(), options.family()))
                .toList();
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        try {
            requireStoreOrEmpty(directory);
            RocksDB db = RocksDB.open(options.database(), directory.toString(), descriptors, opened);
            Map<Table, ColumnFamilyHandle> handles = new EnumMap<>(Table.class);
            for (Table table : Table.values()) {
                handles.put(table, opened.get(handles.size()));
            }
            return new RocksInstance(db, handles);
        } catch (IOException e) {
            throw new StoreException("the data directory " + directory + " cannot be read: " + e, e);
        } catch (RocksDBException e) {
            throw new StoreException(kindOf(e), explain(directory, e), e);
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

    /** What an error of RocksDB means to who asked. */
    static StoreException.Kind kindOf(RocksDBException e) {
        Status status = e.getStatus();
        if (status == null) {
            return StoreException.Kind.FAILED;
        }
        if (status.getSubCode() == Status.SubCode.NoSpace) {
            return StoreException.Kind.FULL;
        }
        return status.getCode() == Status.Code.Corruption ? StoreException.Kind.DAMAGED : StoreException.Kind.FAILED;
    }

    RocksDB db() {
        return db;
    }

    ColumnFamilyHandle handle(Table table) {
        return Objects.requireNonNull(handles.get(table), "no column family");
    }

    /**
     * How often work in the background has failed since the opening. RocksDB stops such work after a failure, and would
     * later stop the writes without a word.
     */
    long backgroundErrors() throws RocksDBException {
        return db.getLongProperty("rocksdb.background-errors");
    }

    /** Frees it; where RocksDB has something to say against that, it is closed all the same. */
    void close() throws RocksDBException {
        handles.values().forEach(ColumnFamilyHandle::close);
        db.closeE();
    }
}
