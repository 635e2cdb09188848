package dev.weir.server.store;

import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import dev.weir.v1.SavedSearch;

/** Commits in few words. */
final class Commits {
    private Commits() {}

    static StoredFeed feed(String id) {
        return StoredFeed.newBuilder()
                .setFeed(Feed.newBuilder().setName("feeds/" + id))
                .build();
    }

    static DocumentHits enters(long... uids) {
        HitKind[] kinds = new HitKind[uids.length];
        java.util.Arrays.fill(kinds, HitKind.ENTER);
        return new DocumentHits(0, uids, kinds);
    }

    static LogEvent published(String key, String filling) {
        return LogEvent.newBuilder()
                .setRequestId(filling)
                .setDocumentPublished(Document.newBuilder().setKey(key))
                .build();
    }

    static FeedCommit document(long position, String key, DocumentHits hits) {
        FeedCommit commit = new FeedCommit();
        commit.addDocument(position, published(key, ""), key, hits);
        return commit;
    }

    static FeedCommit search(long position, long uid, String query, boolean deleted) {
        SavedSearch search =
                SavedSearch.newBuilder().setUid(uid).setQuery(query).build();
        FeedCommit commit = new FeedCommit();
        commit.addSearch(
                position,
                LogEvent.newBuilder().setSearchSaved(search).build(),
                StoredSearch.newBuilder()
                        .setSavedSearch(search)
                        .setDeleted(deleted)
                        .build());
        return commit;
    }
}
