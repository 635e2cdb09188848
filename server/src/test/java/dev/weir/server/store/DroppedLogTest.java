package dev.weir.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.config.StoreConfig;
import dev.weir.server.config.WeirConfig;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.SearchDeleted;
import dev.weir.server.store.v1.StoredCursor;
import dev.weir.server.store.v1.StoredSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a log whose beginning was dropped. */
class DroppedLogTest {
    @TempDir
    Path directory;

    @Test
    void droppedEventsAreNotReadAnyMoreAndTheVersionsThatStandAre() {
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
            feed.commit(Commits.document(1, "replaced", Commits.enters(1)));
            feed.commit(Commits.document(2, "standing", Commits.enters(2)));
            feed.commit(Commits.document(3, "replaced", Commits.enters(3)));
            feed.commit(Commits.document(4, "new", Commits.enters(4)));
            assertThat(feed.drop(4, false)).isEqualTo(4);
            assertThat(feed.earliest()).isEqualTo(4);
            assertThat(feed.head()).isEqualTo(4);
            assertThat(feed.event(1)).isEmpty();
            assertThat(feed.event(2)).contains(Commits.published("standing", ""));
            assertThat(feed.event(3)).contains(Commits.published("replaced", ""));
            assertThat(feed.hitsAt(3).orElseThrow().matching()).containsExactly(3);
            assertThat(feed.hitsAt(1)).isEmpty();
            assertThat(positions(feed.events(1))).containsExactly(4L);
            assertThat(positions(feed.hits(1))).containsExactly(4L);

            feed.commit(Commits.document(5, "standing", Commits.enters(5)));
            assertThat(feed.event(2)).isEmpty();
            assertThat(feed.hitsAt(2)).isEmpty();
            assertThat(feed.key("standing").orElseThrow().getPosition()).isEqualTo(5);
        }
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(1);
            assertThat(feed.earliest()).isEqualTo(4);
            assertThat(feed.event(2)).isEmpty();
            assertThat(feed.event(3)).contains(Commits.published("replaced", ""));
        }
    }

    @Test
    void documentsToForgetGoWithTheirEvents() {
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
            feed.commit(Commits.document(1, "old", Commits.enters(1)));
            feed.commit(Commits.document(2, "new", Commits.enters(1)));
            feed.drop(2, true);
            assertThat(feed.event(1)).isEmpty();
            assertThat(feed.key("old")).isEmpty();
            assertThat(feed.key("new")).isPresent();
        }
    }

    @Test
    void ofEachSearchTheVersionsStayThatTheRestOfTheLogWasDecidedBy() {
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
            feed.commit(Commits.search(1, 1, "first", false));
            feed.commit(Commits.search(2, 2, "deleted early", false));
            feed.commit(Commits.search(3, 1, "second", false));
            feed.commit(deletion(4, 2));
            feed.commit(Commits.document(5, "k", Commits.enters(1)));
            feed.commit(Commits.search(6, 1, "third", false));
            feed.drop(5, false);
            assertThat(feed.searchBefore(1, 5).orElseThrow().getSavedSearch().getQuery())
                    .isEqualTo("second");
            assertThat(feed.searchBefore(1, 7).orElseThrow().getSavedSearch().getQuery())
                    .isEqualTo("third");
            assertThat(feed.searchBefore(1, 3)).isEmpty();
            assertThat(feed.searchBefore(2, 5)).isEmpty();
            List<Long> standing = new ArrayList<>();
            try (Scan<StoredSearch> searches = feed.searches()) {
                while (searches.next()) {
                    standing.add(searches.position());
                }
            }
            assertThat(standing).containsExactly(1L);
        }
    }

    @Test
    void theWatermarkOutlivesTheDocumentsItIsFrom() {
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
            feed.commit(Commits.document(1, "k", new DocumentHits(77, new long[0], new HitKind[0])));
            feed.commit(Commits.search(2, 2, "weir", false));
            feed.drop(2, true);
            assertThat(feed.newestHits().orElseThrow().watermarkMs()).isEqualTo(77);
            feed.reclaim();
            assertThat(feed.newestHits(2).orElseThrow().watermarkMs()).isEqualTo(77);
        }
    }

    @Test
    void cursorsBehindTheBeginningAreFound() {
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
            feed.putCursors(Map.of(7L, cursor(3), 8L, cursor(4), 9L, cursor(5)));
            assertThat(feed.cursorsBefore(5)).isEqualTo(Map.of(7L, cursor(3), 8L, cursor(4)));
            assertThat(feed.cursorsBefore(3)).isEmpty();
        }
    }

    @Test
    void theLogIsMeasuredInPartsAlsoAfterReopening() {
        StoreConfig config = small();
        int id;
        try (Store store = RocksStore.open(config)) {
            id = store.createFeed(Commits.feed("news")).getId();
            fill(store.feed(id), 1, 50);
        }
        try (Store store = RocksStore.open(config)) {
            FeedStore feed = store.feed(id);
            fill(feed, 51, 100);
            assertThat(feed.firstOfNewest(Long.MAX_VALUE)).isEqualTo(1);
            for (int events : new int[] {10, 30, 60, 90}) {
                long first = feed.firstOfNewest(events * 1_010L);
                // A part has two events here, and only whole ones count.
                assertThat(100 - first + 1).as("of %d events", events).isBetween(events - 3L, (long) events);
            }
            assertThat(feed.firstOfNewest(1)).isBetween(98L, 100L);
            feed.drop(40, true);
            assertThat(feed.firstOfNewest(Long.MAX_VALUE)).isEqualTo(40);
        }
    }

    @Test
    void theSpaceOfDroppedEventsIsGivenBack() throws IOException {
        StoreConfig config = small();
        try (Store store = RocksStore.open(config)) {
            FeedStore feed = store.feed(store.createFeed(Commits.feed("news")).getId());
            fill(feed, 1, 4_000);
        }
        try (Store store = RocksStore.open(config)) {
            FeedStore feed = store.feed(1);
            long before = bytesOnDisk();
            while (feed.drop(3_900, true) < 3_900) {
                assertThat(feed.earliest()).isGreaterThan(1);
            }
            feed.reclaim();
            assertThat(bytesOnDisk()).isLessThan(before / 4);
            assertThat(positions(feed.events(1))).hasSize(101).startsWith(3_900L);
            assertThat(feed.firstOfNewest(50_000)).isGreaterThan(3_940);
        }
    }

    private StoreConfig small() {
        return WeirConfig.defaults()
                .with("store.directory", directory.toString())
                .with("store.segment_bytes", "1100")
                .store();
    }

    private static void fill(FeedStore feed, int from, int to) {
        for (int first = from; first <= to; first += 100) {
            FeedCommit commit = new FeedCommit();
            for (int position = first; position <= Math.min(to, first + 99); position++) {
                commit.addDocument(position, Commits.published("k", filling(position)), "k", Commits.enters());
            }
            feed.commit(commit);
        }
    }

    /** A thousand letters that do not compress to nothing. */
    private static String filling(int seed) {
        return new Random(seed)
                .ints(1_000, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private static FeedCommit deletion(long position, long uid) {
        FeedCommit commit = new FeedCommit();
        commit.addSearch(
                position,
                LogEvent.newBuilder()
                        .setSearchDeleted(SearchDeleted.newBuilder().setUid(uid))
                        .build(),
                StoredSearch.newBuilder()
                        .setSavedSearch(dev.weir.v1.SavedSearch.newBuilder().setUid(uid))
                        .setDeleted(true)
                        .build());
        return commit;
    }

    private static StoredCursor cursor(long position) {
        return StoredCursor.newBuilder().setPosition(position).build();
    }

    private static List<Long> positions(Scan<?> scan) {
        List<Long> positions = new ArrayList<>();
        try (scan) {
            while (scan.next()) {
                positions.add(scan.position());
            }
        }
        return positions;
    }

    private long bytesOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".sst"))
                    .mapToLong(file -> {
                        try {
                            return Files.size(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .sum();
        }
    }
}
