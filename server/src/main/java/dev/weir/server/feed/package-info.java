/**
 * A feed at work: its schema, its standing searches, and the one place where its log grows.
 *
 * <p>Start with {@link dev.weir.server.feed.Feed}, then {@link dev.weir.server.feed.FeedSequencer}, which carries out
 * commands in batches: {@link dev.weir.server.feed.Batch} gives each a position, has the documents matched, works out
 * the transitions, and commits all of it in one write.
 *
 * <p>Always true: only a feed's sequencer changes its query index, registry and log, one batch at a time; a document is
 * matched before it is committed, so that there is no state in which it is stored and its hits are not; a command is
 * answered only once what it did is on disk; a batch that cannot be committed leaves no trace.
 *
 * <p>Nothing here knows gRPC or subscribers: who wants to know of new events listens to the head.
 */
@NullMarked
package dev.weir.server.feed;

import org.jspecify.annotations.NullMarked;
