package dev.weir.server.feed;

import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What all feeds of a server share.
 *
 * @param pool the threads that decide documents
 * @param sequencers the threads on which feeds carry out their batches
 * @param clock what time it is
 */
public record FeedResources(MatchPool pool, Executor sequencers, InstantSource clock) {}
