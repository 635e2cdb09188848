package dev.weir.load.compare;

/**
 * How long things may take.
 *
 * @param window documents of a round
 * @param rounds rounds that count
 * @param warmUpNanos each contestant runs at least this long before
 * @param roundNanos a contestant that needs longer than this for a round decides fewer documents
 */
public record Pace(int window, int rounds, long warmUpNanos, long roundNanos) {}
