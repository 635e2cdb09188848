package dev.weir.server.store;

import dev.weir.server.config.StoreConfig;
import dev.weir.server.store.v1.StoredDeletions;
import dev.weir.server.store.v1.StoredFeed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store in one RocksDB: a column family for each kind of record, one synced write for each commit. */
public final class RocksStore implements Store {
    /** Changes whenever older servers could not read what this one writes. */
    private static final int FORMAT_VERSION = 1;

    private static final byte[] FORMAT_KEY = "format".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEXT_FEED_KEY = "next_feed".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DELETIONS_KEY = "deletions".getBytes(StandardCharsets.UTF_8);
    /** Before the id of a feed that is deleted, and whose records may still be there. */
    private static final byte[] DELETED_PREFIX = "deleted_feed:".getBytes(StandardCharsets.UTF_8);

    private static final Logger LOG = LoggerFactory.getLogger(RocksStore.class);

    private final RocksTables tables;
    private final long segmentBytes;
    private final Map<Integer, RocksFeedStore> byFeed = new ConcurrentHashMap<>();

    private RocksStore(RocksTables tables, long segmentBytes) {
        this.tables = tables;
        this.segmentBytes = segmentBytes;
    }

    /** As {@link #open(StoreConfig)}, with what holds where nothing is configured. */
    public static RocksStore open(Path directory) {
        return open(StoreConfig.in(directory));
    }

    /**
     * Opens the store of a directory, or makes one where the directory is empty or not there. Recovers whatever was
     * committed.
     *
     * @throws StoreException when another process has it open, it is damaged, or it is of a format that this server
     *     does not know; nothing in it is changed then
     */
    public static RocksStore open(StoreConfig config) {
        Path directory = config.path();
        RocksTables tables = RocksTables.open(directory, config);
        try {
            checkFormat(tables, directory);
            RocksStore store = new RocksStore(tables, config.segmentBytes());
            store.sweepDeletedFeeds();
            return store;
        } catch (RuntimeException e) {
            tables.close();
            throw e;
        }
    }

    private static void checkFormat(RocksTables tables, Path directory) {
        byte[] format = tables.get(Table.DEFAULT, FORMAT_KEY);
        if (format == null) {
            tables.write(writes -> writes.put(Table.DEFAULT, FORMAT_KEY, ints(FORMAT_VERSION)));
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
        tables.write(writes -> {
            writes.put(Table.FEEDS, Keys.of(id), stored.toByteArray());
            writes.put(Table.DEFAULT, NEXT_FEED_KEY, ints(id + 1));
        });
        return stored;
    }

    @Override
    public void deleteFeed(int feedId, StoredDeletions remembered) {
        // Also on a full disk: it is a way to make room.
        tables.writeAnyway(writes -> {
            writes.delete(Table.FEEDS, Keys.of(feedId));
            writes.put(Table.DEFAULT, DELETIONS_KEY, remembered.toByteArray());
            writes.put(Table.DEFAULT, deletedKey(feedId), new byte[0]);
        });
        byFeed.remove(feedId);
        try {
            sweep(feedId);
        } catch (StoreException e) {
            LOG.warn("what the deleted feed {} took is freed at the next start: {}", feedId, e.getMessage());
        }
    }

    @Override
    public StoredDeletions deletions() {
        byte[] bytes = tables.get(Table.DEFAULT, DELETIONS_KEY);
        return bytes == null
                ? StoredDeletions.getDefaultInstance()
                : Records.parse(StoredDeletions.parser(), bytes, Table.DEFAULT);
    }

    /** What deletions have begun and not ended. */
    private void sweepDeletedFeeds() {
        List<byte[]> deleted = new ArrayList<>();
        try (var scan = tables.scan(Table.DEFAULT, DELETED_PREFIX, DELETED_PREFIX)) {
            while (scan.next()) {
                deleted.add(scan.key());
            }
        }
        for (byte[] key : deleted) {
            sweep(ByteBuffer.wrap(key).getInt(DELETED_PREFIX.length));
        }
    }

    private void sweep(int feedId) {
        tables.writeAnyway(writes -> {
            for (Table table : Table.values()) {
                if (table != Table.DEFAULT && table != Table.FEEDS) {
                    writes.sweep(table, Keys.of(feedId), Keys.of(feedId + 1));
                }
            }
            writes.delete(Table.DEFAULT, deletedKey(feedId));
        });
    }

    private static byte[] deletedKey(int feedId) {
        return ByteBuffer.allocate(DELETED_PREFIX.length + Integer.BYTES)
                .put(DELETED_PREFIX)
                .putInt(feedId)
                .array();
    }

    @Override
    public FeedStore feed(int feedId) {
        return byFeed.computeIfAbsent(feedId, id -> new RocksFeedStore(tables, id, segmentBytes));
    }

    @Override
    public void sync() {
        tables.sync();
    }

    /**
     * Makes a store of its own of everything that was committed, in a directory that is not there yet. Reads and writes
     * go on. It is on disk on return.
     */
    public void copyTo(Path directory) {
        tables.checkpoint(directory);
    }

    /** Reads everything, and fails with what is damaged. */
    public void verify() {
        tables.verify();
    }

    private static byte[] ints(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    @Override
    public void close() {
        tables.close();
    }
}
