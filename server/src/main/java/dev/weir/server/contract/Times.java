package dev.weir.server.contract;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.weir.server.error.WeirException;
import java.time.Instant;

/** Moments: timestamps in the contract, milliseconds since 1970 inside. */
public final class Times {
    private Times() {}

    /**
     * Milliseconds since 1970; finer digits are cut.
     *
     * @throws WeirException when the timestamp is outside of the years 1 to 9999
     */
    public static long millis(Timestamp timestamp, String field) {
        if (!Timestamps.isValid(timestamp)) {
            throw WeirException.invalid(
                    field,
                    "seconds " + timestamp.getSeconds() + " and nanos " + timestamp.getNanos()
                            + " are not a time between the years 1 and 9999 (nanos are 0 to 999999999)");
        }
        return Timestamps.toMillis(timestamp);
    }

    public static Timestamp timestamp(long millis) {
        return Timestamps.fromMillis(millis);
    }

    static Instant instant(Timestamp timestamp, String field) {
        return Instant.ofEpochMilli(millis(timestamp, field));
    }
}
