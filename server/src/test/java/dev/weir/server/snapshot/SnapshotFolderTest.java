package dev.weir.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {
    private static final Path FULL_DEVICE = Path.of("/dev/full");

    @TempDir
    Path directory;

    private SnapshotFolder folder;

    @BeforeEach
    void open() {
        folder = SnapshotFolder.of(directory);
    }

    @Test
    void whatWasWrittenLastIsThere() throws IOException {
        assertThat(read(1)).isEmpty();
        assertThat(write(1, "first")).isEqualTo(5);
        write(2, "other");
        write(1, "second");
        assertThat(read(1)).hasValue("second");
        assertThat(read(2)).hasValue("other");
        folder.delete(1);
        folder.delete(1);
        assertThat(read(1)).isEmpty();
        assertThat(read(2)).hasValue("other");
    }

    @Test
    void whatCannotBeFinishedLeavesTheOneBeforeAndNoRest() throws IOException {
        write(1, "first");
        assertThatThrownBy(() -> folder.write(1, out -> {
                    out.write(new byte[10_000]);
                    throw new IOException("a defect");
                }))
                .hasMessage("a defect");
        assertThat(read(1)).hasValue("first");
        assertThat(files()).containsExactly("1.snapshot");
    }

    @Test
    void aFullDiskLeavesTheOneBefore() throws IOException {
        assumeTrue(Files.exists(FULL_DEVICE), "there is no device that is always full");
        write(1, "first");
        Files.createSymbolicLink(directory.resolve("snapshots/1.unfinished"), FULL_DEVICE);
        assertThatThrownBy(() -> write(1, "second")).isInstanceOf(IOException.class);
        assertThat(read(1)).hasValue("first");
        write(1, "third");
        assertThat(read(1)).hasValue("third");
    }

    @Test
    void whatNobodyNeedsIsDeleted() throws IOException {
        folder.keepOnly(Set.of());
        write(1, "kept");
        write(2, "gone");
        Files.writeString(directory.resolve("snapshots/1.unfinished"), "half of");
        Files.writeString(directory.resolve("snapshots/README"), "not ours");
        folder.keepOnly(Set.of(1, 3));
        assertThat(files()).containsExactlyInAnyOrder("1.snapshot", "README");
    }

    @Test
    void aStreamTakesNothingOnceItIsTooLate() throws IOException {
        boolean[] late = {false};
        assertThatThrownBy(() -> folder.write(1, out -> {
                    BoundedOutput bounded = new BoundedOutput(out, () -> late[0]);
                    bounded.write(1);
                    late[0] = true;
                    bounded.write(new byte[2]);
                }))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(files()).isEmpty();
    }

    private long write(int feedId, String text) throws IOException {
        return folder.write(feedId, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<String> read(int feedId) throws IOException {
        Optional<InputStream> in = folder.open(feedId);
        if (in.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream open = in.get()) {
            return Optional.of(new String(open.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("snapshots"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
