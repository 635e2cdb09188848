package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.FieldMask;
import dev.weir.server.testing.LogLines;
import dev.weir.server.testing.Messages;
import dev.weir.v1.Document;
import dev.weir.v1.FieldType;
import dev.weir.v1.SavedSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts with a snapshot, and starts where it is no good: the hits are the same, and the log says which it was. */
class SnapshotRestartTest {
    private static final List<Document> DOCUMENTS = List.of(
            Messages.document("a", "weir"),
            Messages.document("b", "a weir in the water"),
            Messages.document("c", "water above the weir"),
            Messages.document("d", "price", Messages.number(7)),
            Messages.document("e", "dam"));

    @TempDir
    Path directory;

    private OpenFeeds open;

    @BeforeEach
    void open() {
        // What stops is as good as killed: snapshots are written where a test says so.
        open = OpenFeeds.on(directory, "snapshots.close_ms_max", "0");
        open.save("weir", "weir");
        open.save("water", "+water +weir");
        open.save("sloppy", "body:\"weir water weir\"~3");
        open.save("price", "price:[5 TO 9]");
        open.save("paused", "weir");
        change("paused", SavedSearch.State.STATE_PAUSED);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void aStartFromTheSnapshotFindsWhatARebuiltOneFinds() {
        List<List<Long>> before = matches();
        open.writeSnapshot();
        assertThat(reopen()).anyMatch(line -> line.contains("feeds/news begins with its snapshot from position 6"));
        assertThat(matches()).isEqualTo(before);
        assertThat(reopen(this::deleteSnapshot)).anyMatch(line -> line.contains("feeds/news has no snapshot"));
        assertThat(matches()).isEqualTo(before);
    }

    @Test
    void whatChangedBehindTheSnapshotIsMadeGood() {
        open.writeSnapshot();
        open.save("late", "dam");
        open.save("late-sloppy", "body:\"weir water weir\"~3");
        open.news().searches().delete("weir", "", "").join();
        change("water", "dam");
        change("price", SavedSearch.State.STATE_PAUSED);
        change("paused", SavedSearch.State.STATE_ACTIVE);
        open.publish("k", "dam").join();
        List<List<Long>> before = matches();
        assertBeginsWithSnapshot();
        assertThat(matches()).isEqualTo(before);
        open.save("later", "weir");
        open.publish("k", "weir").join();
        before = matches();
        open.writeSnapshot();
        assertBeginsWithSnapshot();
        assertThat(matches()).isEqualTo(before);
    }

    @Test
    void aSnapshotIsWrittenOnceEnoughHasChangedAndNotTooOften() {
        open.close();
        open = OpenFeeds.on(directory.resolve("other"), "snapshots.changes_min", "2", "snapshots.interval_ms", "60000");
        open.save("one", "weir");
        open.clock().advance(Duration.ofMinutes(2));
        assertThat(open.news().writeSnapshotIfDue()).isFalse();
        open.save("two", "weir");
        assertThat(open.news().writeSnapshotIfDue()).isTrue();
        open.save("three", "weir");
        open.save("four", "weir");
        assertThat(open.news().writeSnapshotIfDue()).isFalse();
        open.clock().advance(Duration.ofMinutes(2));
        assertThat(open.news().writeSnapshotIfDue()).isTrue();
        open.clock().advance(Duration.ofMinutes(2));
        assertThat(open.news().writeSnapshotIfDue()).isFalse();
    }

    @Test
    void whoStopsInOrderWritesWhatHasChanged() {
        open.close();
        open = OpenFeeds.on(directory.resolve("other"));
        open.save("one", "weir");
        List<List<Long>> before = matches();
        assertBeginsWithSnapshot();
        assertThat(matches())
                .isEqualTo(before)
                .isNotEqualTo(DOCUMENTS.stream().map(d -> List.of()).toList());
        assertThat(LogLines.during(open::close)).noneMatch(line -> line.contains("wrote the snapshot"));
    }

    @Test
    void whereSnapshotsAreOffThereAreNone() {
        open.close();
        open = OpenFeeds.on(directory.resolve("other"), "snapshots.changes_min", "0");
        open.save("one", "weir");
        assertThat(open.writeSnapshot()).isFalse();
        assertThat(open.news().writeSnapshotIfDue()).isFalse();
        assertThat(reopen()).noneMatch(line -> line.contains("snapshot"));
        assertThat(matches().getFirst()).hasSize(1);
    }

    @Test
    void aDamagedSnapshotIsNotUsed() {
        List<List<Long>> before = matches();
        open.writeSnapshot();
        byte[] whole = snapshot();
        for (int at = 0; at < whole.length; at += 1 + whole.length / 25) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            assertNotUsed(() -> put(flipped), "feeds/news");
            assertThat(matches()).isEqualTo(before);
        }
        for (int length : List.of(0, 7, whole.length / 2, whole.length - 1)) {
            assertNotUsed(() -> put(Arrays.copyOf(whole, length)), "it ends too early");
            assertThat(matches()).isEqualTo(before);
        }
    }

    @Test
    void aSnapshotOfAnotherVersionIsNotUsed() {
        List<List<Long>> before = matches();
        open.writeSnapshot();
        byte[] older = snapshot();
        older[Long.BYTES] = 0;
        assertNotUsed(() -> put(older), "has version 0");
        assertThat(matches()).isEqualTo(before);
    }

