package dev.weir.matcher.index;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * All standing queries of one feed.
 *
 * <p><b>Positions.</b> A query put at position P is decided against every document after P and none at or before it;
 * one removed at P no longer stands for documents after P; one put again is replaced at P, so that each document sees
 * the old or the new query. Positions of changes never decrease. Positions are from 0; {@link Long#MAX_VALUE} is none.
 *
 * <p><b>Threads.</b> One thread at a time calls {@link #put}, {@link #remove}, {@link #rollbackTo},
 * {@link #forgetBefore} and {@link #extendSchema}. Any number of threads may meanwhile call the others, without
 * waiting. A document at position P must be matched only after all changes at positions below P have been made and
 * handed over (any means of handing P to another thread will do); changes at P and later may go on while it is matched
 * and are not seen.
 *
 * <p><b>Memory.</b> Each change is kept until {@link #forgetBefore} says that it need not be undone or seen any more.
 */
public final class QueryIndex {
    private final LongSupplier ticker;
    private final Registry registry = new Registry();
    private final Postings postings = new Postings();
    private final Journal journal = new Journal();
    private final Map<Query, SharedQuery> byMeaning = new HashMap<>();
    private volatile Schema schema;
    private int nextOrdinal;
    private long lastChange = Long.MIN_VALUE;
    private long forgotten = Long.MIN_VALUE;

    /** An empty index that measures no times. */
    public QueryIndex(Schema schema) {
        this(schema, () -> 0);
    }

    /**
     * An empty index.
     *
     * @param nanoTicker where the times of {@link MatchStats} come from; this library reads no clock
     */
    public QueryIndex(Schema schema, LongSupplier nanoTicker) {
        this.schema = schema;
        this.ticker = nanoTicker;
    }

    /** The schema as last extended. */
    public Schema schema() {
        return schema;
    }

    /**
     * Takes in a later state of the schema, for queries put from now on.
     *
     * @throws dev.weir.matcher.schema.SchemaException if it is not a later state of the present one
     */
    public void extendSchema(Schema later) {
        schema = later.requireExtends(schema);
    }

    /**
     * Lets a query stand for all documents after a position. If the id stands already, its query is replaced from there
     * on.
     *
     * @throws IllegalArgumentException if the position is before that of an earlier change
     */
    public void put(long id, long position, ParsedQuery query) {
        advanceTo(position);
        SharedQuery shared = byMeaning.computeIfAbsent(query.lucene(), this::file);
        Standing standing = new Standing(id, position, shared);
        @Nullable Standing before = end(id, position);
        shared.add(standing);
        registry.add(standing);
        registry.count(before == null ? 1 : 0);
        journal.add(new Journal.Change(position, standing, before));
    }

    /**
     * Lets an id no longer stand for documents after a position; does nothing if it does not stand.
     *
     * @throws IllegalArgumentException if the position is before that of an earlier change
     */
    public void remove(long id, long position) {
        advanceTo(position);
        @Nullable Standing before = end(id, position);
        if (before != null) {
            registry.count(-1);
            journal.add(new Journal.Change(position, null, before));
        }
    }

    /** Whether a query stands under that id for a document at that position. */
    public boolean standsAt(long id, long position) {
        return registry.standsAt(id, position);
    }

    /** How many ids stand after all changes so far. */
    public int size() {
        return registry.size();
    }

    /** How the query would be found; it need not stand, and nothing changes. */
    public Cost cost(ParsedQuery query) {
        return switch (AnchorExtractor.extract(query.lucene())) {
            case Anchors.Unknown unknown -> new Cost(true, List.of());
            case Anchors.AnyOf anyOf ->
                new Cost(
                        false,
                        anyOf.terms().stream()
                                .map(term -> term.field() + ":" + term.text())
                                .sorted()
                                .limit(Cost.MAX_ANCHORS)
                                .toList());
        };
    }

    /** Exactly the ids that stand at the position and whose query matches the document. */
    public Hits match(Document document, long position) {
        long started = ticker.getAsLong();
        DocumentIndex analysed = new DocumentIndex(document);
        long analysedAt = ticker.getAsLong();
        List<SharedQuery> candidates = postings.candidates(analysed);
        long foundAt = ticker.getAsLong();
        Decision decision = new Decision(analysed, position);
        candidates.forEach(decision::decide);
        return decision.hits(analysedAt - started, foundAt - analysedAt, ticker.getAsLong() - foundAt);
    }

    /**
     * Undoes every change after a position, as if it had never been made.
     *
     * @throws IllegalArgumentException if changes after that position were forgotten
     */
    public void rollbackTo(long position) {
        if (position < forgotten) {
            throw new IllegalArgumentException(
                    "cannot roll back to position " + position + ": changes up to " + forgotten + " were forgotten");
        }
        List<Standing> gone = new ArrayList<>();
        for (Journal.Change change : journal.takeAfter(position)) {
            if (change.begun() != null) {
                gone.add(change.begun());
            }
            if (change.ended() != null) {
                change.ended().reopen();
            }
            registry.count((change.ended() == null ? 0 : 1) - (change.begun() == null ? 0 : 1));
        }
        drop(gone);
        lastChange = Math.min(lastChange, position);
    }

    /**
     * Promises that no document at or before the position will be matched any more, and no change there undone: what
     * ended there goes.
     */
    public void forgetBefore(long position) {
        forgotten = Math.max(forgotten, position);
        List<Standing> gone = new ArrayList<>();
        for (Journal.Change change : journal.takeUpTo(position)) {
            if (change.ended() != null) {
                gone.add(change.ended());
            }
        }
        drop(gone);
    }

    private void advanceTo(long position) {
        if (position < 0 || position == Long.MAX_VALUE || position < lastChange || position < forgotten) {
            throw new IllegalArgumentException("a change at position " + position + " must not be negative, nor before "
                    + Math.max(lastChange, forgotten) + ", the latest so far");
        }
        lastChange = position;
    }

    private @Nullable Standing end(long id, long position) {
        @Nullable Standing before = registry.open(id);
        if (before != null) {
            before.endAt(position);
        }
        return before;
    }

    private SharedQuery file(Query query) {
        SharedQuery shared = new SharedQuery(nextOrdinal++, query, AnchorExtractor.extract(query));
        postings.file(shared);
        return shared;
    }

    private void drop(List<Standing> gone) {
        List<SharedQuery> unused = new ArrayList<>();
        for (Standing standing : gone) {
            registry.drop(standing);
            standing.query().drop(standing);
            if (standing.query().hasNone()) {
                unused.add(standing.query());
                byMeaning.remove(standing.query().query());
            }
        }
        postings.unfile(unused);
    }
}
