package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Where the server tells how it fares. */
public record MetricsConfig(
        @JsonPropertyDescription("The address on which metrics are served; \"0.0.0.0\" for all of the machine's.")
        String host,

        @JsonPropertyDescription(
                "The TCP port on which GET /metrics answers as Prometheus reads it; 0 takes any free one, -1 serves none."
                        + " From -1 to 65,535.")
        int port) {
    private static final int NONE = -1;

    /** @throws ConfigException when a value is out of its range */
    public MetricsConfig {
        if (host.isBlank()) {
            throw new ConfigException(
                    "metrics.host", "metrics.host is empty: it must be an address such as 127.0.0.1.");
        }
        Range.check("metrics.port", port, NONE, 65_535);
    }

    static MetricsConfig defaults() {
        return new MetricsConfig(/* host= */ "127.0.0.1", /* port= */ NONE);
    }

    /** What to tell whoever configured an address that does not work. */
    public ConfigException cannotBeListenedOn(Exception why) {
        ConfigException failure = new ConfigException(
                "metrics.port",
                "metrics.port is " + port + ", which cannot be listened on at " + host + " (" + why.getMessage()
                        + "): choose another, 0 for any free one, or -1 for none.");
        failure.initCause(why);
        return failure;
    }

    /** Whether metrics are served at all. */
    public boolean areServed() {
        return port != NONE;
    }
}
