package dev.weir.server.store;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The backups of a store, each a directory in one folder. Safe for many threads; one backup is made at a time. */
public final class Backups {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,62}");
    private static final DateTimeFormatter BY_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final RocksStore store;
    private final Path folder;

    /** @param folder made when it is not there */
    public Backups(RocksStore store, Path folder) {
        this.store = store;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * A backup.
     *
     * @param bytes of all its files
     */
    public record Backup(String id, Path directory, long bytes) {}

    /**
     * Makes a backup; it is on disk on return.
     *
     * @param wantedId its name; empty for one made of the time
     * @throws WeirException when the name is not a good one, or taken
     * @throws StoreException when it cannot be made; nothing of it is left then
     */
    public synchronized Backup create(String wantedId, Instant now) {
        String id = wantedId.isEmpty() ? BY_TIME.format(now) : wantedId;
        if (!ID.matcher(id).matches()) {
            throw WeirException.invalid(
                    "backup_id",
                    "\"" + id + "\" is no name for a backup: 1 to 63 of a-z, 0-9, \"-\", \"_\" and \".\", starting with"
                            + " a letter or a digit");
        }
        Path directory = folder.resolve(id);
        if (Files.exists(directory)) {
            throw WeirException.of(
                    ErrorCode.ALREADY_EXISTS,
                    "ALREADY_EXISTS",
                    "there is a backup \"" + id + "\" already, in " + directory + ": choose another name");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException("the folder of backups " + folder + " cannot be made: " + e, e);
        }
        store.copyTo(directory);
        return new Backup(id, directory, StoreFiles.bytes(directory));
    }
}