    @Test
    void aSnapshotThatCannotBeReadIsNotUsed() {
        List<List<Long>> before = matches();
        open.writeSnapshot();
        assertNotUsed(
                () -> {
                    deleteSnapshot();
                    try {
                        Files.createDirectory(file());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "feeds/news");
        assertThat(matches()).isEqualTo(before);
    }

    @Test
    void aSnapshotOfAnotherDataDirectoryIsNotUsed() throws IOException {
        List<List<Long>> before = matches();
        byte[] foreign;
        try (OpenFeeds other = OpenFeeds.on(directory.resolve("other"))) {
            other.clock().advance(Duration.ofSeconds(1));
            other.save("dam", "dam");
            other.writeSnapshot();
            foreign = Files.readAllBytes(directory.resolve("other/snapshots/1.snapshot"));
        }
        open.writeSnapshot();
        assertNotUsed(() -> put(foreign), "is of something else");
        assertThat(matches()).isEqualTo(before);
    }

    @Test
    void aSnapshotAheadOfTheLogIsNotUsedNorOneOfAnotherWayThatTheLogWent() {
        Path earlier = directory.resolveSibling(directory.getFileName() + "-earlier");
        open.reopen(() -> copy(directory, earlier));
        open.save("dam", "dam");
        open.writeSnapshot();
        byte[] later = snapshot();
        assertNotUsed(
                () -> {
                    delete(directory);
                    copy(earlier, directory);
                    put(later);
                },
                "is from position 7, and the log ends at 6");
        open.save("other", "water");
        List<List<Long>> before = matches();
        assertNotUsed(() -> put(later), "is of something else");
        assertThat(matches()).isEqualTo(before);
        delete(earlier);
    }

    @Test
    void aSnapshotFromBeforeTheSchemaWasExtendedIsNotUsed() {
        open.writeSnapshot();
        open.news()
                .schemas()
                .extend(
                        open.news().schema().contract().toBuilder()
                                .addFields(Messages.field("rooms", FieldType.FIELD_TYPE_LONG))
                                .build(),
                        "",
                        "")
                .join();
        List<List<Long>> before = matches();
        assertNotUsed(() -> {}, "another schema");
        assertThat(matches()).isEqualTo(before);
        open.writeSnapshot();
        assertBeginsWithSnapshot();
        assertThat(matches()).isEqualTo(before);
    }

    @Test
    void aFeedOfTheSameNameHasNothingOfTheOneBefore() {
        open.writeSnapshot();
        open.feeds().delete("news", "");
        assertThat(file()).doesNotExist();
        open.feeds().create(Messages.feed(Messages.NEWS), "");
        open.save("dam", "dam");
        List<List<Long>> before = matches();
        assertThat(reopen()).noneMatch(line -> line.contains("begins with its snapshot"));
        assertThat(matches()).isEqualTo(before);
    }

    @Test
    void aFullDiskLeavesTheSnapshotBeforeAndTheFeedGoesOn() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no device that is always full");
        open.writeSnapshot();
        byte[] before = snapshot();
        open.save("dam", "dam");
        Files.createSymbolicLink(directory.resolve("snapshots/1.unfinished"), full);
        assertThat(LogLines.during(() -> assertThat(open.writeSnapshot()).isFalse()))
                .anyMatch(line -> line.contains("could not be written, and the one before is kept"));
        assertThat(snapshot()).isEqualTo(before);
        open.save("weir-2", "weir");
        assertThat(open.publish("k", "dam").join().hitCount()).isEqualTo(1);
        List<List<Long>> matches = matches();
        assertBeginsWithSnapshot();
        assertThat(matches()).isEqualTo(matches);
        assertThat(open.writeSnapshot()).isTrue();
    }

    private List<List<Long>> matches() {
        return DOCUMENTS.stream().map(open::matches).toList();
    }

    private List<String> reopen() {
        return reopen(() -> {});
    }

    private List<String> reopen(Runnable between) {
        return LogLines.during(() -> open.reopen(between));
    }

    private void assertBeginsWithSnapshot() {
        assertThat(reopen()).anyMatch(line -> line.contains("feeds/news begins with its snapshot"));
    }

    private void assertNotUsed(Runnable between, String why) {
        assertThat(reopen(between))
                .anyMatch(line -> line.contains("the snapshot of feeds/news is not used") && line.contains(why))
                .noneMatch(line -> line.contains("begins with its snapshot"));
    }

    private void change(String id, SavedSearch.State state) {
        change(open.news().registry().find(id).orElseThrow().toBuilder()
                .setState(state)
                .build());
    }

    private void change(String id, String query) {
        change(open.news().registry().find(id).orElseThrow().toBuilder()
                .setQuery(query)
                .build());
    }

    private void change(SavedSearch search) {
        open.news().searches().change(search, FieldMask.getDefaultInstance(), "", "");
    }

    private Path file() {
        return directory.resolve("snapshots/1.snapshot");
    }

    private byte[] snapshot() {
        try {
            return Files.readAllBytes(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(byte[] snapshot) {
        try {
            Files.createDirectories(file().getParent());
            Files.write(file(), snapshot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteSnapshot() {
        delete(file());
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
