package dev.weir.client;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a consumer has come, also where nothing matched.
 *
 * @param token stands behind everything that was handled and looked at
 * @param headPosition the position of the newest event of the feed's log
 * @param watermark the latest event time among the documents up to the token; empty before the first document
 */
public record ConsumerProgress(String token, long headPosition, Optional<Instant> watermark) {}
