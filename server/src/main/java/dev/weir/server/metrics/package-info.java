/**
 * How the server fares, in numbers that Prometheus reads; docs/metrics.md names them all.
 *
 * <p>Start reading at {@link dev.weir.server.metrics.MetricsEndpoint}; {@code FeedMeters} has the numbers of each feed.
 *
 * <p>Always true: numbers are kept where the work is done, and only read here, when somebody asks. Whether anybody does
 * makes no difference to the work.
 *
 * <p>Never here: deciding anything. Nothing else knows of this package but who puts the server together.
 */
@NullMarked
package dev.weir.server.metrics;

import org.jspecify.annotations.NullMarked;
