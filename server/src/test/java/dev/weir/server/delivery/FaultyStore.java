package dev.weir.server.delivery;

import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.FeedCommit;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.Scan;
import dev.weir.server.store.Store;
import dev.weir.server.store.StoreException;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredCursor;
import dev.weir.server.store.v1.StoredDeletions;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.server.store.v1.StoredKey;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.server.store.v1.StoredSubscription;
import dev.weir.server.store.v1.StoredWordList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A real store whose writes of cursors can be counted, held up and made to fail. */
final class FaultyStore implements Store {
    private final Store store;
    final AtomicInteger cursorWrites = new AtomicInteger();
    private final Semaphore gate = new Semaphore(1);
    private volatile boolean failing;

    FaultyStore(Store store) {
        this.store = store;
    }

    /** Lets writes of cursors wait until {@link #letCursorsPass}. */
    void holdCursors() {
        gate.acquireUninterruptibly();
    }

    void letCursorsPass() {
        gate.release();
    }

    void failCursors(boolean fail) {
        failing = fail;
    }

    @Override
    public List<StoredFeed> feeds() {
        return store.feeds();
    }

    @Override
    public StoredFeed createFeed(StoredFeed feed) {
        return store.createFeed(feed);
    }

    @Override
    public void deleteFeed(int feedId, StoredDeletions remembered) {
        store.deleteFeed(feedId, remembered);
    }

    @Override
    public StoredDeletions deletions() {
        return store.deletions();
    }

    @Override
    public void sync() {
        store.sync();
    }

    @Override
    public FeedStore feed(int feedId) {
        return new OfFeed(store.feed(feedId));
    }

    @Override
    public void close() {
        store.close();
    }

    private final class OfFeed implements FeedStore {
        private final FeedStore feed;

        OfFeed(FeedStore feed) {
            this.feed = feed;
        }

        @Override
        public void putCursors(Map<Long, StoredCursor> cursors) {
            gate.acquireUninterruptibly();
            try {
                if (failing) {
                    throw new StoreException("the disk is full");
                }
                cursorWrites.incrementAndGet();
                feed.putCursors(cursors);
            } finally {
                gate.release();
            }
        }

        @Override
        public long head() {
            return feed.head();
        }

        @Override
        public void commit(FeedCommit commit) {
            feed.commit(commit);
        }

        @Override
        public Optional<LogEvent> event(long position) {
            return feed.event(position);
        }

        @Override
        public Scan<LogEvent> events(long fromPosition) {
            return feed.events(fromPosition);
        }

        @Override
        public Optional<DocumentHits> hitsAt(long position) {
            return feed.hitsAt(position);
        }

        @Override
        public Optional<DocumentHits> newestHits() {
            return feed.newestHits();
        }

        @Override
        public Optional<DocumentHits> newestHits(long upToPosition) {
            return feed.newestHits(upToPosition);
        }

        @Override
        public Scan<DocumentHits> hits(long fromPosition) {
            return feed.hits(fromPosition);
        }

        @Override
        public Optional<StoredKey> key(String key) {
            return feed.key(key);
        }

        @Override
        public Optional<StoredSearch> searchBefore(long uid, long position) {
            return feed.searchBefore(uid, position);
        }

        @Override
        public Optional<StoredWordList> wordListBefore(String id, long position) {
            return feed.wordListBefore(id, position);
        }

        @Override
        public List<StoredWordList> wordLists() {
            return feed.wordLists();
        }

        @Override
        public Scan<StoredSearch> searches() {
            return feed.searches();
        }

        @Override
        public List<StoredSubscription> subscriptions() {
            return feed.subscriptions();
        }

        @Override
        public void putSubscription(StoredSubscription subscription) {
            feed.putSubscription(subscription);
        }

        @Override
        public void deleteSubscription(long incarnation) {
            feed.deleteSubscription(incarnation);
        }

        @Override
        public Optional<StoredCursor> cursor(long incarnation) {
            return feed.cursor(incarnation);
        }

        @Override
        public Map<Long, StoredCursor> cursorsBefore(long position) {
            return feed.cursorsBefore(position);
        }

        @Override
        public long earliest() {
            return feed.earliest();
        }

        @Override
        public boolean hasDroppedSince(long publishTimeMs) {
            return feed.hasDroppedSince(publishTimeMs);
        }

        @Override
        public long firstOfNewest(long bytes) {
            return feed.firstOfNewest(bytes);
        }

        @Override
        public long drop(long position, boolean forgetDocuments) {
            return feed.drop(position, forgetDocuments);
        }

        @Override
        public void reclaim() {
            feed.reclaim();
        }

        @Override
        public void sync() {
            feed.sync();
        }
    }
}
