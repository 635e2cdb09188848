package dev.weir.server.cli;

import static dev.weir.server.testing.Messages.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Await;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.ReadDocumentsResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandsTest {
    @TempDir
    Path folder;

    @Test
    void aBackupMadeUnderLoadIsABeginningOfTheLogWithAllThatWasAcknowledgedBefore() {
        Path data = folder.resolve("data");
        Path restored = folder.resolve("restored");
        List<ReadDocumentsResponse> original;
        long acknowledged;
        try (RunningServer server = RunningServer.withNews(data)) {
            server.save(Messages.search("weirs", "weir"));
            AtomicLong newest = new AtomicLong();
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                for (int i = 0; !enough.get(); i++) {
                    newest.set(server.publish(Messages.document("k" + i % 50, "weir " + i))
                            .getPosition());
                }
            });
            Await.until("there is something to back up", () -> newest.get() > 100);
            acknowledged = newest.get();
            CommandLineRun backup = CommandLineRun.of("backup", "first", "--server", address(server));
            assertThat(backup.err()).isEmpty();
            assertThat(backup.exit()).isZero();
            assertThat(backup.out())
                    .contains(data.resolve("backups").resolve("first").toString(), "bytes");
            long after = newest.get();
            Await.until("publishing goes on", () -> newest.get() > after + 20);
            enough.set(true);
            load.join();
            CommandLineRun again = CommandLineRun.of("backup", "first", "--server", address(server));
            assertThat(again.exit()).isEqualTo(3);
            assertThat(again.err()).contains("first", "already");
            original = documents(server);
        }
        CommandLineRun restore = CommandLineRun.of(
                "restore", "--from", data.resolve("backups/first").toString(), "--data", restored.toString());
        assertThat(restore.err()).isEmpty();
        assertThat(restore.exit()).isZero();
        assertThat(restore.out()).contains(restored.toString(), NEWS + ": events 1 to ");
        try (RunningServer server = RunningServer.on(restored)) {
            List<ReadDocumentsResponse> copied = documents(server);
            assertThat(copied).hasSizeBetween((int) acknowledged - 1, original.size() - 20);
            assertThat(copied).isEqualTo(original.subList(0, copied.size()));
            assertThat(server.percolate(Messages.document("", "weir"))).containsExactly(Messages.name("weirs"));
            assertThat(server.publish(Messages.document("new", "weir")).getHitCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void aRestoreIntoADirectoryThatHoldsAnythingIsRefusedAndChangesNothing() throws IOException {
        Path data = folder.resolve("data");
        try (RunningServer server = RunningServer.withNews(data)) {
            assertThat(CommandLineRun.of("backup", "one", "--server", address(server))
                            .exit())
                    .isZero();
        }
        Path present = Files.createDirectory(folder.resolve("present"));
        Files.writeString(present.resolve("letter.txt"), "dear reader");
        CommandLineRun run = CommandLineRun.of(
                "restore", "--from", data.resolve("backups/one").toString(), "--data", present.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(present.toString(), "not empty");
        try (Stream<Path> files = Files.list(present)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatIsNoBackupIsNotRestored() {
        CommandLineRun run = CommandLineRun.of(
                "restore",
                "--from",
                folder.toString(),
                "--data",
                folder.resolve("new").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(folder.toString(), "no backup");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aDamagedBackupIsFoundOutAtTheRestore() throws IOException {
        Path data = folder.resolve("data");
        try (RunningServer server = RunningServer.withNews(data)) {
            for (int i = 0; i < 50; i++) {
                server.publish(Messages.document("k" + i, "weir " + i));
            }
            CommandLineRun.of("backup", "one", "--server", address(server));
        }
        Path backup = data.resolve("backups/one");
        Path largest;
        try (Stream<Path> files = Files.list(backup)) {
            largest = files.filter(file -> file.toString().endsWith(".sst"))
                    .max(java.util.Comparator.comparingLong(
                            file -> file.toFile().length()))
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(largest);
        bytes[bytes.length / 4] ^= 0x55;
        Files.write(largest, bytes);
        CommandLineRun run = CommandLineRun.of(
                "restore",
                "--from",
                backup.toString(),
                "--data",
                folder.resolve("new").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(largest.getFileName().toString());
    }

    @Test
    void aBackupIsNamedByItsTimeOrByAGoodName() {
        try (RunningServer server = RunningServer.withNews(folder.resolve("data"))) {
            CommandLineRun timed = CommandLineRun.of("backup", "--server", address(server), "--output", "json");
            assertThat(timed.exit()).isZero();
            assertThat(timed.out()).contains("\"20260301-120000\"");
            CommandLineRun bad = CommandLineRun.of("backup", "../elsewhere", "--server", address(server));
            assertThat(bad.exit()).isEqualTo(3);
            assertThat(bad.err()).contains("backup_id");
        }
    }

    private static List<ReadDocumentsResponse> documents(RunningServer server) {
        List<ReadDocumentsResponse> documents = new ArrayList<>();
        server.documents()
                .readDocuments(ReadDocumentsRequest.newBuilder().setParent(NEWS).build())
                .forEachRemaining(documents::add);
        return documents;
    }

    private static String address(RunningServer server) {
        return "127.0.0.1:" + server.port();
    }
}
