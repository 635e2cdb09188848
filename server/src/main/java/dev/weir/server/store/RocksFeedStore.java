package dev.weir.server.store;

import com.google.protobuf.Parser;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredCursor;
import dev.weir.server.store.v1.StoredEarliest;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.server.store.v1.StoredKey;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.server.store.v1.StoredSubscription;
import dev.weir.server.store.v1.StoredWordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.rocksdb.RocksDBException;

/** One feed's part of the tables. */
final class RocksFeedStore implements FeedStore {
    /** So many parts of the log are given back to the disk together, for it means writing some files anew. */
    private static final long RECLAIMED_SEGMENTS = 64;

    private final RocksTables tables;
    private final int feedId;
    private final byte[] prefix;
    private final RocksWordLists wordLists;
    private final Segments segments;
    private final LogDrop dropping;
    /** For the thread that commits. */
    private int openingsSeen;

    private volatile StoredEarliest earliest;
    /** For the thread that reclaims: of the dropped events, how many bytes are given back already. */
    private long bytesReclaimed;

    /** @param segmentBytes about how large the parts are by which the log is measured */
    RocksFeedStore(RocksTables tables, int feedId, long segmentBytes) {
        this.tables = tables;
        this.feedId = feedId;
        this.prefix = Keys.of(feedId);
        this.wordLists = new RocksWordLists(tables, feedId);
        this.openingsSeen = tables.openings();
        this.earliest = get(Table.EARLIEST, prefix, StoredEarliest.parser())
                .orElse(StoredEarliest.newBuilder().setPosition(1).build());
        this.segments = new Segments(tables, feedId, segmentBytes);
        this.dropping = new LogDrop(tables, feedId);
    }

    @Override
    public long head() {
        byte[] last = tables.lastKeyUpTo(Table.LOG, Keys.of(feedId, Long.MAX_VALUE), prefix);
        return last == null ? 0 : Keys.number(last);
    }

    @Override
    public void commit(FeedCommit commit) {
        long firstPosition = commit.entries().getFirst().position();
        Segments.Growth growth = segments.growth(earliest());
        RocksTables.Changes changes = writes -> {
            requireLogUpTo(firstPosition - 1);
            for (FeedCommit.Entry entry : commit.entries()) {
                add(writes, entry, growth);
            }
        };
        if (commit.isDurable()) {
            tables.write(changes);
        } else {
            tables.writeUnsynced(changes);
        }
        segments.take(growth);
    }

    @Override
    public void sync() {
        tables.sync();
    }

    /** A disk that failed may have lost what was not synced; nothing must be put behind such a gap. */
    private void requireLogUpTo(long position) {
        int openings = tables.openings();
        if (openings != openingsSeen) {
            long head = head();
            if (head != position) {
                throw StoreException.damaged("after the disk failed, the log ends at position " + head
                        + " and was acknowledged, from memory, up to " + position + ": start the server again");
            }
            openingsSeen = openings;
        }
    }

    private void add(TableWrites writes, FeedCommit.Entry entry, Segments.Growth growth) throws RocksDBException {
        byte[] place = Keys.of(feedId, entry.position());
        byte[] event = entry.event().toByteArray();
        writes.put(Table.LOG, place, event);
        int bytes = event.length;
        DocumentHits hits = entry.hits();
        if (hits != null) {
            byte[] encoded = hits.encode();
            writes.put(Table.HITS, place, encoded);
            bytes += encoded.length;
        }
        growth.add(writes, entry.position(), bytes);
        String key = entry.key();
        if (key != null) {
            replaceKept(writes, key);
            writes.put(Table.KEYS, Keys.of(feedId, key), entry.storedKey().toByteArray());
        }
        StoredSearch search = entry.search();
        if (search != null) {
            byte[] version = Keys.of(feedId, search.getSavedSearch().getUid(), entry.position());
            writes.put(Table.SEARCHES, version, search.toByteArray());
        }
        StoredWordList list = entry.wordList();
        if (list != null) {
            writes.put(Table.WORD_LISTS, RocksWordLists.key(feedId, list, entry.position()), list.toByteArray());
        }
        StoredFeed feed = entry.feed();
        if (feed != null) {
            writes.put(Table.FEEDS, prefix, feed.toByteArray());
        }
    }

    /** A version that was kept because it stands is not needed once another one does. */
    private void replaceKept(TableWrites writes, String key) throws RocksDBException {
        if (earliest() == 1) {
            return;
        }
        Optional<StoredKey> before = key(key);
        if (before.isPresent() && before.get().getPosition() < earliest()) {
            byte[] kept = Keys.of(feedId, before.get().getPosition());
            writes.delete(Table.KEPT_LOG, kept);
            writes.delete(Table.KEPT_HITS, kept);
        }
    }

    @Override
    public Optional<LogEvent> event(long position) {
        Table table = position < earliest() ? Table.KEPT_LOG : Table.LOG;
        return get(table, Keys.of(feedId, position), LogEvent.parser())
                .or(() -> table == Table.LOG && position < earliest() ? event(position) : Optional.empty());
    }

