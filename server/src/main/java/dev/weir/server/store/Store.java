package dev.weir.server.store;

import dev.weir.server.store.v1.StoredDeletions;
import dev.weir.server.store.v1.StoredFeed;
import java.util.List;

/** Everything that the server keeps, by feed. Safe for many threads. Methods throw {@link StoreException}. */
public interface Store extends AutoCloseable {
    /** All feeds, ordered by id. */
    List<StoredFeed> feeds();

    /**
     * Adds a feed and gives it an id that no feed of this store ever had. Durable on return.
     *
     * @param feed the feed; its id is ignored
     * @return the feed with its id
     */
    StoredFeed createFeed(StoredFeed feed);

    /**
     * Deletes a feed and all that belongs to it. Durable on return; readers of it find nothing more.
     *
     * @param remembered what {@link #deletions} gives from then on
     */
    void deleteFeed(int feedId, StoredDeletions remembered);

    /** Deletes a feed, and remembers what was remembered before. */
    default void deleteFeed(int feedId) {
        deleteFeed(feedId, deletions());
    }

    /** The deletions that are remembered. */
    StoredDeletions deletions();

    /** Brings everything that was committed before to the disk. */
    void sync();

    /** What belongs to one feed. */
    FeedStore feed(int feedId);

    @Override
    void close();
}
