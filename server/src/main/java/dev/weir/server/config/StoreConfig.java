package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.nio.file.Path;

/** Where the data is, and what the store takes of the machine. */
public record StoreConfig(
        @JsonPropertyDescription(
                "The folder that holds everything the server knows; made when it is not there. Has no default:"
                        + " give it here or with --data.")
        String directory,

        @JsonPropertyDescription(
                "The folder in which backups are made, each in a folder of its own. On the disk of the data they share"
                        + " its files. Empty for the folder \"backups\" in the data directory.")
        String backupDirectory,

        @JsonPropertyDescription(
                "While the disk has less room than this, in bytes, writes are refused; reads and deliveries go on, and"
                        + " writes are taken again once there is room. It is what the store needs to put its own files"
                        + " in order: twice write_buffer_bytes_max is a good choice. From 0.")
        long freeBytesMin,

        @JsonPropertyDescription(
                "Memory for what is in the write-ahead log and not yet in tables, in bytes. From 1,048,576.")
        long writeBufferBytesMax,

        @JsonPropertyDescription("Memory for what was read lately, in bytes. From 1,048,576.")
        long blockCacheBytesMax,

        @JsonPropertyDescription(
                "A retention by size is exact to this many bytes: the log is measured in parts of about this size."
                        + " From 1,024.")
        long segmentBytes) {

    private static final long BYTES_MIN = 1L << 20;
    private static final long BYTES_MAX = 1L << 40;

    /** @throws ConfigException when a value is out of its range */
    public StoreConfig {
        Range.check("store.free_bytes_min", freeBytesMin, 0, BYTES_MAX);
        Range.check("store.write_buffer_bytes_max", writeBufferBytesMax, BYTES_MIN, BYTES_MAX);
        Range.check("store.block_cache_bytes_max", blockCacheBytesMax, BYTES_MIN, BYTES_MAX);
        Range.check("store.segment_bytes", segmentBytes, 1L << 10, BYTES_MAX);
    }

    static StoreConfig defaults() {
        return new StoreConfig(
                /* directory= */ "",
                /* backupDirectory= */ "",
                /* freeBytesMin= */ 256L << 20,
                /* writeBufferBytesMax= */ 128L << 20,
                /* blockCacheBytesMax= */ 128L << 20,
                /* segmentBytes= */ 1L << 20);
    }

    /** What holds where nothing but the directory is configured. */
    public static StoreConfig in(Path directory) {
        StoreConfig defaults = defaults();
        return new StoreConfig(
                directory.toString(),
                defaults.backupDirectory(),
                defaults.freeBytesMin(),
                defaults.writeBufferBytesMax(),
                defaults.blockCacheBytesMax(),
                defaults.segmentBytes());
    }

    /**
     * The data directory.
     *
     * @throws ConfigException when none is configured
     */
    public Path path() {
        if (directory.isBlank()) {
            throw new ConfigException(
                    "store.directory", "No data directory is given: say where with --data DIR or store.directory.");
        }
        return Path.of(directory);
    }

    /** The folder of the backups. */
    public Path backupPath() {
        return backupDirectory.isBlank() ? path().resolve("backups") : Path.of(backupDirectory);
    }
}
