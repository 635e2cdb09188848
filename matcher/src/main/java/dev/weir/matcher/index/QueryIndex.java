package dev.weir.matcher.index;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.form.Form;
import dev.weir.matcher.form.FormReader;
import dev.weir.matcher.leaf.Interner;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.snapshot.SnapshotException;
import dev.weir.matcher.snapshot.SnapshotInput;
import dev.weir.matcher.snapshot.SnapshotOutput;
import dev.weir.matcher.standing.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.LongSupplier;
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
 * <p><b>Upkeep.</b> What was put lately is found more slowly than what {@link #maintain} has taken in; a thread in the
 * background should call it again and again, beside all other calls.
 *
 * <p><b>Memory.</b> Each change is kept until {@link #forgetBefore} says that it need not be undone or seen any more.
 */
public final class QueryIndex {
    private final LongSupplier ticker;
    private final Leaves leaves = new Leaves();
    private final Interner interner = new Interner(leaves);
    private final Entries entries = new Entries();
    private final Registry registry = new Registry();
    private final Frequencies frequencies = new Frequencies(leaves);
    private final Files files = new Files(leaves, entries, registry, frequencies);
    private final Spending spending = new Spending();
    /** The latest used first: it remembers most. */
    private final ConcurrentLinkedDeque<Matching> idle = new ConcurrentLinkedDeque<>();

    private volatile Schema schema;
    /** For the thread that maintains. */
    private boolean rehearsed;

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
     * @return what it costs to keep the query, by the documents matched so far
     * @throws IllegalArgumentException if the position is before that of an earlier change
     */
    public Cost put(long id, long position, ParsedQuery query) {
        Form form = FormReader.read(query.lucene());
        synchronized (files) {
            int[] clauses = interner.clauses(form);
            int entry = entries.find(clauses);
            if (entry == Entries.NONE) {
                entry = entries.add(clauses);
                files.added(clauses);
            }
            int ended = registry.put(id, position, entry);
            Cost cost = files.begun(entry, schema);
            files.changed(ended);
            leaves.publish();
            return cost;
        }
    }

    /**
     * Lets an id no longer stand for documents after a position; does nothing if it does not stand.
     *
     * @throws IllegalArgumentException if the position is before that of an earlier change
     */
    public void remove(long id, long position) {
        synchronized (files) {
            files.changed(registry.remove(id, position));
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

    /** What {@link #put} would say of a query that nobody has put yet. It need not stand, and nothing changes. */
    public Cost cost(ParsedQuery query) {
        return new CostEstimate(leaves, frequencies).of(FormReader.read(query.lucene()), schema);
    }

    /**
     * The queries on which most time went lately, by deciding one document of every so many twice. It is found out
     * while documents are matched, whatever they are matched for; an index that is new knows of none.
     *
     * @param limit of the queries given, from 1; more than {@link Expenses#MAX_QUERIES} are never given
     * @param position as for a document that is matched now: queries with which nobody stands there are left out
     */
    public Expenses mostExpensive(int limit, long position) {
        return spending.most(limit, registry, position);
    }

    /** Exactly the ids that stand at the position and whose query matches the document. */
    public Hits match(Document document, long position) {
        Matching matching = matching();
        try {
            return matching.match(files.view(), document, position);
        } finally {
            idle.addFirst(matching);
        }
    }

    private Matching matching() {
        @Nullable Matching free = idle.pollFirst();
        return free == null ? new Matching(leaves, entries, registry, frequencies, spending, ticker) : free;
    }

    /**
     * Undoes every change after a position, as if it had never been made.
     *
     * @throws IllegalArgumentException if changes after that position were forgotten
     */
    public void rollbackTo(long position) {
        synchronized (files) {
            registry.rollbackTo(position, files::changed);
        }
    }

    /**
     * Promises that no document at or before the position will be matched any more, and no change there undone: what
     * ended there goes.
     */
    public void forgetBefore(long position) {
        synchronized (files) {
            registry.forgetBefore(position, files::changed);
        }
    }

    /**
     * Does some of the upkeep, if there is any to do: takes in what was put lately, files queries anew by what the
     * documents have shown to be rare, drops what is no longer used. When there are many queries for the first time, it
     * also decides some made-up documents, so that the first real ones need not wait for what every process does once.
     * One thread at a time may call this, beside any other calls; those that change wait for it shortly at its end, and
     * those that match never.
     *
     * @return whether it did something
     */
    public boolean maintain() {
        boolean worked = files.maintain();
        if (!rehearsed && files.view().segment().size() >= Rehearsal.MIN_QUERIES) {
            rehearsed = true;
            Matching matching = matching();
            new Rehearsal(schema, leaves).run(files.view(), matching);
            idle.addFirst(matching);
        }
        return worked;
    }

    /**
     * Writes who stands right after a position, compiled, so that {@link #read} need not parse it again. Left out are
     * queries that Lucene alone can decide; whoever reads is told which, and puts them again.
     *
     * <p>Any thread may call this, beside all other calls, which it does not hold up for longer than a moment. All
     * changes up to the position must have been made and handed over to it, and none of them may be undone meanwhile.
     *
     * @param out is neither buffered here in more than blocks nor closed
     * @param label is handed to whoever reads; anything by which the caller will know what this is a snapshot of
     * @return how many ids stand in what was written
     */
    public int write(OutputStream out, long position, String label) throws IOException {
        return write(out, position, label, SnapshotWriter.WASTE_SHARE);
    }

    /** @param wasteShare one in so many entries or leaves may be written although nobody needs it */
    int write(OutputStream out, long position, String label, int wasteShare) throws IOException {
        SnapshotOutput snapshot = new SnapshotOutput(out);
        Files.Moment moment = files.beginSurvey();
        try {
            Origin.of(schema).write(snapshot);
            snapshot.writeString(label);
            int written = new SnapshotWriter(leaves, entries, registry, frequencies, moment)
                    .write(snapshot, position, wasteShare);
            snapshot.finish();
            return written;
        } finally {
            files.endSurvey();
        }
    }

    /**
     * Reads what {@link #write} has written. The index goes on from there as the one that was written would have.
     *
     * @param in is not buffered here in more than blocks, nor closed, nor read beyond the snapshot's end
     * @param schema as last extended when it was written
     * @param nanoTicker as for a new index
     * @throws SnapshotException if the snapshot is damaged, cut off, or made by another version, under another version
     *     of Lucene or Java, or with another schema; then the queries have to be parsed again
     * @throws IOException if the stream cannot be read
     */
    public static Restored read(InputStream in, Schema schema, LongSupplier nanoTicker) throws IOException {
        SnapshotInput snapshot = new SnapshotInput(in);
        Origin.read(snapshot).requireSame(Origin.of(schema));
        String label = snapshot.readString();
        QueryIndex index = new QueryIndex(schema, nanoTicker);
        SnapshotReader reader = new SnapshotReader(snapshot);
        try {
            reader.read(index.leaves, index.entries, index.registry, index.frequencies, index.files);
        } catch (RuntimeException e) {
            // Its checksums are right, so it was written like that: by something that says to be this version.
            throw new SnapshotException("does not hold together: " + e, e);
        }
        return new Restored(index, label, reader.position(), reader.ids(), reader.leftOut());
    }

    /** What the index takes of the heap, in bytes, about; what describes single leaves is not counted. */
    public long ramBytes() {
        synchronized (files) {
            return leaves.ramBytes()
                    + entries.ramBytes()
                    + registry.ramBytes()
                    + frequencies.ramBytes()
                    + files.ramBytes();
        }
    }
}