    @Override
    public Scan<LogEvent> events(long fromPosition) {
        return new RocksScan<>(
                tables.scan(Table.LOG, Keys.of(feedId, Math.max(fromPosition, earliest())), prefix),
                bytes -> Records.parse(LogEvent.parser(), bytes, Table.LOG));
    }

    @Override
    public Optional<DocumentHits> hitsAt(long position) {
        Table table = position < earliest() ? Table.KEPT_HITS : Table.HITS;
        byte[] bytes = tables.get(table, Keys.of(feedId, position));
        return Optional.ofNullable(bytes)
                .map(DocumentHits::decode)
                .or(() -> table == Table.HITS && position < earliest() ? hitsAt(position) : Optional.empty());
    }

    @Override
    public Optional<DocumentHits> newestHits() {
        return newestHits(Long.MAX_VALUE);
    }

    @Override
    public Optional<DocumentHits> newestHits(long upToPosition) {
        StoredEarliest before = earliest;
        byte[] last = tables.lastKeyUpTo(Table.HITS, Keys.of(feedId, upToPosition), prefix);
        if (last != null && Keys.number(last) >= before.getPosition()) {
            return hitsAt(Keys.number(last));
        }
        return before.hasDroppedWatermarkMs()
                ? Optional.of(new DocumentHits(before.getDroppedWatermarkMs(), new long[0], new HitKind[0]))
                : Optional.empty();
    }

    @Override
    public Scan<DocumentHits> hits(long fromPosition) {
        return new RocksScan<>(
                tables.scan(Table.HITS, Keys.of(feedId, Math.max(fromPosition, earliest())), prefix),
                DocumentHits::decode);
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
        tables.write(writes -> writes.put(Table.SUBSCRIPTIONS, key, subscription.toByteArray()));
    }

    @Override
    public void deleteSubscription(long incarnation) {
        byte[] key = Keys.of(feedId, incarnation);
        tables.writeAnyway(writes -> {
            writes.delete(Table.SUBSCRIPTIONS, key);
            writes.delete(Table.CURSORS, key);
        });
    }

    @Override
    public Optional<StoredCursor> cursor(long incarnation) {
        return get(Table.CURSORS, Keys.of(feedId, incarnation), StoredCursor.parser());
    }

    @Override
    public void putCursors(Map<Long, StoredCursor> cursors) {
        tables.writeAnyway(writes -> {
            for (var cursor : cursors.entrySet()) {
                writes.put(
                        Table.CURSORS,
                        Keys.of(feedId, cursor.getKey()),
                        cursor.getValue().toByteArray());
            }
        });
    }

    @Override
    public Map<Long, StoredCursor> cursorsBefore(long position) {
        Map<Long, StoredCursor> before = new TreeMap<>();
        try (var scan = tables.scan(Table.CURSORS, prefix, prefix)) {
            while (scan.next()) {
                StoredCursor cursor = Records.parse(StoredCursor.parser(), scan.value(), Table.CURSORS);
                if (cursor.getPosition() < position) {
                    before.put(Keys.number(scan.key()), cursor);
                }
            }
        }
        return before;
    }

    @Override
    public long earliest() {
        return earliest.getPosition();
    }

    @Override
    public boolean hasDroppedSince(long publishTimeMs) {
        StoredEarliest before = earliest;
        return before.getPosition() > 1 && before.getDroppedPublishTimeMs() >= publishTimeMs;
    }

    @Override
    public long firstOfNewest(long bytes) {
        return segments.firstOfNewest(bytes, earliest());
    }

    @Override
    public long drop(long position, boolean forgetDocuments) {
        StoredEarliest before = earliest;
        if (position <= before.getPosition()) {
            return before.getPosition();
        }
        AtomicReference<StoredEarliest> after = new AtomicReference<>(before);
        tables.writeAnyway(writes -> after.set(dropping.drop(writes, before, position, forgetDocuments)));
        earliest = Objects.requireNonNull(after.get());
        return earliest();
    }

    @Override
    public void reclaim() {
        long to = earliest();
        long bytesDropped = to == 1 ? 0 : segments.bytesBefore(to);
        if (bytesDropped - bytesReclaimed < RECLAIMED_SEGMENTS * segments.segmentBytes()) {
            return;
        }
        byte[] first = Keys.of(feedId, 0);
        byte[] end = Keys.of(feedId, to);
        byte[] measured = Keys.of(feedId, segments.startAt(to));
        tables.writeAnyway(writes -> {
            writes.sweep(Table.LOG, first, end);
            writes.sweep(Table.HITS, first, end);
            writes.sweep(Table.SEGMENTS, first, measured);
        });
        tables.compact(Table.LOG, first, end);
        tables.compact(Table.HITS, first, end);
        bytesReclaimed = bytesDropped;
    }

    private <T> Optional<T> get(Table table, byte[] key, Parser<T> parser) {
        byte[] bytes = tables.get(table, key);
        return bytes == null ? Optional.empty() : Optional.of(Records.parse(parser, bytes, table));
    }
}
