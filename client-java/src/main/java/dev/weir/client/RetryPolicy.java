package dev.weir.client;

import java.time.Duration;

/**
 * How often and how long a call is tried. What is tried again is only what may succeed later (UNAVAILABLE, and where
 * the server names a delay also RESOURCE_EXHAUSTED and ABORTED), and only where a repeat is harmless: reads, and
 * changes that carry a request id, which the client adds by itself.
 *
 * @param maxTries how often at most, the first time included; at least 1
 * @param initialBackoff the wait before the second try
 * @param maxBackoff the longest wait; a longer one that the server asks for is kept all the same
 * @param multiplier by how much the wait grows with each try; at least 1
 * @param jitter by which part of it the wait is made shorter or longer at random, so that clients do not come back all
 *     at once; from 0 to 1
 * @param totalDeadline how long all tries together may take; a stream counts from the moment it broke
 */
public record RetryPolicy(
        int maxTries,
        Duration initialBackoff,
        Duration maxBackoff,
        double multiplier,
        double jitter,
        Duration totalDeadline) {

    private static final RetryPolicy DEFAULTS =
            new RetryPolicy(20, Duration.ofMillis(100), Duration.ofSeconds(2), 2, 0.25, Duration.ofSeconds(30));

    public RetryPolicy {
        if (maxTries < 1) {
            throw new IllegalArgumentException("maxTries must be at least 1, it is " + maxTries);
        }
        requirePositive("initialBackoff", initialBackoff);
        requirePositive("maxBackoff", maxBackoff);
        requirePositive("totalDeadline", totalDeadline);
        if (!(multiplier >= 1)) {
            throw new IllegalArgumentException("multiplier must be at least 1, it is " + multiplier);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be from 0 to 1, it is " + jitter);
        }
    }

    /** 20 tries within 30 s; waits from 100 ms, doubling, to 2 s, each a quarter shorter or longer. */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /** One try; within 30 s. */
    public static RetryPolicy none() {
        return DEFAULTS.withMaxTries(1);
    }

    /** The same but for the number of tries. */
    public RetryPolicy withMaxTries(int tries) {
        return new RetryPolicy(tries, initialBackoff, maxBackoff, multiplier, jitter, totalDeadline);
    }

    /** The same but for the time that all tries together may take. */
    public RetryPolicy withTotalDeadline(Duration deadline) {
        return new RetryPolicy(maxTries, initialBackoff, maxBackoff, multiplier, jitter, deadline);
    }

    /** The same but for the first and the longest wait. */
    public RetryPolicy withBackoff(Duration initial, Duration max) {
        return new RetryPolicy(maxTries, initial, max, multiplier, jitter, totalDeadline);
    }

    /** The wait before the try after {@code tries} failed ones, with {@code random} from 0 to 1. */
    Duration backoff(int tries, double random) {
        double grown = (double) initialBackoff.toNanos() * Math.pow(multiplier, tries - 1.0);
        double bounded = Math.min(grown, (double) maxBackoff.toNanos());
        return Duration.ofNanos((long) (bounded * (1 + jitter * (2 * random - 1))));
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be more than zero, it is " + value);
        }
    }
}
