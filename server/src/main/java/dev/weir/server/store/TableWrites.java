package dev.weir.server.store;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Changes of some tables that become one write. For one thread, while the store stays open. */
final class TableWrites implements AutoCloseable {
    /** A place in a table. */
    static final class Place {
        private final Table table;
        private final byte[] key;

        private Place(Table table, byte[] key) {
            this.table = table;
            this.key = key;
        }

        Table table() {
            return table;
        }

        byte[] key() {
            return key;
        }
    }

    private final RocksInstance instance;
    private final WriteBatch batch = new WriteBatch();
    private final List<Place> places = new ArrayList<>();

    TableWrites(RocksInstance instance) {
        this.instance = instance;
    }

    void put(Table table, byte[] key, byte[] value) throws RocksDBException {
        places.add(new Place(table, key));
        batch.put(instance.handle(table), key, value);
    }

    void delete(Table table, byte[] key) throws RocksDBException {
        places.add(new Place(table, key));
        batch.delete(instance.handle(table), key);
    }

    /**
     * Deletes all from a key up to another one, which stays. Only for what nobody can see any more: unlike the rest it
     * is not undone where the write fails.
     */
    void sweep(Table table, byte[] from, byte[] to) throws RocksDBException {
        batch.deleteRange(instance.handle(table), from, to);
    }

    /** What was put or deleted. */
    List<Place> places() {
        return places;
    }

    void write(WriteOptions options) throws RocksDBException {
        instance.db().write(options, batch);
    }

    @Override
    public void close() {
        batch.close();
    }
}
