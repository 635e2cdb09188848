package dev.weir.server.store;

import java.util.Arrays;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Raw entries of one table in the order of their keys. */
final class TableScan implements AutoCloseable {
    private final ReadOptions options = new ReadOptions();
    private final RocksIterator iterator;
    private final byte[] prefix;
    private boolean started;

    TableScan(RocksDB db, ColumnFamilyHandle table, byte[] from, byte[] prefix) {
        this.prefix = prefix;
        this.iterator = db.newIterator(table, options);
        iterator.seek(from);
    }

    boolean next() {
        if (started) {
            iterator.next();
        }
        started = true;
        if (iterator.isValid()) {
            byte[] key = iterator.key();
            return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
        }
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw new StoreException("the store cannot be read: " + e.getMessage(), e);
        }
        return false;
    }

    byte[] key() {
        return iterator.key();
    }

    byte[] value() {
        return iterator.value();
    }

    @Override
    public void close() {
        iterator.close();
        options.close();
    }
}
