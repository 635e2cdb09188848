package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration of a server, immutable and valid. Its keys are its sections' names and components in snake
 * case, such as {@code limits.query_chars_max}.
 */
public record WeirConfig(
        @JsonPropertyDescription("Where the server listens and what it takes from a connection.")
        ServerConfig server,

        @JsonPropertyDescription("Where the data is, and what the store takes of the machine.")
        StoreConfig store,

        @JsonPropertyDescription("How documents are decided.")
        MatchingConfig matching,

        @JsonPropertyDescription("When compiled searches are written to files, which make the next start short.")
        SnapshotsConfig snapshots,

        @JsonPropertyDescription("How much of anything there may be; what is beyond a limit is refused by name.")
        LimitsConfig limits,

        @JsonPropertyDescription("How notifications are sent.")
        DeliveryConfig delivery,

        @JsonPropertyDescription("Where the server tells how it fares; see docs/metrics.md.")
        MetricsConfig metrics) {

    /** @throws ConfigException when values do not go together */
    public WeirConfig {
        if (server.messageBytesMax() < limits.documentBytesMax()) {
            throw new ConfigException(
                    "server.message_bytes_max",
                    "server.message_bytes_max is " + server.messageBytesMax()
                            + ", less than limits.document_bytes_max, which is " + limits.documentBytesMax()
                            + ": the largest documents could never arrive; raise the one or lower the other.");
        }
    }

    /** What holds where nothing is configured. */
    public static WeirConfig defaults() {
        return new WeirConfig(
                ServerConfig.defaults(),
                StoreConfig.defaults(),
                MatchingConfig.defaults(),
                SnapshotsConfig.defaults(),
                LimitsConfig.defaults(),
                DeliveryConfig.defaults(),
                MetricsConfig.defaults());
    }

    /**
     * This configuration with one key changed, for programs that embed a server.
     *
     * @param key such as {@code server.port}
     * @param value as it would be written in a file
     * @throws ConfigException when there is no such key or the value is not one for it
     */
    public WeirConfig with(String key, String value) {
        return ConfigLoader.apply(this, List.of(new Setting(key, value, "set by the program")));
    }

    /** The defaults with what the environment says; as {@link ConfigLoader#load} without a file. */
    public static WeirConfig fromEnvironment(Map<String, String> environment) {
        return ConfigLoader.load(Optional.empty(), environment, List.of());
    }
}
