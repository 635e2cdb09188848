package dev.weir.server.store;

import dev.weir.server.store.v1.StoredFeed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** The store in one RocksDB: a column family for each kind of record, one synced write for each commit. */
public final class RocksStore implements Store {
    /** Changes whenever older servers could not read what this one writes. */
    private static final int FORMAT_VERSION = 1;

    private static final byte[] FORMAT_KEY = "format".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEXT_FEED_KEY = "next_feed".getBytes(StandardCharsets.UTF_8);

    private final RocksTables tables;

    private RocksStore(RocksTables tables) {
        this.tables = tables;
    }

    /**
     * Opens the store of a directory, or makes one where the directory is empty or not there. Recovers whatever was
     * committed.
     *
     * @throws StoreException when another process has it open, it is damaged, or it is of a format that this server
     *     does not know; nothing in it is changed then
     */
    public static RocksStore open(Path directory) {
        RocksTables tables = RocksTables.open(directory);
        try {
            checkFormat(tables, directory);
            return new RocksStore(tables);
        } catch (RuntimeException e) {
            tables.close();
            throw e;
        }
    }

    private static void checkFormat(RocksTables tables, Path directory) {
        byte[] format = tables.get(Table.DEFAULT, FORMAT_KEY);
        if (format == null) {
            tables.write(batch -> batch.put(tables.handle(Table.DEFAULT), FORMAT_KEY, ints(FORMAT_VERSION)));
        } else if (ByteBuffer.wrap(format).getInt() != FORMAT_VERSION) {
            throw new StoreException("the store in " + directory + " has format "
                    + ByteBuffer.wrap(format).getInt() + ", and this server reads format " + FORMAT_VERSION
                    + ": use the server that wrote it");
        }
    }

    @Override
    public List<StoredFeed> feeds() {
        List<StoredFeed> feeds = new ArrayList<>();
        try (var scan = tables.scan(Table.FEEDS, new byte[0], new byte[0])) {
            while (scan.next()) {
                feeds.add(Records.parse(StoredFeed.parser(), scan.value(), Table.FEEDS));
            }
        }
        return feeds;
    }

    @Override
    public synchronized StoredFeed createFeed(StoredFeed feed) {
        byte[] next = tables.get(Table.DEFAULT, NEXT_FEED_KEY);
        int id = next == null ? 1 : ByteBuffer.wrap(next).getInt();
        StoredFeed stored = feed.toBuilder().setId(id).build();
        tables.write(batch -> {
            batch.put(tables.handle(Table.FEEDS), Keys.of(id), stored.toByteArray());
            batch.put(tables.handle(Table.DEFAULT), NEXT_FEED_KEY, ints(id + 1));
        });
        return stored;
    }

    @Override
    public void deleteFeed(int feedId) {
        tables.write(batch -> deleteAll(batch, feedId));
    }

    private void deleteAll(WriteBatch batch, int feedId) throws RocksDBException {
        batch.delete(tables.handle(Table.FEEDS), Keys.of(feedId));
        for (Table table : Table.values()) {
            if (table != Table.DEFAULT && table != Table.FEEDS) {
                batch.deleteRange(tables.handle(table), Keys.of(feedId), Keys.of(feedId + 1));
            }
        }
    }

    @Override
    public FeedStore feed(int feedId) {
        return new RocksFeedStore(tables, feedId);
    }

    private static byte[] ints(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    @Override
    public void close() {
        tables.close();
    }
}
