package dev.weir.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A store that nobody has open, as files. */
public final class StoreFiles {
    /** The file without which there is no store: it names the others. */
    private static final String LAST = "CURRENT";

    private StoreFiles() {}

    /** The bytes of all files in a directory. */
    static long bytes(Path directory) {
        try {
            long bytes = 0;
            for (Path file : files(directory)) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new StoreException("the directory " + directory + " cannot be read: " + e, e);
        }
    }

    /**
     * Makes a data directory of a backup, which stays as it is. A copy that is cut off is not taken for a store.
     *
     * @param data empty, or not there
     * @throws StoreException when the backup is none, or the data directory holds anything
     */
    public static void copy(Path backup, Path data) {
        try {
            if (!Files.isDirectory(backup) || !Files.exists(backup.resolve(LAST))) {
                throw new StoreException(backup + " is no backup: it has no file " + LAST
                        + "; name the directory that weir backup told");
            }
            Files.createDirectories(data);
            try (Stream<Path> present = Files.list(data)) {
                if (present.findAny().isPresent()) {
                    throw new StoreException("the directory " + data
                            + " is not empty, and nothing in it is changed: name an empty one, or one that is"
                            + " not there");
                }
            }
            List<Path> files = files(backup);
            for (Path file : files) {
                if (!file.endsWith(LAST)) {
                    copyInto(data, file);
                }
            }
            copyInto(data, backup.resolve(LAST));
            sync(data);
        } catch (IOException e) {
            throw new StoreException("the backup " + backup + " cannot be copied to " + data + ": " + e, e);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void copyInto(Path data, Path file) throws IOException {
        Path copy = data.resolve(file.getFileName());
        Files.copy(file, copy);
        sync(copy);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
