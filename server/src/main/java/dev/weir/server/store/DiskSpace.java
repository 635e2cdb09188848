package dev.weir.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The room on the disk of a data directory. Writes end before the disk is full, because what is in memory has to be
 * written to tables, and tables have to be merged, before anything becomes free again. Safe for many threads.
 */
final class DiskSpace {
    private static final int PROBE_BYTES = 64 << 10;

    private final Path directory;
    private final FileStore disk;
    private final long freeBytesMin;
    private final long openingBytesMin;

    /**
     * The disk of a directory, which must be there.
     *
     * @param freeBytesMin the room below which nothing that needs room is written
     * @param openingBytesMin the room that opening the store may take
     */
    DiskSpace(Path directory, long freeBytesMin, long openingBytesMin) throws IOException {
        this.directory = directory;
        this.disk = Files.getFileStore(directory);
        this.freeBytesMin = freeBytesMin;
        this.openingBytesMin = openingBytesMin;
    }

    /**
     * Checks that there is room.
     *
     * @throws StoreException of kind FULL where there is not, FAILED where the disk does not say
     */
    void require() {
        long free = freeBytes();
        if (free < freeBytesMin) {
            throw StoreException.full("the disk of " + directory + " is full: " + free + " bytes are free, and "
                    + freeBytesMin + " are kept for what is already there (store.free_bytes_min); make room, and writes"
                    + " are taken again by themselves");
        }
    }

    /** As {@link #require}, for opening the store: one that was closed and cannot be opened serves no reads. */
    void requireForOpening() {
        require();
        long free = freeBytes();
        if (free < openingBytesMin) {
            throw StoreException.full(
                    "the disk of " + directory + " is full: " + free + " bytes are free, and opening the"
                            + " store anew may take " + openingBytesMin
                            + "; make room, and writes are taken again by themselves");
        }
    }

    private long freeBytes() {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw new StoreException("the disk of " + directory + " does not tell how much is free: " + e, e);
        }
    }

    /** Checks that something can be put on the disk, by doing so. */
    void probe() throws IOException {
        Path probe = directory.resolve(".probe");
        try (FileChannel file = FileChannel.open(
                probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
