package dev.weir.server.feed;

import com.google.protobuf.CodedOutputStream;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.index.Restored;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.config.SnapshotsConfig;
import dev.weir.server.contract.Times;
import dev.weir.server.snapshot.BoundedOutput;
import dev.weir.server.snapshot.SnapshotFolder;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredFeed;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshot of one feed's query index: when it is written, and whether the one on disk still fits.
 *
 * <p>It stands at the head of the moment, where every event is on disk, so it is never ahead of the log it was made
 * from. Its label names the feed, the limits under which its queries were parsed, and the event at its position by a
 * checksum: so a snapshot that came with another data directory, or with a log that was put back to an earlier day and
 * went another way since, is known for what it is.
 *
 * <p>Written by any thread, by one at a time.
 */
final class FeedSnapshot {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSnapshot.class);
    private static final double NANOS_PER_MS = 1e6;

    private final StoredFeed stored;
    private final String name;
    private final QueryLimits limits;
    private final FeedStore store;
    private final SnapshotFolder folder;
    private final SnapshotsConfig config;
    private final InstantSource clock;
    /** How many changes of searches the one on disk has taken in, in the counting of the state. */
    private long changesWritten;

    /** Of the one on disk; 0 where it is not known. */
    private long position;

    private long triedAtMs;
    private boolean deleted;

    FeedSnapshot(StoredFeed stored, QueryLimits limits, FeedStore store, FeedResources resources) {
        this.stored = stored;
        this.name = stored.getFeed().getName();
        this.limits = limits;
        this.store = store;
        this.folder = resources.snapshots();
        this.config = resources.snapshotting();
        this.clock = resources.clock();
        this.triedAtMs = clock.millis();
    }

    /** The index from disk; empty where there is none that fits, which the log tells with the reason. */
    Optional<Restored> read(Schema schema) {
        if (!config.enabled() || store.head() == 0) {
            return Optional.empty();
        }
        long began = System.nanoTime();
        try (InputStream in = folder.open(stored.getId()).orElse(null)) {
            if (in == null) {
                LOG.info("{} has no snapshot: its searches are parsed again", name);
                return Optional.empty();
            }
            Restored restored = QueryIndex.read(in, schema, System::nanoTime);
            Optional<String> unfit = unfit(restored);
            if (unfit.isPresent()) {
                LOG.warn("the snapshot of {} is not used, its searches are parsed again: it {}", name, unfit.get());
                return Optional.empty();
            }
            position = restored.position();
            LOG.info(
                    "{} begins with its snapshot from position {}: {} searches in {} ms",
                    name,
                    restored.position(),
                    restored.ids().length,
                    Math.round((System.nanoTime() - began) / NANOS_PER_MS));
            return Optional.of(restored);
        } catch (IOException e) {
            LOG.warn("the snapshot of {} is not used, its searches are parsed again: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> unfit(Restored restored) {
        long head = store.head();
        if (restored.position() > head) {
            return Optional.of("is from position " + restored.position() + ", and the log ends at " + head);
        }
        Optional<String> label = label(restored.position());
        if (label.isEmpty()) {
            return Optional.of("is from position " + restored.position() + ", which the log does not hold any more");
        }
        return label.get().equals(restored.label())
                ? Optional.empty()
                : Optional.of("is of something else (" + restored.label() + ", and this is " + label.get() + ")");
    }

    /** What a snapshot from that position is a snapshot of; empty where the log does not hold the event any more. */
    private Optional<String> label(long position) {
        if (position == 0) {
            return Optional.of(label("nothing"));
        }
        return store.event(position).map(FeedSnapshot::name).map(this::label);
    }

    private String label(String event) {
        return "feed " + stored.getId() + " made at "
                + Times.millis(stored.getFeed().getCreateTime(), "create_time") + " with " + limits + " after " + event;
    }

    private static String name(LogEvent event) {
        byte[] bytes = new byte[event.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        // The fields of a document are a map, whose order is nobody's promise otherwise.
        out.useDeterministicSerialization();
        try {
            event.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("an array does not take what was to fit it", e);
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return "event " + Long.toHexString(checksum.getValue()) + " of " + event.getPublishTimeMs();
    }

    /**
     * Begins to count.
     *
     * @param changes how many of the changes so far are not in what is on disk
     */
    synchronized void begin(FeedState state, long changes) {
        changesWritten = state.searchChanges() - changes;
    }

    /** Writes a new one if enough has changed, and the last one is old enough; returns whether it did. */
    synchronized boolean writeIfDue(FeedState state) {
        return config.enabled()
                && (state.searchChanges() - changesWritten >= config.changesMin() || isFromBeforeTheLog())
                && clock.millis() - triedAtMs >= config.intervalMs()
                && write(state, () -> false);
    }

    /** A start compares it with the event at its position, and does not use it where that was dropped. */
    private boolean isFromBeforeTheLog() {
        return position > 0 && position < store.earliest();
    }

    /** Writes a new one if anything has changed; returns whether it did. */
    synchronized boolean writeIfChanged(FeedState state, BooleanSupplier isTooLate) {
        return config.enabled()
                && (state.searchChanges() > changesWritten || isFromBeforeTheLog())
                && write(state, isTooLate);
    }

    private boolean write(FeedState state, BooleanSupplier isTooLate) {
        triedAtMs = clock.millis();
        long began = System.nanoTime();
        long changes = state.searchChanges();
        long head = state.head();
        Optional<String> label = label(head);
        if (deleted || label.isEmpty()) {
            // Without its newest event it is being deleted.
            return false;
        }
        try {
            long bytes = folder.write(
                    stored.getId(), out -> state.index().write(new BoundedOutput(out, isTooLate), head, label.get()));
            changesWritten = changes;
            position = head;
            LOG.info(
                    "wrote the snapshot of {} from position {}: {} bytes in {} ms",
                    name,
                    head,
                    bytes,
                    Math.round((System.nanoTime() - began) / NANOS_PER_MS));
            return true;
        } catch (IOException e) {
            LOG.warn("the snapshot of {} could not be written, and the one before is kept: {}", name, e.toString());
            return false;
        }
    }

    /** Deletes it, for good. */
    synchronized void delete() {
        deleted = true;
        try {
            folder.delete(stored.getId());
        } catch (IOException e) {
            LOG.warn("the snapshot of the deleted {} could not be deleted: {}", name, e.toString());
        }
    }
}
