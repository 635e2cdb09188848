package dev.weir.load.delivery;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.FeedCommit;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.HitKind;
import dev.weir.server.store.RocksStore;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import dev.weir.v1.Field;
import dev.weir.v1.FieldType;
import dev.weir.v1.FieldValues;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.Schema;
import dev.weir.v1.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Writes a feed's log as if so many searches had been saved and so many documents published, each of which hits some of
 * the searches, drawn with a seed. The first searches have the owner {@link #FEW}, all others {@link #MANY}.
 */
final class MadeUpLog {
    static final String FEED = "feeds/load";
    static final String FEW = "few";
    static final String MANY = "many";

    private static final int EVENTS_OF_COMMIT = 5_000;
    private static final long SEED = 42;
    private static final long START_MS =
            Timestamps.toMillis(Timestamp.newBuilder().setSeconds(1_700_000_000).build());
    private static final String TEXT = "The committee met on Tuesday and heard of salmon in the river, item ";

    private final int searches;
    private final int documents;
    private final int hits;
    private final int few;

    /**
     * What is to be written.
     *
     * @param hits of each document
     * @param few how many searches have the first owner
     */
    MadeUpLog(int searches, int documents, int hits, int few) {
        this.searches = searches;
        this.documents = documents;
        this.hits = hits;
        this.few = few;
    }

    /** Writes it into a data directory, which must not be in use. */
    void write(Path directory) {
        try (RocksStore store = RocksStore.open(directory)) {
            StoredFeed feed = store.createFeed(StoredFeed.newBuilder()
                    .setFeed(Feed.newBuilder()
                            .setName(FEED)
                            .setSchema(Schema.newBuilder()
                                    .addFields(
                                            Field.newBuilder().setName("title").setType(FieldType.FIELD_TYPE_TEXT))
                                    .addDefaultFields("title")))
                    .build());
            FeedStore log = store.feed(feed.getId());
            Random random = new Random(SEED);
            for (long first = 1; first <= (long) searches + documents; first += EVENTS_OF_COMMIT) {
                FeedCommit commit = new FeedCommit();
                long last = Math.min(first + EVENTS_OF_COMMIT - 1, (long) searches + documents);
                for (long position = first; position <= last; position++) {
                    if (position <= searches) {
                        addSearch(commit, position);
                    } else {
                        addDocument(commit, position, random);
                    }
                }
                log.commit(commit);
            }
        }
    }

    private void addSearch(FeedCommit commit, long position) {
        SavedSearch search = SavedSearch.newBuilder()
                .setName(FEED + "/savedSearches/s" + position)
                .setUid(position)
                .setQuery("word" + position)
                .setOwner(position <= few ? FEW : MANY)
                .setState(SavedSearch.State.STATE_ACTIVE)
                .setCreatePosition(position)
                .setUpdatePosition(position)
                .setEtag("p" + position)
                .build();
        commit.addSearch(
                position,
                LogEvent.newBuilder()
                        .setPublishTimeMs(START_MS)
                        .setSearchSaved(search)
                        .build(),
                StoredSearch.newBuilder().setSavedSearch(search).build());
    }

    private void addDocument(FeedCommit commit, long position, Random random) {
        long timeMs = START_MS + position;
        Document document = Document.newBuilder()
                .setKey("document-" + position)
                .setEventTime(Timestamps.fromMillis(timeMs))
                .putFields(
                        "title",
                        FieldValues.newBuilder()
                                .addValues(Value.newBuilder().setStringValue(TEXT + position))
                                .build())
                .build();
        long[] uids = LongStream.generate(() -> 1 + random.nextInt(searches))
                .distinct()
                .limit(hits)
                .sorted()
                .toArray();
        HitKind[] kinds = new HitKind[uids.length];
        Arrays.fill(kinds, HitKind.ENTER);
        commit.addDocument(
                position,
                LogEvent.newBuilder()
                        .setPublishTimeMs(timeMs)
                        .setDocumentPublished(document)
                        .build(),
                document.getKey(),
                new DocumentHits(timeMs, uids, kinds));
    }
}
