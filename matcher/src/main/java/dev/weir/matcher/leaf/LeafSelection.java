package dev.weir.matcher.leaf;

import dev.weir.matcher.snapshot.SnapshotOutput;
import java.io.IOException;
import java.util.BitSet;

/**
 * Leaves that are to be written, with new numbers without gaps. These are in the old order: what was sorted by the
 * numbers of leaves, as clauses are, still is, and equal queries remain equal to those to come. For one thread, beside
 * the one that adds leaves.
 */
public final class LeafSelection {
    private static final int NOT_SELECTED = -1;

    private final Leaves leaves;
    private final int count;
    private final BitSet unwritable = new BitSet();
    private final BitSet selected = new BitSet();
    private int[] numbers = {};
    private int size;

    /**
     * Looks at all leaves below a number.
     *
     * @param count as {@link Leaves#count} has said
     */
    public LeafSelection(Leaves leaves, int count) {
        this.leaves = leaves;
        this.count = count;
        for (int leaf = 0; leaf < count; leaf++) {
            if (leaves.kind(leaf) == LeafKind.LUCENE) {
                unwritable.set(leaf);
            } else if (!LeafKind.isNoticed(leaves.kind(leaf))) {
                int whole = leaf;
                LeafParts.forEach(leaves, leaf, part -> {
                    if (unwritable.get(part)) {
                        unwritable.set(whole);
                    }
                });
            }
        }
    }

    /** Whether it can be written: a query that Lucene alone can decide cannot, nor can what it is part of. */
    public boolean isWritable(int leaf) {
        return !unwritable.get(leaf);
    }

    /** Selects a leaf, which must be writable. */
    public void select(int leaf) {
        selected.set(leaf);
    }

    /** Selects what the leaves selected so far are made of, and numbers them all. */
    public void number() {
        selected.set(LeafKind.EVERYTHING);
        for (int leaf = selected.length() - 1; leaf >= 0; leaf = selected.previousSetBit(leaf - 1)) {
            LeafParts.forEach(leaves, leaf, selected::set);
        }
        numbers = new int[count];
        for (int leaf = 0; leaf < count; leaf++) {
            numbers[leaf] = selected.get(leaf) ? size++ : NOT_SELECTED;
        }
    }

    /** Selects all leaves, also those that cannot be written, which become what never holds; their numbers remain. */
    public void selectAll() {
        selected.set(0, count);
        for (int leaf = 0; leaf < count; leaf++) {
            numbers[leaf] = leaf;
        }
        size = count;
    }

    /** How many leaves are selected. */
    public int size() {
        return size;
    }

    /** The first selected leaf from that one on; -1 if there is none. */
    public int next(int leaf) {
        return selected.nextSetBit(leaf);
    }

    /** The new number of a leaf that is selected. */
    public int number(int leaf) {
        if (numbers[leaf] == NOT_SELECTED) {
            throw new IllegalStateException("leaf " + leaf + " is not selected");
        }
        return numbers[leaf];
    }

    /** The literal with the new number of its leaf. */
    public int literal(int literal) {
        return (number(Literal.leaf(literal)) << Literal.SHIFT) | (literal & ((1 << Literal.SHIFT) - 1));
    }

    /** Writes the leaves: what {@link Leaves#read} reads. */
    public void write(SnapshotOutput out) throws IOException {
        new LeafWriter(leaves, this, out).write();
    }
}
