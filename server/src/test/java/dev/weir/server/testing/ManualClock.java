package dev.weir.server.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set. Safe for many threads. */
public final class ManualClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get(), "set from the start");
    }

    /** Moves the clock, also back. */
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }
}
