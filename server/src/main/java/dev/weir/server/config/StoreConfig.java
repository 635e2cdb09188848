package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.nio.file.Path;

/** Where the data is. */
public record StoreConfig(
        @JsonPropertyDescription(
                "The folder that holds everything the server knows; made when it is not there. Has no default:"
                        + " give it here or with --data.")
        String directory) {

    static StoreConfig defaults() {
        return new StoreConfig(/* directory= */ "");
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
}
