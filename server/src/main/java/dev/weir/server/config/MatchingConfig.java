package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How documents are decided. */
public record MatchingConfig(
        @JsonPropertyDescription(
                "Threads that decide documents; 0 takes as many as the machine has cores. From 0 to 1,024.")
        int threads) {

    /** @throws ConfigException when a value is out of its range */
    public MatchingConfig {
        Range.check("matching.threads", threads, 0, 1_024);
    }

    static MatchingConfig defaults() {
        return new MatchingConfig(/* threads= */ 0);
    }

    /** The number of threads to use on this machine, at least 1. */
    public int threadCount() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
