package dev.weir.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.config.StoreConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedStoreTest {
    private static final int EVENTS = 200;

    @TempDir
    Path directory;

    @Test
    void aLastWriteThatWasCutOffIsDroppedAndTheRestIsThere() throws IOException {
        int feed = fill();
        Path wal = newest(".log");
        try (FileChannel file = FileChannel.open(wal, StandardOpenOption.WRITE)) {
            file.truncate(Files.size(wal) - 5);
        }
        try (Store store = RocksStore.open(directory)) {
            assertThat(store.feed(feed).head()).isEqualTo(EVENTS - 1);
            assertThat(store.feed(feed).key("k" + (EVENTS - 1))).isPresent();
            assertThat(store.feed(feed).key("k" + EVENTS)).isEmpty();
            store.feed(feed).commit(Commits.document(EVENTS, "again", Commits.enters()));
        }
        try (Store store = RocksStore.open(directory)) {
            assertThat(store.feed(feed).head()).isEqualTo(EVENTS);
        }
    }

    @Test
    void damageInTheMiddleOfTheWriteAheadLogIsRefusedAndNothingIsDeleted() throws IOException {
        fill();
        flip(newest(".log"), 0.5);
        assertRefused(newest(".log").getFileName().toString());
    }

    @Test
    void damageAnywhereInATableFileIsRefusedByItsNameAndNeverReadAsSomethingElse() throws IOException {
        int feed = fill();
        flush();
        Path table = largest(".sst");
        byte[] sound = Files.readAllBytes(table);
        for (int percent = 0; percent < 100; percent += 7) {
            Files.write(table, sound);
            flip(table, percent / 100.0);
            String name = table.getFileName().toString();
            assertThatThrownBy(() -> {
                        try (Store store = RocksStore.open(directory)) {
                            for (int position = 1; position <= EVENTS; position++) {
                                assertThat(store.feed(feed).event(position))
                                        .contains(Commits.published("k" + position, filling(position)));
                            }
                        }
                    })
                    .as("damage at %d %%", percent)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(name)
                    .hasMessageNotContaining("in use");
            assertThat(table).exists();
        }
    }

    @Test
    void aStoreWithoutItsFirstFileIsNotTakenForAnEmptyDirectory() throws IOException {
        fill();
        flush();
        Files.delete(directory.resolve("CURRENT"));
        assertRefused("CURRENT");
    }

    @Test
    void aDirectoryOfOtherThingsIsLeftAlone() throws IOException {
        Files.writeString(directory.resolve("letter.txt"), "dear reader");
        assertRefused("letter.txt");
    }

    @Test
    void aMissingTableFileIsRefused() throws IOException {
        fill();
        flush();
        Path table = largest(".sst");
        Files.delete(table);
        assertRefused(table.getFileName().toString());
    }

    @Test
    void aStoreOfANewerFormatIsRefusedWithBothNumbers() {
        fill();
        try (RocksTables tables = RocksTables.open(directory, StoreConfig.in(directory))) {
            byte[] key = "format".getBytes(StandardCharsets.UTF_8);
            tables.write(writes -> writes.put(
                    Table.DEFAULT,
                    key,
                    ByteBuffer.allocate(Integer.BYTES).putInt(99).array()));
        }
        assertThatThrownBy(() -> RocksStore.open(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("99")
                .hasMessageContaining("format 1")
                .hasMessageContaining(directory.toString());
    }

    @Test
    void aPathThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> RocksStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    private int fill() {
        try (Store store = RocksStore.open(directory)) {
            int feed = store.createFeed(Commits.feed("news")).getId();
            for (int position = 1; position <= EVENTS; position++) {
                FeedCommit commit = new FeedCommit();
                String key = "k" + position;
                commit.addDocument(position, Commits.published(key, filling(position)), key, Commits.enters(1));
                store.feed(feed).commit(commit);
            }
            return feed;
        }
    }

    /** Text that does not compress to nothing. */
    private static String filling(int position) {
        return new java.util.Random(position)
                .ints(100)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining());
    }

    /** Opening moves what is in the write-ahead log into table files. */
    private void flush() {
        RocksStore.open(directory).close();
    }

    private void assertRefused(String where) throws IOException {
        Map<String, Long> before = files();
        assertThatThrownBy(() -> RocksStore.open(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(where)
                .hasMessageNotContaining("in use");
        assertThat(files()).containsAllEntriesOf(before);
    }

    /** The files that hold data, with their sizes. */
    private Map<String, Long> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*(sst|log|txt|MANIFEST-.*)"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file.toFile()
                            .length()));
        }
    }

    private static void flip(Path file, double where) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = (int) (bytes.length * where);
        for (int i = at; i < Math.min(at + 8, bytes.length); i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
    }

    private Path newest(String ending) throws IOException {
        return all(ending).getLast();
    }

    private Path largest(String ending) throws IOException {
        return all(ending).stream()
                .max(java.util.Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
    }

    private List<Path> all(String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
