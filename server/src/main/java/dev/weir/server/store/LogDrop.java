package dev.weir.server.store;

import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredEarliest;
import dev.weir.server.store.v1.StoredKey;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;

/**
 * Moves the beginning of a feed's log forward, and saves from what is dropped what the rest needs. The events
 * themselves are still there afterwards, and nobody reads them. For the thread that commits.
 */
final class LogDrop {
    /** Events of one step, and their bytes: what is dropped at a time must not hold up who publishes. */
    private static final int EVENTS_MAX = 2_048;

    private static final long BYTES_MAX = 4L << 20;

    private final RocksTables tables;
    private final int feedId;
    private final byte[] prefix;

    LogDrop(RocksTables tables, int feedId) {
        this.tables = tables;
        this.feedId = feedId;
        this.prefix = Keys.of(feedId);
    }

    /**
     * Adds what one step changes.
     *
     * @param to the position before which events may go
     * @return from where on the log is kept then
     */
    StoredEarliest drop(TableWrites writes, StoredEarliest from, long to, boolean forgetDocuments)
            throws RocksDBException {
        StoredEarliest.Builder after = from.toBuilder();
        long read = 0;
        try (TableScan scan = tables.scan(Table.LOG, Keys.of(feedId, from.getPosition()), prefix)) {
            while (scan.next()
                    && Keys.number(scan.key()) < to
                    && Keys.number(scan.key()) - from.getPosition() < EVENTS_MAX
                    && read < BYTES_MAX) {
                long position = Keys.number(scan.key());
                byte[] bytes = scan.value();
                LogEvent event = Records.parse(LogEvent.parser(), bytes, Table.LOG);
                drop(writes, position, event, bytes, forgetDocuments);
                read += bytes.length;
                after.setPosition(position + 1).setDroppedPublishTimeMs(event.getPublishTimeMs());
            }
        }
        if (after.getPosition() == from.getPosition()) {
            throw StoreException.damaged("there is no event at position " + from.getPosition()
                    + ", where the log begins: the store is damaged");
        }
        watermarkBefore(after);
        writes.put(Table.EARLIEST, prefix, after.build().toByteArray());
        return after.build();
    }

    private void drop(TableWrites writes, long position, LogEvent event, byte[] bytes, boolean forgetDocuments)
            throws RocksDBException {
        switch (event.getEventCase()) {
            case DOCUMENT_PUBLISHED -> {
                byte[] key = Keys.of(feedId, event.getDocumentPublished().getKey());
                if (stands(key, position)) {
                    if (forgetDocuments) {
                        writes.delete(Table.KEYS, key);
                    } else {
                        keep(writes, position, bytes);
                    }
                }
            }
            case DOCUMENT_RETRACTED -> {
                byte[] key = Keys.of(feedId, event.getDocumentRetracted());
                if (stands(key, position)) {
                    writes.delete(Table.KEYS, key);
                }
            }
            case SEARCH_SAVED -> dropVersions(writes, event.getSearchSaved().getUid(), position);
            case SEARCH_CHANGED -> dropVersions(writes, event.getSearchChanged().getUid(), position);
            case SEARCH_DELETED -> dropVersions(writes, event.getSearchDeleted().getUid(), position + 1);
            // Of word lists all versions are kept: there are few.
            case WORD_LIST_SAVED,
                    WORD_LIST_CHANGED,
                    WORD_LIST_DELETED,
                    SCHEMA_EXTENDED,
                    RETENTION_CHANGED,
                    EVENT_NOT_SET -> {}
        }
    }

    /** Whether the newest event of a document is the one at a position. */
    private boolean stands(byte[] key, long position) {
        byte[] stored = tables.get(Table.KEYS, key);
        return stored != null
                && Records.parse(StoredKey.parser(), stored, Table.KEYS).getPosition() == position;
    }

    private void keep(TableWrites writes, long position, byte[] event) throws RocksDBException {
        byte[] place = Keys.of(feedId, position);
        writes.put(Table.KEPT_LOG, place, event);
        byte[] hits = tables.get(Table.HITS, place);
        if (hits == null) {
            throw StoreException.damaged("the document at position " + position + " has no hits: the store is damaged");
        }
        writes.put(Table.KEPT_HITS, place, hits);
    }

    /** For events that are left, a search is as it was made by its newest event before them. */
    private void dropVersions(TableWrites writes, long uid, long beforePosition) throws RocksDBException {
        List<byte[]> old = new ArrayList<>();
        try (TableScan scan = tables.scan(Table.SEARCHES, Keys.of(feedId, uid), Keys.of(feedId, uid))) {
            while (scan.next() && Keys.second(scan.key()) < beforePosition) {
                old.add(scan.key());
            }
        }
        for (byte[] key : old) {
            writes.delete(Table.SEARCHES, key);
        }
    }

    private void watermarkBefore(StoredEarliest.Builder after) {
        byte[] last = tables.lastKeyUpTo(Table.HITS, Keys.of(feedId, after.getPosition() - 1), prefix);
        byte[] hits = last == null ? null : tables.get(Table.HITS, last);
        if (hits != null) {
            after.setDroppedWatermarkMs(DocumentHits.decode(hits).watermarkMs());
        }
    }
}
