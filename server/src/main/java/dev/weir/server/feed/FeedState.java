package dev.weir.server.feed;

import dev.weir.matcher.index.QueryIndex;
import dev.weir.server.contract.Times;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredKey;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.v1.SavedSearch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a feed has come to by its committed events: the views that its sequencer keeps in step with the log. Changed by
 * the sequencer only; {@link #head}, {@link #searchChanges}, {@link #schema}, {@link #registry} and {@link #wordLists}
 * may be read by any thread.
 */
final class FeedState {
    private static final long[] NONE = {};

    private final FeedStore store;
    private final Registry registry;
    private final WordListRegistry wordLists;
    private final QueryIndex index;
    private final MatchCounters counters = new MatchCounters();
    private final RequestWindow requests;
    private final Expirations expirations = new Expirations();
    private volatile FeedSchema schema;
    private volatile long head;
    private final AtomicLong searchChanges = new AtomicLong();
    private long publishTimeMs;
    private long watermarkMs;

    /** @param index of the schema; empty, or as a snapshot brought it back */
    FeedState(FeedStore store, FeedSchema schema, QueryIndex index, int requestIdsRemembered) {
        this.store = store;
        this.schema = schema;
        this.registry = new Registry(store);
        this.wordLists = new WordListRegistry(store);
        this.index = index;
        this.requests = new RequestWindow(requestIdsRemembered);
    }

    /** Takes the place in the log up from the store, once everything else was recovered. */
    void recoverHead() {
        head = store.head();
        publishTimeMs = store.event(head).map(LogEvent::getPublishTimeMs).orElse(0L);
        watermarkMs = store.newestHits().map(DocumentHits::watermarkMs).orElse(Long.MIN_VALUE);
    }

    /** Takes over a batch that is on disk. */
    void apply(Batch batch) {
        FeedSchema extended = batch.schema();
        if (extended != null) {
            if (extended.matcher() != schema.matcher()) {
                index.extendSchema(extended.matcher());
            }
            schema = extended;
        }
        batch.wordLists().changes().forEach(wordLists::apply);
        for (StoredSearch change : batch.searches().changes()) {
            applySearch(change);
        }
        searchChanges.getAndAdd(batch.wordLists().searchesPut());
        publishTimeMs = batch.publishTimeMs();
        watermarkMs = batch.watermarkMs();
        head = batch.position();
        requests.headIs(head);
    }

    void applySearch(StoredSearch change) {
        registry.apply(change);
        searchChanges.getAndIncrement();
        SavedSearch search = change.getSavedSearch();
        expirations.remove(Registry.idOf(search));
        if (!change.getDeleted() && search.hasExpireTime()) {
            expirations.add(Registry.idOf(search), Times.millis(search.getExpireTime(), "expire_time"));
        }
    }

    /** Undoes what a batch that did not get to disk has left in the views. */
    void rollbackTo(long position) {
        index.rollbackTo(position);
        requests.rollbackTo(position);
    }

    long head() {
        return head;
    }

    /**
     * How often searches were saved, changed, also by a word list, or deleted since this was made, those of the
     * recovery included.
     */
    long searchChanges() {
        return searchChanges.get();
    }

    FeedSchema schema() {
        return schema;
    }

    Registry registry() {
        return registry;
    }

    WordListRegistry wordLists() {
        return wordLists;
    }

    QueryIndex index() {
        return index;
    }

    MatchCounters counters() {
        return counters;
    }

    RequestWindow requests() {
        return requests;
    }

    Expirations expirations() {
        return expirations;
    }

    long watermarkMs() {
        return watermarkMs;
    }

    /** When the next batch is accepted: now, but never before the last one. */
    long publishTimeAfter(long nowMs) {
        return Math.max(nowMs, publishTimeMs);
    }

    /** Whether there is a version of a document. */
    boolean stands(String key) {
        return store.key(key).filter(stored -> !stored.getRetracted()).isPresent();
    }

    /** The searches that match the version of a document that stands, ascending. */
    long[] matching(String key) {
        return store.key(key)
                .filter(stored -> !stored.getRetracted())
                .map(StoredKey::getPosition)
                .flatMap(store::hitsAt)
                .map(DocumentHits::matching)
                .orElse(NONE);
    }
}
