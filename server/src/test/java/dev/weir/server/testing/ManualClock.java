package dev.weir.server.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is set. Safe for many threads. */
public final class ManualClock implements InstantSource {
    private final AtomicLong nowMs =
            new AtomicLong(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs.get());
    }

    /** Moves the clock, also back. */
    public void advance(Duration by) {
        nowMs.addAndGet(by.toMillis());
    }
}
