package dev.weir.client;

import java.time.Duration;
import java.util.Optional;

/** Counts the tries of one thing against the policy. For one thread at a time. */
final class Backoff {
    private final RetryPolicy policy;
    private final Timing timing;
    private final long startNanos;
    private int failures;

    Backoff(RetryPolicy policy, Timing timing) {
        this.policy = policy;
        this.timing = timing;
        this.startNanos = timing.nanoTime();
    }

    /** How much of the time for all tries is left; not less than zero. */
    Duration remaining() {
        Duration left = policy.totalDeadline().minusNanos(timing.nanoTime() - startNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How long to wait before the next try; empty when there is to be none. */
    Optional<Duration> afterFailure(WeirException failure) {
        failures++;
        if (timing.closed() || !failure.isTransient() || failures >= policy.maxTries()) {
            return Optional.empty();
        }
        Duration wait = policy.backoff(failures, timing.random());
        Duration asked = failure.retryDelay().orElse(Duration.ZERO);
        Duration delay = asked.compareTo(wait) > 0 ? asked : wait;
        return delay.compareTo(remaining()) < 0 ? Optional.of(delay) : Optional.empty();
    }
}
