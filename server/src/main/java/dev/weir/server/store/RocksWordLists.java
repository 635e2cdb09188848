package dev.weir.server.store;

import dev.weir.server.store.v1.StoredWordList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The word lists of one feed, each version under the list's id and its position. No id has a zero in it, so the
 * versions of one list stand together.
 */
final class RocksWordLists {
    private final RocksTables tables;
    private final int feedId;
    private final byte[] prefix;

    RocksWordLists(RocksTables tables, int feedId) {
        this.tables = tables;
        this.feedId = feedId;
        this.prefix = Keys.of(feedId);
    }

    /** Where a version is stored. */
    static byte[] key(int feedId, StoredWordList list, long position) {
        return key(feedId, idOf(list), position);
    }

    private static byte[] key(int feedId, String id, long position) {
        byte[] list = listKey(feedId, id);
        return ByteBuffer.allocate(list.length + Long.BYTES)
                .put(list)
                .putLong(position)
                .array();
    }

    private static byte[] listKey(int feedId, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Keys.FEED_BYTES + bytes.length + 1)
                .putInt(feedId)
                .put(bytes)
                .put((byte) 0)
                .array();
    }

    private static String idOf(StoredWordList list) {
        String name = list.getWordList().getName();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The newest version from before a position. */
    Optional<StoredWordList> before(String id, long position) {
        byte @Nullable [] key =
                tables.lastKeyUpTo(Table.WORD_LISTS, key(feedId, id, position - 1), listKey(feedId, id));
        byte @Nullable [] bytes = key == null ? null : tables.get(Table.WORD_LISTS, key);
        return Optional.ofNullable(bytes).map(RocksWordLists::parse);
    }

    /** The newest version of each list that is not deleted. */
    List<StoredWordList> newest() {
        List<StoredWordList> newest = new ArrayList<>();
        try (TableScan scan = tables.scan(Table.WORD_LISTS, prefix, prefix)) {
            @Nullable StoredWordList before = null;
            while (scan.next()) {
                StoredWordList version = parse(scan.value());
                if (before != null && !idOf(before).equals(idOf(version))) {
                    newest.add(before);
                }
                before = version;
            }
            if (before != null) {
                newest.add(before);
            }
        }
        newest.removeIf(StoredWordList::getDeleted);
        return newest;
    }

    private static StoredWordList parse(byte[] bytes) {
        return Records.parse(StoredWordList.parser(), bytes, Table.WORD_LISTS);
    }
}
