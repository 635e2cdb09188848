package dev.weir.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.config.StoreConfig;
import dev.weir.server.config.WeirConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/** What happens to a store whose writing fails. */
class MendingTest {
    private static final byte[] KEPT = bytes("kept");
    private static final byte[] CHANGED = bytes("changed");
    private static final byte[] ADDED = bytes("added");

    @TempDir
    Path directory;

    @Test
    void aWriteThatFailedAfterItReachedTheLogIsTakenBackBeforeAnythingElseIsWritten() throws RocksDBException {
        StoreConfig config = StoreConfig.in(directory);
        Undo undo = new Undo();
        try (RocksOptions options = new RocksOptions(config)) {
            RocksInstance before = RocksInstance.open(directory, options);
            try (TableWrites writes = new TableWrites(before)) {
                writes.put(Table.KEYS, KEPT, bytes("1"));
                writes.put(Table.KEYS, CHANGED, bytes("1"));
                writes.write(options.synced());
            }
            try (TableWrites failing = new TableWrites(before)) {
                failing.put(Table.KEYS, ADDED, bytes("2"));
                failing.delete(Table.KEYS, CHANGED);
                undo.add(failing.places(), before);
                // Its caller was told that it failed, and it is in the log all the same.
                failing.write(options.synced());
            }
            before.close();
            RocksInstance after = RocksInstance.open(directory, options);
            assertThat(after.db().get(after.handle(Table.KEYS), ADDED)).isEqualTo(bytes("2"));
            undo.putBack(after, options);
            assertThat(after.db().get(after.handle(Table.KEYS), ADDED)).isNull();
            assertThat(after.db().get(after.handle(Table.KEYS), CHANGED)).isEqualTo(bytes("1"));
            assertThat(after.db().get(after.handle(Table.KEYS), KEPT)).isEqualTo(bytes("1"));
            after.close();
        }
    }

    @Test
    void theNextWriteOpensABrokenStoreAnewAndWhoReadsGoesOnWhereItWas() {
        try (RocksTables tables = RocksTables.open(directory, StoreConfig.in(directory))) {
            for (int i = 0; i < 100; i++) {
                put(tables, String.format("key%03d", i));
            }
            List<String> read = new ArrayList<>();
            try (TableScan scan = tables.scan(Table.KEYS, bytes("key"), bytes("key"))) {
                for (int i = 0; i < 100; i++) {
                    if (i % 30 == 10) {
                        tables.trouble().addBackground();
                        put(tables, "a" + i);
                    }
                    assertThat(scan.next()).isTrue();
                    if (i % 30 == 20) {
                        tables.trouble().addBackground();
                        waitForTurn(tables, i);
                    }
                    read.add(new String(scan.key(), StandardCharsets.UTF_8) + "="
                            + new String(scan.value(), StandardCharsets.UTF_8));
                }
                assertThat(scan.next()).isFalse();
            }
            assertThat(read).hasSize(100).doesNotHaveDuplicates().isSorted();
            assertThat(read.getLast()).isEqualTo("key099=key099");
            assertThat(tables.openings()).isEqualTo(7);
            assertThat(tables.trouble().why()).isNull();
        }
    }

    @Test
    void whileTheDiskHasLittleRoomOnlyWhatMakesRoomIsWritten() {
        StoreConfig config = WeirConfig.defaults()
                .with("store.directory", directory.toString())
                .store();
        try (RocksStore store = RocksStore.open(config)) {
            store.createFeed(Commits.feed("news"));
        }
        StoreConfig full = WeirConfig.defaults()
                .with("store.directory", directory.toString())
                .with("store.free_bytes_min", Long.toString(1L << 40))
                .store();
        try (RocksStore store = RocksStore.open(full)) {
            FeedStore feed = store.feed(1);
            assertThatThrownBy(() -> feed.commit(Commits.document(1, "a", Commits.enters())))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("store.free_bytes_min")
                    .hasMessageContaining(directory.toString())
                    .satisfies(e -> assertThat(((StoreException) e).kind()).isEqualTo(StoreException.Kind.FULL));
            assertThatThrownBy(() -> store.createFeed(Commits.feed("other"))).isInstanceOf(StoreException.class);
            assertThat(store.feeds()).hasSize(1);
            assertThat(feed.head()).isZero();
            store.deleteFeed(1);
            assertThat(store.feeds()).isEmpty();
        }
    }

    /** A store is mended at most so often; a write that comes earlier is refused. */
    private static void waitForTurn(RocksTables tables, int i) {
        dev.weir.server.testing.Await.until("the store is mended", () -> {
            try {
                put(tables, "a" + i);
                return true;
            } catch (StoreException e) {
                return false;
            }
        });
    }

    private static void put(RocksTables tables, String text) {
        tables.write(writes -> writes.put(Table.KEYS, bytes(text), bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
