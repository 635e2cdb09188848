package dev.weir.server.store;

import java.util.Arrays;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Raw entries of one table in the order of their keys. */
final class TableScan implements AutoCloseable {
    private final RocksTables tables;
    private final ReadOptions options = new ReadOptions();
    private final RocksIterator iterator;
    private final byte[] prefix;
    private boolean started;

    /** For {@link RocksTables#scan} only, while the store is open. */
    TableScan(RocksTables tables, RocksDB db, ColumnFamilyHandle table, byte[] from, byte[] prefix) {
        this.tables = tables;
        this.prefix = prefix;
        this.iterator = db.newIterator(table, options);
        iterator.seek(from);
    }

    boolean next() {
        return tables.read(this::advance);
    }

    private boolean advance() throws RocksDBException {
        if (started) {
            iterator.next();
        }
        started = true;
        if (!iterator.isValid()) {
            iterator.status();
            return false;
        }
        byte[] key = iterator.key();
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    byte[] key() {
        return tables.read(iterator::key);
    }

    byte[] value() {
        return tables.read(iterator::value);
    }

    @Override
    public void close() {
        tables.end(this);
    }

    /** Frees what it holds; for {@link RocksTables} only. */
    void free() {
        iterator.close();
        options.close();
    }
}
