package dev.weir.server.store;

import com.google.protobuf.Parser;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredCursor;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.server.store.v1.StoredKey;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.server.store.v1.StoredSubscription;
import dev.weir.server.store.v1.StoredWordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** One feed's part of the tables. */
final class RocksFeedStore implements FeedStore {
    private final RocksTables tables;
    private final int feedId;
    private final byte[] prefix;
    private final RocksWordLists wordLists;

    RocksFeedStore(RocksTables tables, int feedId) {
        this.tables = tables;
        this.feedId = feedId;
        this.prefix = Keys.of(feedId);
        this.wordLists = new RocksWordLists(tables, feedId);
    }

    @Override
    public long head() {
        byte[] last = tables.lastKeyUpTo(Table.LOG, Keys.of(feedId, Long.MAX_VALUE), prefix);
        return last == null ? 0 : Keys.number(last);
    }

    @Override
    public void commit(FeedCommit commit) {
        tables.write(batch -> {
            for (FeedCommit.Entry entry : commit.entries()) {
                add(batch, entry);
            }
        });
    }

    private void add(WriteBatch batch, FeedCommit.Entry entry) throws RocksDBException {
        byte[] place = Keys.of(feedId, entry.position());
        batch.put(tables.handle(Table.LOG), place, entry.event().toByteArray());
        DocumentHits hits = entry.hits();
        if (hits != null) {
            batch.put(tables.handle(Table.HITS), place, hits.encode());
        }
        String key = entry.key();
        if (key != null) {
            batch.put(
                    tables.handle(Table.KEYS),
                    Keys.of(feedId, key),
                    entry.storedKey().toByteArray());
        }
        StoredSearch search = entry.search();
        if (search != null) {
            byte[] version = Keys.of(feedId, search.getSavedSearch().getUid(), entry.position());
            batch.put(tables.handle(Table.SEARCHES), version, search.toByteArray());
        }
        StoredWordList list = entry.wordList();
        if (list != null) {
            batch.put(
                    tables.handle(Table.WORD_LISTS),
                    RocksWordLists.key(feedId, list, entry.position()),
                    list.toByteArray());
        }
        StoredFeed feed = entry.feed();
        if (feed != null) {
            batch.put(tables.handle(Table.FEEDS), prefix, feed.toByteArray());
        }
    }

    @Override
    public Optional<LogEvent> event(long position) {
        return get(Table.LOG, Keys.of(feedId, position), LogEvent.parser());
    }

    @Override
    public Scan<LogEvent> events(long fromPosition) {
        return new RocksScan<>(
                tables.scan(Table.LOG, Keys.of(feedId, fromPosition), prefix),
                bytes -> Records.parse(LogEvent.parser(), bytes, Table.LOG));
    }

    @Override
    public Optional<DocumentHits> hitsAt(long position) {
        byte[] bytes = tables.get(Table.HITS, Keys.of(feedId, position));
        return Optional.ofNullable(bytes).map(DocumentHits::decode);
    }

    @Override
    public Optional<DocumentHits> newestHits() {
        return newestHits(Long.MAX_VALUE);
    }

    @Override
    public Optional<DocumentHits> newestHits(long upToPosition) {
        byte[] last = tables.lastKeyUpTo(Table.HITS, Keys.of(feedId, upToPosition), prefix);
        return last == null ? Optional.empty() : hitsAt(Keys.number(last));
    }

    @Override
    public Scan<DocumentHits> hits(long fromPosition) {
        return new RocksScan<>(tables.scan(Table.HITS, Keys.of(feedId, fromPosition), prefix), DocumentHits::decode);
    }

    @Override
    public Optional<StoredKey> key(String key) {
        return get(Table.KEYS, Keys.of(feedId, key), StoredKey.parser());
    }

    @Override
    public Optional<StoredSearch> searchBefore(long uid, long position) {
        byte[] key = tables.lastKeyUpTo(Table.SEARCHES, Keys.of(feedId, uid, position - 1), Keys.of(feedId, uid));
        return key == null ? Optional.empty() : get(Table.SEARCHES, key, StoredSearch.parser());
    }

    @Override
    public Scan<StoredSearch> searches() {
        return new NewestSearches(new RocksScan<>(
                tables.scan(Table.SEARCHES, prefix, prefix),
                bytes -> Records.parse(StoredSearch.parser(), bytes, Table.SEARCHES)));
    }

    @Override
    public Optional<StoredWordList> wordListBefore(String id, long position) {
        return wordLists.before(id, position);
    }

    @Override
    public List<StoredWordList> wordLists() {
        return wordLists.newest();
    }

    @Override
    public List<StoredSubscription> subscriptions() {
        List<StoredSubscription> all = new ArrayList<>();
        try (var scan = tables.scan(Table.SUBSCRIPTIONS, prefix, prefix)) {
            while (scan.next()) {
                all.add(Records.parse(StoredSubscription.parser(), scan.value(), Table.SUBSCRIPTIONS));
            }
        }
        return all;
    }

    @Override
    public void putSubscription(StoredSubscription subscription) {
        byte[] key = Keys.of(feedId, subscription.getIncarnation());
        tables.write(batch -> batch.put(tables.handle(Table.SUBSCRIPTIONS), key, subscription.toByteArray()));
    }

    @Override
    public void deleteSubscription(long incarnation) {
        byte[] key = Keys.of(feedId, incarnation);
        tables.write(batch -> {
            batch.delete(tables.handle(Table.SUBSCRIPTIONS), key);
            batch.delete(tables.handle(Table.CURSORS), key);
        });
    }

    @Override
    public Optional<StoredCursor> cursor(long incarnation) {
        return get(Table.CURSORS, Keys.of(feedId, incarnation), StoredCursor.parser());
    }

    @Override
    public void putCursors(Map<Long, StoredCursor> cursors) {
        tables.write(batch -> {
            for (var cursor : cursors.entrySet()) {
                batch.put(
                        tables.handle(Table.CURSORS),
                        Keys.of(feedId, cursor.getKey()),
                        cursor.getValue().toByteArray());
            }
        });
    }

    private <T> Optional<T> get(Table table, byte[] key, Parser<T> parser) {
        byte[] bytes = tables.get(table, key);
        return bytes == null ? Optional.empty() : Optional.of(Records.parse(parser, bytes, table));
    }
}
