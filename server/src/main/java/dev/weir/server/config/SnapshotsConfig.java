package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** When the compiled searches of a feed are written to a file, so that the next start need not parse them again. */
public record SnapshotsConfig(
        @JsonPropertyDescription(
                "A feed's snapshot is written anew once so many of its searches have been saved, changed or deleted"
                        + " since the last one. 0 for no snapshots at all; from 0 to 1,000,000,000.")
        int changesMin,

        @JsonPropertyDescription(
                "At least this long lies between two snapshots of one feed, in milliseconds. From 0 to 86,400,000.")
        int intervalMs,

        @JsonPropertyDescription(
                "How long a server that stops may take to write snapshots of what has changed since the last ones, in"
                        + " milliseconds; 0 to write none then. From 0 to 600,000.")
        int closeMsMax) {

    /** @throws ConfigException when a value is out of its range */
    public SnapshotsConfig {
        Range.check("snapshots.changes_min", changesMin, 0, 1_000_000_000);
        Range.check("snapshots.interval_ms", intervalMs, 0, 86_400_000);
        Range.check("snapshots.close_ms_max", closeMsMax, 0, 600_000);
    }

    static SnapshotsConfig defaults() {
        return new SnapshotsConfig(/* changesMin= */ 10_000, /* intervalMs= */ 60_000, /* closeMsMax= */ 10_000);
    }

    /** Whether snapshots are written and read. */
    public boolean enabled() {
        return changesMin > 0;
    }
}
