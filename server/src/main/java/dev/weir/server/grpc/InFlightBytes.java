package dev.weir.server.grpc;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of the requests that are under way: who would make them too many is sent away. Safe for many threads. */
final class InFlightBytes {
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    private final long bytesMax;
    private final AtomicLong bytes = new AtomicLong();

    InFlightBytes(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * Does something while a request of this size is under way; one alone may be of any size.
     *
     * @throws WeirException RESOURCE_EXHAUSTED when there is too much under way already
     */
    <T> T hold(long size, Callable<T> work) throws Exception {
        try {
            long all = bytes.addAndGet(size);
            if (all > bytesMax && all > size) {
                throw new WeirException(
                        ErrorCode.RESOURCE_EXHAUSTED,
                        "OVERLOADED",
                        "too many documents are under way in calls of their own (limit"
                                + " limits.publish_bytes_in_flight_max = " + bytesMax
                                + "); nothing was written: publish again later, or through a stream, which waits by"
                                + " itself",
                        List.of(),
                        RETRY_AFTER,
                        null);
            }
            return work.call();
        } finally {
            bytes.addAndGet(-size);
        }
    }
}
