package dev.weir.server.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a file for the snapshot of each feed, by the feed's id. For one thread at a time for each feed. */
public final class SnapshotFolder {
    private static final String NAME = "snapshots";
    private static final String WHOLE = ".snapshot";
    private static final String UNFINISHED = ".unfinished";

    private final Path dataDirectory;
    private final Path folder;

    private SnapshotFolder(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        this.folder = dataDirectory.resolve(NAME);
    }

    /** The folder of a data directory, which is made when something is written. */
    public static SnapshotFolder of(Path dataDirectory) {
        return new SnapshotFolder(dataDirectory);
    }

    /** Writes a snapshot. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the caller closes the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** The snapshot of a feed, to be closed by the caller; empty when there is none. */
    public Optional<InputStream> open(int feedId) throws IOException {
        try {
            return Optional.of(Files.newInputStream(file(feedId, WHOLE)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Puts a snapshot in the place of the one before, on disk on return.
     *
     * @return its size in bytes
     * @throws IOException when it cannot be written; the one before is still there then
     */
    public long write(int feedId, Content content) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectory(folder);
            sync(dataDirectory);
        }
        Path unfinished = file(feedId, UNFINISHED);
        try {
            long bytes;
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                content.writeTo(Channels.newOutputStream(channel));
                // Before the rename: otherwise the name may get to disk first, and name half a file.
                channel.force(true);
                bytes = channel.size();
            }
            Files.move(unfinished, file(feedId, WHOLE), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            return bytes;
        } catch (IOException | RuntimeException e) {
            discard(unfinished, e);
            throw e;
        }
    }

    /** Deletes the snapshot of a feed, if there is one. */
    public void delete(int feedId) throws IOException {
        Files.deleteIfExists(file(feedId, WHOLE));
        Files.deleteIfExists(file(feedId, UNFINISHED));
    }

    /** Deletes what belongs to no feed that there is, and what was left unfinished. */
    public void keepOnly(Set<Integer> feedIds) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Set<Path> kept = feedIds.stream().map(id -> file(id, WHOLE)).collect(Collectors.toSet());
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (!kept.contains(file) && (name.endsWith(WHOLE) || name.endsWith(UNFINISHED))) {
                Files.delete(file);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Path file(int feedId, String suffix) {
        return folder.resolve(feedId + suffix);
    }

    private static void discard(Path unfinished, Exception why) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
