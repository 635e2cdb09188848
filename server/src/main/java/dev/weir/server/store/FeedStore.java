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

    /** Writes new events with all that follows from them, atomically; they are on disk on return. */
    void commit(FeedCommit commit);

    /** The event at a position. */
    Optional<LogEvent> event(long position);

    /** The events from a position on, in order. */
    Scan<LogEvent> events(long fromPosition);

    /** What the document event at a position did to its searches; empty for events of other kinds. */
    Optional<DocumentHits> hitsAt(long position);

    /** What the newest document event did to its searches; empty while there is none. */
    Optional<DocumentHits> newestHits();

    /** What the newest document event at or before a position did to its searches; empty when there is none. */
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
}
