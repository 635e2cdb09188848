package dev.weir.server.store;

import java.nio.charset.StandardCharsets;

/** The kinds of records, each a column family. The names are on disk: never rename one. */
enum Table {
    /** What holds for the whole store: its format version, the next feed id. RocksDB wants this one to be called so. */
    DEFAULT("default"),
    /** Feed id → StoredFeed. */
    FEEDS("feeds"),
    /** Feed id, position → LogEvent. */
    LOG("log"),
    /** Feed id, position → DocumentHits. */
    HITS("hits"),
    /** Feed id, key → StoredKey. */
    KEYS("keys"),
    /** Feed id, uid, position → StoredSearch, for each position at which the search changed. */
    SEARCHES("searches"),
    /** Feed id, incarnation → StoredSubscription. */
    SUBSCRIPTIONS("subscriptions"),
    /** Feed id, incarnation → StoredCursor. */
    CURSORS("cursors"),
    /** Feed id, position → StoredSegment, for the first event of each part of the log. */
    SEGMENTS("segments"),
    /** Feed id → StoredEarliest, once some of the log was dropped. */
    EARLIEST("earliest"),
    /** Feed id, position → LogEvent: dropped from the log, and the version of a document that stands. */
    KEPT_LOG("kept_log"),
    /** Feed id, position → DocumentHits of such an event. */
    KEPT_HITS("kept_hits"),
    /** Feed id, id, a zero, position → StoredWordList, for each position at which the list changed. */
    WORD_LISTS("word_lists");

    private final String onDisk;

    Table(String onDisk) {
        this.onDisk = onDisk;
    }

    byte[] nameOnDisk() {
        return onDisk.getBytes(StandardCharsets.UTF_8);
    }
}
