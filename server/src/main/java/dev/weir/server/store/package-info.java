/**
 * What is kept on disk, in our own words: feeds, their logs, hits, searches, subscriptions and cursors.
 *
 * <p>Start with {@link dev.weir.server.store.Store} and {@link dev.weir.server.store.FeedStore};
 * {@link dev.weir.server.store.FeedCommit} is the only way in which a log grows.
 * {@link dev.weir.server.store.RocksStore} keeps it all in one RocksDB; {@code RocksTables} opens that anew when
 * writing fails, {@code LogDrop} and {@code Segments} see to the beginning of a log,
 * {@link dev.weir.server.store.Backups} to copies.
 *
 * <p>Always true: a commit is on disk as a whole when {@code commit} returns, or not at all (unless it is not to be
 * durable); a write that failed is not there when the next one is; positions of a log are contiguous from the earliest
 * that is kept; what was committed is never changed. The store decides nothing: it never looks into a query or a
 * document, and it knows neither gRPC nor matching.
 */
@NullMarked
package dev.weir.server.store;

import org.jspecify.annotations.NullMarked;
