package dev.weir.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredCursor;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.server.store.v1.StoredKey;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.server.store.v1.StoredSubscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTest {
    @TempDir
    Path directory;

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        int id;
        try (Store store = RocksStore.open(directory)) {
            id = store.createFeed(Commits.feed("news")).getId();
            FeedStore feed = store.feed(id);
            feed.commit(Commits.search(1, 1, "weir", false));
            feed.commit(Commits.document(2, "a", Commits.enters(1)));
            feed.putSubscription(
                    StoredSubscription.newBuilder().setIncarnation(7).build());
            feed.putCursors(Map.of(7L, StoredCursor.newBuilder().setPosition(2).build()));
        }
        try (Store store = RocksStore.open(directory)) {
            assertThat(store.feeds())
                    .extracting(feed -> feed.getFeed().getName())
                    .containsExactly("feeds/news");
            FeedStore feed = store.feed(id);
            assertThat(feed.head()).isEqualTo(2);
            assertThat(feed.event(2)).contains(Commits.published("a", ""));
            assertThat(feed.hitsAt(2).orElseThrow().matching()).containsExactly(1);
            assertThat(feed.newestHits().orElseThrow().matching()).containsExactly(1);
            assertThat(feed.key("a"))
                    .contains(StoredKey.newBuilder().setPosition(2).build());
            assertThat(uids(feed)).containsExactly(1L);
            assertThat(feed.subscriptions()).hasSize(1);
            assertThat(feed.cursor(7).orElseThrow().getPosition()).isEqualTo(2);
        }
    }

    @Test
    void anEmptyFeedHasNothingAndSaysSo() {
        try (Store store = RocksStore.open(directory)) {
            int before = store.createFeed(Commits.feed("before")).getId();
            FeedStore feed = store.feed(store.createFeed(Commits.feed("empty")).getId());
            int after = store.createFeed(Commits.feed("after")).getId();
            store.feed(before).commit(Commits.document(1, "a", Commits.enters(1)));
            store.feed(after).commit(Commits.document(1, "a", Commits.enters(1)));
            assertThat(feed.head()).isZero();
            assertThat(feed.event(1)).isEmpty();
            assertThat(feed.newestHits()).isEmpty();
            assertThat(feed.key("a")).isEmpty();
            assertThat(uids(feed)).isEmpty();
            assertThat(positions(feed, 0)).isEmpty();
        }
    }

    @Test
    void eventsAreReadFromAPositionOnInOrderAndNotBeyondTheFeed() {
        try (Store store = RocksStore.open(directory)) {
            int news = store.createFeed(Commits.feed("news")).getId();
            int other = store.createFeed(Commits.feed("other")).getId();
            for (int i = 1; i <= 300; i++) {
                store.feed(news).commit(Commits.document(i, "k" + i, Commits.enters()));
            }
            store.feed(other).commit(Commits.document(301, "k", Commits.enters()));
            assertThat(positions(store.feed(news), 255))
                    .hasSize(46)
                    .startsWith(255L, 256L)
                    .endsWith(300L);
        }
    }

    @Test
    void aScanSeesWhatStoodWhenItWasOpened() {
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
            feed.commit(Commits.document(1, "a", Commits.enters()));
            try (Scan<LogEvent> scan = feed.events(1)) {
                feed.commit(Commits.document(2, "b", Commits.enters()));
                assertThat(scan.next()).isTrue();
                assertThat(scan.next()).isFalse();
            }
        }
    }

    @Test
    void theNewestVersionOfEachStandingSearchIsListedOnce() {
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
            feed.commit(Commits.search(1, 1, "one", false));
            feed.commit(Commits.search(2, 2, "two", false));
            feed.commit(Commits.search(3, 3, "three", false));
            feed.commit(Commits.search(4, 2, "two, changed", false));
            feed.commit(Commits.search(5, 2, "two, changed again", false));
            feed.commit(Commits.search(6, 3, "three", true));
            try (Scan<StoredSearch> searches = feed.searches()) {
                assertThat(searches.next()).isTrue();
                assertThat(searches.position()).isEqualTo(1);
                assertThat(searches.next()).isTrue();
                assertThat(searches.entry().getSavedSearch().getQuery()).isEqualTo("two, changed again");
                assertThat(searches.next()).isFalse();
                assertThatThrownBy(searches::entry).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void aSearchIsFoundAsItStoodForADocument() {
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
            feed.commit(Commits.search(2, 2, "old", false));
            feed.commit(Commits.search(5, 2, "new", false));
            feed.commit(Commits.search(6, 6, "another", false));
            feed.commit(Commits.search(8, 2, "new", true));
            assertThat(queryBefore(feed, 2, 2)).isEmpty();
            assertThat(queryBefore(feed, 2, 3)).contains("old");
            assertThat(queryBefore(feed, 2, 5)).contains("old");
            assertThat(queryBefore(feed, 2, 6)).contains("new");
            assertThat(feed.searchBefore(2, 9).orElseThrow().getDeleted()).isTrue();
            assertThat(queryBefore(feed, 1, 9)).isEmpty();
            assertThat(queryBefore(feed, 6, 9)).contains("another");
        }
    }

    @Test
    void deletingAFeedLeavesTheOthersAndItsNumberIsNeverUsedAgain() {
        int deleted;
        int kept;
        try (Store store = RocksStore.open(directory)) {
            kept = store.createFeed(Commits.feed("kept")).getId();
            deleted = store.createFeed(Commits.feed("deleted")).getId();
            int next = store.createFeed(Commits.feed("next")).getId();
            for (int feed : new int[] {kept, deleted, next}) {
                store.feed(feed).commit(Commits.search(1, 1, "q", false));
                store.feed(feed).commit(Commits.document(2, "a", Commits.enters(1)));
            }
            store.deleteFeed(deleted);
            assertThat(store.feed(deleted).head()).isZero();
            assertThat(store.feed(deleted).key("a")).isEmpty();
            assertThat(uids(store.feed(deleted))).isEmpty();
            assertThat(store.feed(kept).head()).isEqualTo(2);
            assertThat(store.feed(next).head()).isEqualTo(2);
            assertThat(uids(store.feed(next))).containsExactly(1L);
        }
        try (Store store = RocksStore.open(directory)) {
            assertThat(store.feeds()).extracting(StoredFeed::getId).doesNotContain(deleted);
            StoredFeed again = store.createFeed(Commits.feed("deleted"));
            assertThat(again.getId()).isGreaterThan(deleted).isNotEqualTo(kept);
            assertThat(store.feed(again.getId()).head()).isZero();
        }
    }

    @Test
    void aDirectoryInUseIsRefusedWithTheReason() {
        try (Store store = RocksStore.open(directory)) {
            assertThatThrownBy(() -> RocksStore.open(directory))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use");
            assertThat(store.feeds()).isEmpty();
        }
    }

    @Test
    void aClosedStoreRefusesToReadAndWrite() {
        Store store = RocksStore.open(directory);
        FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
        feed.commit(Commits.document(1, "a", Commits.enters()));
        Scan<LogEvent> scan = feed.events(1);
        store.close();
        assertThatThrownBy(() -> feed.event(1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> feed.commit(Commits.document(2, "b", Commits.enters())))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(feed::head).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> feed.events(1)).isInstanceOf(StoreException.class);
        assertThatThrownBy(scan::next).isInstanceOf(StoreException.class);
        scan.close();
        store.close();
    }

    private static Optional<String> queryBefore(FeedStore feed, long uid, long position) {
        return feed.searchBefore(uid, position)
                .map(search -> search.getSavedSearch().getQuery());
    }

    private static List<Long> uids(FeedStore feed) {
        List<Long> uids = new ArrayList<>();
        try (Scan<StoredSearch> searches = feed.searches()) {
            while (searches.next()) {
                uids.add(searches.position());
            }
        }
        return uids;
    }

    private static List<Long> positions(FeedStore feed, long from) {
        List<Long> positions = new ArrayList<>();
        try (Scan<LogEvent> events = feed.events(from)) {
            while (events.next()) {
                positions.add(events.position());
            }
        }
        return positions;
    }
}
