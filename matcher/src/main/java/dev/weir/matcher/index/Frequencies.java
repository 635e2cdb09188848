package dev.weir.matcher.index;

import dev.weir.matcher.flat.PagedInts;
import dev.weir.matcher.leaf.LeafKind;
import dev.weir.matcher.leaf.LeafSelection;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.snapshot.SnapshotInput;
import dev.weir.matcher.snapshot.SnapshotOutput;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often leaves hold in the documents of this feed, by counting in some of them. Readers count without locks, and a
 * count lost now and then does no harm.
 *
 * <p>Of a leaf that has not been counted for long it is assumed that it occurs in documents as often as in queries:
 * people ask in the words that are written.
 */
final class Frequencies implements Rarity {
    /** All of the first so many documents are counted, later one in {@link #SAMPLE}. */
    static final int ALL_COUNTED = 1_000;

    static final int SAMPLE = 8;

    /** The assumption weighs as much as so many documents. */
    private static final double ASSUMED_DOCUMENTS = 25;

    /** After so many counted documents, all counts are halved: what was long ago matters less. */
    private static final int DECAY_AFTER = 1 << 17;

    /** Queries pick their words more evenly than texts repeat them. */
    private static final double ASSUMED_FACTOR = 60;

    private static final double ASSUMED_QUERIES = 1_000;

    private static final double SHARE_PER_LETTER = 0.7;
    private static final int LONG_WORD = 20;
    private static final double PAIRED = 0.1;
    private static final double SHARE_OF_OTHERS = 0.05;

    private final Leaves leaves;
    private final PagedInts counts = new PagedInts();
    /** How many documents had been counted when the leaf was made. */
    private final PagedInts since = new PagedInts();

    private final PagedInts uses = new PagedInts();
    private final AtomicInteger documents = new AtomicInteger();
    private final AtomicLong seen = new AtomicLong();
    private int queries;

    /** Takes in the leaves that were made lately, before they are published. */
    void growTo(int leaves) {
        int first = since.size();
        counts.growTo(leaves);
        uses.growTo(leaves);
        since.growTo(leaves);
        int now = documents.get();
        for (int leaf = first; leaf < leaves; leaf++) {
            since.set(leaf, now);
        }
    }

    /** A new query has the leaf. */
    void used(int leaf) {
        uses.increment(leaf);
    }

    void query() {
        queries++;
    }

    /** Whether the next document is to be counted. */
    boolean isNextCounted() {
        long number = seen.getAndIncrement();
        return number < ALL_COUNTED || number % SAMPLE == 0;
    }

    void count(int[] leaves, int size) {
        for (int i = 0; i < size; i++) {
            counts.increment(leaves[i]);
        }
        documents.getAndIncrement();
    }

    /** How many documents were counted. */
    int documents() {
        return documents.get();
    }

    Frequencies(Leaves leaves) {
        this.leaves = leaves;
        growTo(leaves.added());
    }

    @Override
    public double of(int leaf) {
        return share(leaf, assumed(uses.get(leaf), queries, bySight(leaves, leaf)));
    }

    /** The same once another query has the leaf so many times. */
    double ofNext(int leaf, int moreUses) {
        return share(leaf, assumed(uses.get(leaf) + moreUses, queries + 1, bySight(leaves, leaf)));
    }

    /** The same for a leaf of others that no query here has yet. */
    double ofNext(Leaves others, int leaf, int moreUses) {
        return share(0, 0, assumed(moreUses, queries + 1, bySight(others, leaf)));
    }

    private double share(int leaf, double assumed) {
        return share(counts.get(leaf), countedFor(leaf), assumed);
    }

    /** In how many documents the leaf was counted, if it was there. */
    int countedFor(int leaf) {
        return Math.max(0, documents.get() - since.get(leaf));
    }

    private static double share(int count, int counted, double assumed) {
        return Math.min(1, (count + ASSUMED_DOCUMENTS * assumed) / (counted + ASSUMED_DOCUMENTS));
    }

    private static double assumed(int usesOfLeaf, int queries, double bySight) {
        double byUse = 1 - Math.exp(-ASSUMED_FACTOR * usesOfLeaf / (queries + 1.0));
        return (queries * byUse + ASSUMED_QUERIES * bySight) / (queries + ASSUMED_QUERIES);
    }

    /** What can be said without having seen anything: long words are rarer than short ones. */
    private static double bySight(Leaves of, int leaf) {
        return switch (of.kind(leaf)) {
            case LeafKind.TERM -> Math.pow(SHARE_PER_LETTER, Math.min(of.termLength(leaf), LONG_WORD));
            case LeafKind.PAIR -> {
                int row = of.rowOf(leaf);
                yield PAIRED
                        * Math.min(
                                bySight(of, of.clauses().literal(row, 0)),
                                bySight(of, of.clauses().literal(row, 1)));
            }
            case LeafKind.EXISTS, LeafKind.EVERYTHING -> 1;
            default -> SHARE_OF_OTHERS;
        };
    }

    /** Halves what was counted, if it is much. For one thread, beside readers that count. */
    void decay() {
        if (documents.get() < DECAY_AFTER) {
            return;
        }
        for (int leaf = 0; leaf < counts.size(); leaf++) {
            counts.set(leaf, counts.get(leaf) >>> 1);
            since.set(leaf, since.get(leaf) >>> 1);
        }
        documents.addAndGet(-(documents.get() >>> 1));
    }

    /** Writes what is known of the selected leaves; beside other threads that count. */
    void write(LeafSelection selection, SnapshotOutput out) throws IOException {
        out.writeInt(queries);
        out.writeInt(documents.get());
        out.writeLong(seen.get());
        for (int leaf = selection.next(0); leaf >= 0; leaf = selection.next(leaf + 1)) {
            out.writeVInt(counts.get(leaf));
            out.writeVInt(since.get(leaf));
            out.writeVInt(uses.get(leaf));
        }
    }

    /** Reads what was written of so many leaves. */
    void read(int leaves, SnapshotInput in) throws IOException {
        queries = in.readInt();
        documents.set(in.readInt());
        seen.set(in.readLong());
        growTo(leaves);
        for (int leaf = 0; leaf < leaves; leaf++) {
            counts.set(leaf, in.readVInt());
            since.set(leaf, in.readVInt());
            uses.set(leaf, in.readVInt());
        }
    }

    long ramBytes() {
        return counts.ramBytes() + since.ramBytes() + uses.ramBytes();
    }
}
