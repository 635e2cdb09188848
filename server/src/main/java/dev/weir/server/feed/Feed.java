package dev.weir.server.feed;

import dev.weir.matcher.index.Expenses;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.index.Restored;
import dev.weir.server.contract.DocumentConverter;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.FeedStore;
import dev.weir.v1.Document;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One feed at work. Safe for many threads. */
public final class Feed {
    private final String id;
    private final FeedStore store;
    private final FeedState state;
    private final FeedSnapshot snapshot;
    private final FeedSequencer sequencer;
    private final MatchPool pool;
    private final HeadListeners listeners = new HeadListeners();
    private final DocumentCommands documents;
    private final SearchCommands searches;
    private final long callWaitNanosMax;
    private final SchemaCommands schemas;
    private final WordListCommands wordLists;
    private final RetentionCommands retention;

    private Feed(
            String id,
            FeedStore store,
            FeedState state,
            FeedSnapshot snapshot,
            FeedLimits limits,
            FeedResources resources) {
        this.id = id;
        this.store = store;
        this.state = state;
        this.snapshot = snapshot;
        this.pool = resources.pool();
        this.sequencer = new FeedSequencer(state, store, limits, resources, listeners::tell);
        this.documents = new DocumentCommands(this, limits.documentBytesMax(), limits.publishWaitMsMax());
        this.callWaitNanosMax = TimeUnit.MILLISECONDS.toNanos(limits.publishWaitMsMax());
        this.searches = new SearchCommands(this, limits, resources.clock());
        this.schemas = new SchemaCommands(this);
        this.wordLists = new WordListCommands(this, limits.wordLists(), resources.pool());
        this.retention = new RetentionCommands(this);
    }

    /** Brings a feed back to where its log ends. Searches that cannot be parsed any more end up in state ERROR. */
    static Feed open(
            dev.weir.server.store.v1.StoredFeed stored, FeedStore store, FeedLimits limits, FeedResources resources) {
        FeedSchema schema = FeedSchema.of(stored, limits.query());
        FeedSnapshot snapshot = new FeedSnapshot(stored, limits.query(), store, resources);
        Optional<Restored> restored = snapshot.read(schema.matcher());
        QueryIndex index =
                restored.map(Restored::index).orElseGet(() -> new QueryIndex(schema.matcher(), System::nanoTime));
        FeedState state = new FeedState(store, schema, index, limits.requestIdsRemembered());
        snapshot.begin(state, new Recovery(state, store, resources.pool(), restored).run());
        return new Feed(
                ResourceName.feedId(stored.getFeed().getName(), "name"), store, state, snapshot, limits, resources);
    }

    /** The last part of its name. */
    public String id() {
        return id;
    }

    public String name() {
        return ResourceName.feed(id);
    }

    public FeedSchema schema() {
        return state.schema();
    }

    /** The position of the newest event that is on disk. */
    public long head() {
        return state.head();
    }

    /** Its records, for reading only. */
    public FeedStore store() {
        return store;
    }

    public Registry registry() {
        return state.registry();
    }

    public DocumentCommands documents() {
        return documents;
    }

    public SearchCommands searches() {
        return searches;
    }

    public SchemaCommands schemas() {
        return schemas;
    }

    public WordListCommands wordLists() {
        return wordLists;
    }

    public RetentionCommands retention() {
        return retention;
    }

    /** The position of the first event that is kept. */
    public long earliest() {
        return store.earliest();
    }

    /** Who is told whenever the head has moved. */
    public HeadListeners listeners() {
        return listeners;
    }

    /** The feed as callers see it. */
    public dev.weir.v1.Feed describe() {
        return schema().stored().getFeed().toBuilder()
                .setHeadPosition(head())
                .setEarliestPosition(earliest())
                .setSavedSearchCount(registry().count())
                .setEtag(schema().etag())
                .build();
    }

