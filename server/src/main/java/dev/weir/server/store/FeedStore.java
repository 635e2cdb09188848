package dev.weir.server.store;

import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredCursor;
import dev.weir.server.store.v1.StoredKey;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.server.store.v1.StoredSubscription;
import dev.weir.server.store.v1.StoredWordList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of one feed. Safe for many threads, except that only one may {@link #commit} at a time. Methods throw
 * {@link StoreException}.
 */
public interface FeedStore {
    /** The position of the newest event; 0 while there is none. */
    long head();

    /**
     * Writes new events with all that follows from them, atomically. They are on disk on return, with all that was
     * written before; unless the commit is not to be durable.
     */
    void commit(FeedCommit commit);

    /** Brings everything that was committed before to the disk. */
    void sync();

    /**
     * The event at a position; of those before {@link #earliest} only published documents that no later version has
     * replaced.
     */
    Optional<LogEvent> event(long position);

    /** The events from a position on, in order, as far as the log is kept. */
    Scan<LogEvent> events(long fromPosition);

    /** What the document event at a position did to its searches; empty for events of other kinds. */
    Optional<DocumentHits> hitsAt(long position);

    /** What the newest document event did to its searches; empty while there is none. */
    Optional<DocumentHits> newestHits();

    /**
     * What the newest document event at or before a position did to its searches; empty when there is none. Of dropped
     * events only the watermark is left.
     */
    Optional<DocumentHits> newestHits(long upToPosition);

    /** What the document events from a position on did to their searches, in order. */
    Scan<DocumentHits> hits(long fromPosition);

    /** The version of a key that stands. */
    Optional<StoredKey> key(String key);

    /** A search as it stood for the document event at a position: its newest version from before it. */
    Optional<StoredSearch> searchBefore(long uid, long position);

    /** The newest version of each search that is not deleted, ordered by uid. */
    Scan<StoredSearch> searches();

    /** A word list as it stood for the document event at a position: its newest version from before it. */
    Optional<StoredWordList> wordListBefore(String id, long position);

    /** The newest version of each word list that is not deleted. */
    List<StoredWordList> wordLists();

    /** All subscriptions, in no order. */
    List<StoredSubscription> subscriptions();

    /** Adds or replaces a subscription, by its incarnation. Durable on return. */
    void putSubscription(StoredSubscription subscription);

    /** Deletes a subscription with its cursor. Durable on return. */
    void deleteSubscription(long incarnation);

    /** Where a subscription stands. */
    Optional<StoredCursor> cursor(long incarnation);

    /** Moves the cursors of some subscriptions, by incarnation, in one write. Durable on return. */
    void putCursors(Map<Long, StoredCursor> cursors);

    /** The subscriptions whose cursors stand before a position, by incarnation. */
    Map<Long, StoredCursor> cursorsBefore(long position);

    /** The position of the first event that is kept: 1 until some are dropped; one behind the head in an empty log. */
    long earliest();

    /** Whether an event was dropped whose publish time is not before this one, in milliseconds since 1970. */
    boolean hasDroppedSince(long publishTimeMs);

    /** The first position from which on the log, with its hits, has at most about so many bytes. */
    long firstOfNewest(long bytes);

    /**
     * Drops events from the beginning of the log, at most some thousand of them: readers do not find them from then on,
     * but for what the rest needs. That are the documents that stand, unless they are to be forgotten, and each search
     * as it stands for the events that are left. Durable on return. For the thread that commits.
     *
     * @param position before which events are dropped, at most the head
     * @param forgetDocuments whether documents that stand are forgotten with their events
     * @return the new {@link #earliest}: below the position where there is more to drop
     */
    long drop(long position, boolean forgetDocuments);

    /** Gives the space of dropped events back to the disk; takes a while. For one thread at a time. */
    void reclaim();
}
