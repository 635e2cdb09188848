package dev.weir.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * What takes back writes of which nobody knows whether they have reached the disk. A write may fail once it is in the
 * write-ahead log, and is found there when the store is opened again, long after its caller was told that it failed. So
 * the places that it would have changed are remembered as they were, and put back so before anything else is written.
 *
 * <p>Not safe for many threads.
 */
final class Undo {
    /** A place as it was; empty where there was nothing. */
    private record Before(TableWrites.Place place, Optional<byte[]> value) {}

    private final List<Before> before = new ArrayList<>();

    /**
     * Remembers the places of a write that has just failed.
     *
     * @param instance into which it was to be written, and which shows nothing of it
     */
    void add(List<TableWrites.Place> places, RocksInstance instance) throws RocksDBException {
        for (TableWrites.Place place : places) {
            byte[] value = instance.db().get(instance.handle(place.table()), place.key());
            before.add(new Before(place, Optional.ofNullable(value)));
        }
    }

    /** Puts all places back, on disk on return. */
    void putBack(RocksInstance instance, RocksOptions options) throws RocksDBException {
        if (before.isEmpty()) {
            return;
        }
        try (TableWrites writes = new TableWrites(instance)) {
            for (Before one : before) {
                if (one.value().isPresent()) {
                    writes.put(
                            one.place().table(), one.place().key(), one.value().get());
                } else {
                    writes.delete(one.place().table(), one.place().key());
                }
            }
            writes.write(options.synced());
        }
    }
}