    /**
     * Decides a document against the searches that stand now; nothing is changed.
     *
     * @throws WeirException when the document does not fit the schema
     */
    public Percolation percolate(Document document) {
        dev.weir.matcher.document.Document parsed = documents.parse(document);
        long position = sequencer.horizon().enter();
        try {
            Hits hits = pool.call(() -> state.index().match(parsed, position));
            state.counters().add(hits);
            return new Percolation(parsed, hits, position);
        } finally {
            sequencer.horizon().leave(position);
        }
    }

    /**
     * What a percolation found.
     *
     * @param document for the matcher
     * @param position behind the events that count
     */
    public record Percolation(dev.weir.matcher.document.Document document, Hits hits, long position) {}

    /** The searches on which most time goes; at most so many, from 1. */
    public Spent mostExpensive(int limit) {
        long position = sequencer.horizon().enter();
        try {
            return new Spent(state.index().mostExpensive(limit, position), position);
        } finally {
            sequencer.horizon().leave(position);
        }
    }

    /**
     * On which searches most time goes.
     *
     * @param position behind the events that count
     */
    public record Spent(Expenses expenses, long position) {}

    /** What deciding its documents has come to. */
    public MatchCounters counters() {
        return state.counters();
    }

    /** What its query index takes of the heap, in bytes, about. */
    public long queryIndexBytes() {
        return state.index().ramBytes();
    }

    FeedState state() {
        return state;
    }

    /** Hands a command of a call of its own to the sequencer; refuses it where too many are waiting for too long. */
    CompletableFuture<Outcome> submit(Command command) {
        return submit(command, callWaitNanosMax);
    }

    /** As {@link #submit(Command)}, but waits no longer than this. */
    CompletableFuture<Outcome> submit(Command command, long waitNanosMax) {
        try {
            return sequencer.submit(command, waitNanosMax);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WeirException.of(ErrorCode.UNAVAILABLE, "INTERRUPTED", "the server is stopping");
        }
    }

    /**
     * Hands a command to the sequencer, or gives what the first request of this id came to: its repeat is as good now
     * as it was then, even where it would not pass the checks any more.
     *
     * @param command makes the command; its refusal is the caller's where this is no repeat
     */
    CompletableFuture<Outcome> submit(RequestId request, Supplier<Command> command) {
        return submit(request, command, callWaitNanosMax);
    }

    /** As {@link #submit(RequestId, Supplier)}, but waits no longer than this. */
    CompletableFuture<Outcome> submit(RequestId request, Supplier<Command> command, long waitNanosMax) {
        Command made;
        try {
            made = command.get();
        } catch (WeirException e) {
            if (!request.isPresent()) {
                throw e;
            }
            made = new Command.Refused(request, e);
        }
        return submit(made, waitNanosMax);
    }

    /** Does some of the upkeep of its query index, for one thread at a time; returns whether there was any to do. */
    boolean maintain() {
        return state.index().maintain();
    }

    /** Gives the space of dropped events back to the disk, for one thread at a time. */
    void reclaim() {
        store.reclaim();
    }

    /** Writes a new snapshot of its query index if it is time to; returns whether it did. */
    boolean writeSnapshotIfDue() {
        return snapshot.writeIfDue(state);
    }

    /** Writes a new snapshot of its query index if anything has changed; gives up when it is too late. */
    boolean writeSnapshotIfChanged(BooleanSupplier isTooLate) {
        return snapshot.writeIfChanged(state, isTooLate);
    }

    /** Lets searches end whose time has come. */
    void tick() {
        sequencer.tick();
    }

    /** Finishes what was begun and refuses the rest. */
    void close() {
        sequencer.close();
    }

    /**
     * Finishes what was begun, deletes the feed, and refuses the rest; where deleting fails, the feed goes on.
     *
     * @param deletion takes the feed out of the store
     */
    void close(Runnable deletion) {
        sequencer.close(deletion, WeirException.notFound("feed", name()));
        snapshot.delete();
    }

    /** A document as the matcher needs it, under the schema of now. */
    public dev.weir.matcher.document.Document parse(Document document) {
        return DocumentConverter.toMatcher(document, schema().matcher());
    }
}
