package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Where the server listens and what it takes from a connection. */
public record ServerConfig(
        @JsonPropertyDescription("The address to listen on; \"0.0.0.0\" for all of the machine's.")
        String host,

        @JsonPropertyDescription("The TCP port; 0 takes any free one. From 0 to 65,535.")
        int port,

        @JsonPropertyDescription(
                "The largest gRPC message that is read, in bytes. At least as much as a document may be.")
        int messageBytesMax,

        @JsonPropertyDescription(
                "Calls that one connection may have under way, streams included; a client waits with what is beyond."
                        + " From 1 to 1,000,000.")
        int callsPerConnectionMax,

        @JsonPropertyDescription("How long a stopping server lets running calls finish, in milliseconds.")
        int drainMsMax,

        @JsonPropertyDescription("An idle connection is asked for a sign of life after this many milliseconds.")
        int keepaliveMs,

        @JsonPropertyDescription("A connection that gives no sign of life for this many milliseconds is closed.")
        int keepaliveTimeoutMs,

        @JsonPropertyDescription("A client that pings more often than once in this many milliseconds is sent away.")
        int clientKeepaliveMsMin) {

    /** @throws ConfigException when a value is out of its range */
    public ServerConfig {
        if (host.isBlank()) {
            throw new ConfigException("server.host", "server.host is empty: it must be an address such as 127.0.0.1.");
        }
        Range.check("server.port", port, 0, 65_535);
        Range.check("server.message_bytes_max", messageBytesMax, 64 << 10, 1 << 30);
        Range.check("server.calls_per_connection_max", callsPerConnectionMax, 1, 1_000_000);
        Range.check("server.drain_ms_max", drainMsMax, 0, 600_000);
        Range.check("server.keepalive_ms", keepaliveMs, 1_000, 86_400_000);
        Range.check("server.keepalive_timeout_ms", keepaliveTimeoutMs, 100, 600_000);
        Range.check("server.client_keepalive_ms_min", clientKeepaliveMsMin, 0, 86_400_000);
    }

    static ServerConfig defaults() {
        return new ServerConfig(
                /* host= */ "127.0.0.1",
                /* port= */ 7878,
                /* messageBytesMax= */ 9 << 20,
                /* callsPerConnectionMax= */ 10_000,
                /* drainMsMax= */ 5_000,
                /* keepaliveMs= */ 60_000,
                /* keepaliveTimeoutMs= */ 20_000,
                /* clientKeepaliveMsMin= */ 10_000);
    }
}
