package dev.weir.server.feed;

import dev.weir.server.config.SnapshotsConfig;
import dev.weir.server.snapshot.SnapshotFolder;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What all feeds of a server share.
 *
 * @param pool the threads that decide documents
 * @param sequencers the threads on which feeds carry out their batches
 * @param clock what time it is
 * @param snapshots where the snapshots of the feeds are
 * @param snapshotting when they are written
 */
public record FeedResources(
        MatchPool pool,
        Executor sequencers,
        InstantSource clock,
        SnapshotFolder snapshots,
        SnapshotsConfig snapshotting) {}
