package dev.weir.server.store;

import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.server.store.v1.StoredKey;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.server.store.v1.StoredWordList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New events of one feed's log with all that follows from them: what {@link FeedStore#commit} writes as one. Built by
 * one thread, in the order of the log.
 */
public final class FeedCommit {
    /**
     * One event.
     *
     * @param hits for an event of a document: what it did to the searches
     * @param key for an event of a document: its key
     * @param search for an event of a search: how the search stands from here on
     * @param feed for an event of the feed itself: how it stands from here on
     * @param wordList for an event of a word list: how the list stands from here on
     */
    public record Entry(
            long position,
            LogEvent event,
            @Nullable String key,
            @Nullable DocumentHits hits,
            @Nullable StoredSearch search,
            @Nullable StoredFeed feed,
            @Nullable StoredWordList wordList) {

        StoredKey storedKey() {
            return StoredKey.newBuilder()
                    .setPosition(position)
                    .setRetracted(event.hasDocumentRetracted())
                    .build();
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private boolean durable = true;

    /** Adds the event of a document, published or retracted. */
    public void addDocument(long position, LogEvent event, String key, DocumentHits hits) {
        entries.add(new Entry(position, event, key, hits, null, null, null));
    }

    /** Adds the event of a search, saved, changed or deleted. */
    public void addSearch(long position, LogEvent event, StoredSearch search) {
        entries.add(new Entry(position, event, null, null, search, null, null));
    }

    /** Adds an event of the feed itself. */
    public void addFeed(long position, LogEvent event, StoredFeed feed) {
        entries.add(new Entry(position, event, null, null, null, feed, null));
    }

    /** Adds the event of a word list, saved, changed or deleted. */
    public void addWordList(long position, LogEvent event, StoredWordList list) {
        entries.add(new Entry(position, event, null, null, null, null, list));
    }

    /** Whether the commit is on disk when it returns; else the operating system has it. From the beginning it is. */
    public void setDurable(boolean durable) {
        this.durable = durable;
    }

    public boolean isDurable() {
        return durable;
    }

    public List<Entry> entries() {
        return entries;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
