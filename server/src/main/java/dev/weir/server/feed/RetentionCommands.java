package dev.weir.server.feed;

import com.google.protobuf.util.Durations;
import dev.weir.server.error.WeirException;
import dev.weir.v1.Retention;
import java.util.concurrent.CompletableFuture;

/** Requests on what of a feed's log is kept: checks them and hands them to the sequencer. Safe for many threads. */
public final class RetentionCommands {
    private final Feed feed;

    RetentionCommands(Feed feed) {
        this.feed = feed;
    }

    /**
     * Changes it; what may go then goes in the background.
     *
     * @param etag as the caller last saw it; empty for no check
     * @return completes once that is on disk, or with why it was refused
     */
    public CompletableFuture<Outcome> change(Retention retention, String etag, String requestId) {
        checkBounds(retention, "retention");
        return feed.submit(new Command.ChangeRetention(RequestId.of(requestId, "retain", retention), retention, etag));
    }

    /** Checks a change as {@link #change} does, and does nothing else. */
    public void check(Retention retention, String etag) {
        checkBounds(retention, "retention");
        feed.schema().requireEtag(etag);
    }

    /** Checks that a retention makes sense; {@code field} is where it stands. */
    static void checkBounds(Retention retention, String field) {
        if (retention.hasMaxAge()
                && (!Durations.isValid(retention.getMaxAge()) || !Durations.isPositive(retention.getMaxAge()))) {
            throw WeirException.invalid(
                    field + ".max_age",
                    "is " + retention.getMaxAge().getSeconds() + " s and "
                            + retention.getMaxAge().getNanos()
                            + " ns: more than 0, or not set to keep events of any age");
        }
        requireNotNegative(retention.getMaxBytes(), field + ".max_bytes", "any size");
        requireNotNegative(
                retention.getUnacknowledgedMaxBytes(),
                field + ".unacknowledged_max_bytes",
                "nothing for the sake of subscriptions");
    }

    private static void requireNotNegative(long bytes, String field, String meaningOfZero) {
        if (bytes < 0) {
            throw WeirException.invalid(field, "is " + bytes + ": more than 0, or 0 to keep " + meaningOfZero);
        }
    }
}
