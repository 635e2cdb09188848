package dev.weir.server.feed;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import java.util.List;

/**
 * A feed's views do not follow from its log any more, by a defect. The log is whole; the feed must take nothing in until
 * its views are built anew.
 */
final class OutOfStep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfStep(Throwable cause) {
        super("the feed is out of step with its log", cause);
    }

    WeirException why() {
        return new WeirException(
                ErrorCode.INTERNAL,
                "FEED_OUT_OF_STEP",
                "the feed takes nothing in until the server is started again; what was acknowledged is on disk: "
                        + getCause(),
                List.of(),
                null,
                this);
    }
}
