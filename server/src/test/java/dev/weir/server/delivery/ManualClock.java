package dev.weir.server.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Stands still until it is moved. */
final class ManualClock implements InstantSource {
    static final long START_MS = 1_700_000_000_000L;

    private final AtomicLong nowMs = new AtomicLong(START_MS);

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs.get());
    }

    void advance(long ms) {
        nowMs.addAndGet(ms);
    }
}
