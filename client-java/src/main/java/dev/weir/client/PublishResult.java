package dev.weir.client;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/**
 * A document, or a retraction, is on disk with its hits.
 *
 * @param position where it stands in the feed's log
 * @param publishTime when the server accepted it
 * @param hitCount how many saved searches match it; for a retraction, how many are told LEAVE
 */
public record PublishResult(long position, Instant publishTime, long hitCount) {
    static PublishResult of(long position, Timestamp publishTime, long hitCount) {
        return new PublishResult(
                position, Instant.ofEpochSecond(publishTime.getSeconds(), publishTime.getNanos()), hitCount);
    }
}
