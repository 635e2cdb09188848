package dev.weir.server.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Raw entries of one table in the order of their keys. It goes on where it was when the store is opened anew meanwhile.
 * For one thread; what frees it may be another.
 */
final class TableScan implements AutoCloseable {
    private final RocksTables tables;
    private final Table table;
    private final byte[] prefix;
    private @Nullable Native found;
    /** Where to go on: the entry it stands at, or before the first one where to begin. */
    private byte[] place;

    private boolean started;
    /** Whether the iterator was put at the place, rather than moved there. */
    private boolean sought;

    /** What has to be freed. */
    private record Native(RocksIterator iterator, ReadOptions options) {}

    /** For {@link RocksTables#scan} only, while the store is open. */
    TableScan(RocksTables tables, RocksInstance instance, Table table, byte[] from, byte[] prefix) {
        this.tables = tables;
        this.table = table;
        this.prefix = prefix;
        this.place = from;
        this.found = seek(instance);
    }

    private Native seek(RocksInstance instance) {
        ReadOptions options = new ReadOptions();
        RocksIterator iterator = instance.db().newIterator(instance.handle(table), options);
        iterator.seek(place);
        sought = true;
        return new Native(iterator, options);
    }

    boolean next() {
        return tables.readFrom(this::advance);
    }

    private boolean advance(RocksInstance instance) throws RocksDBException {
        RocksIterator iterator = iterator(instance);
        if (started && (!sought || (iterator.isValid() && Arrays.equals(iterator.key(), place)))) {
            iterator.next();
        }
        started = true;
        sought = false;
        if (!iterator.isValid()) {
            iterator.status();
            return false;
        }
        byte[] key = iterator.key();
        place = key;
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private RocksIterator iterator(RocksInstance instance) {
        Native present = found;
        if (present == null) {
            present = seek(instance);
            found = present;
        }
        return present.iterator();
    }

    byte[] key() {
        return place;
    }

    byte[] value() {
        return tables.readFrom(instance -> iterator(instance).value());
    }

    @Override
    public void close() {
        tables.end(this);
    }

    /** Frees what it holds; for {@link RocksTables} only. Asked for more, it takes up from the instance of then. */
    void free() {
        Native present = found;
        if (present != null) {
            present.iterator().close();
            present.options().close();
            found = null;
        }
    }
}
