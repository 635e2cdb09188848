package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.IdTable;
import dev.weir.matcher.pattern.PatternIndex;
import org.apache.lucene.util.BytesRef;

/** From what stands in one field of a document to the leaves that it makes hold. One thread adds, all may ask. */
public final class FieldLeaves {
    /** No such leaf. */
    public static final int NONE = -1;

    private final int number;
    private final String name;
    private final Leaves leaves;
    private final IdTable terms;
    /** Its numbers are those of the leaves. */
    private final PatternIndex patterns = new PatternIndex();

    private volatile int exists = NONE;
    /** A bit for each size of cell that some leaf has, of numbers or of places. */
    private volatile long shifts;

    FieldLeaves(int number, String name, Leaves leaves) {
        this.number = number;
        this.name = name;
        this.leaves = leaves;
        this.terms = new IdTable(leaves::termHash);
    }

    /** Tells fields apart; from 0, without gaps. */
    public int number() {
        return number;
    }

    /** The field's name. */
    public String name() {
        return name;
    }

    /** The leaf of a term; {@link #NONE} if nobody asks for it. */
    public int term(BytesRef term) {
        return terms.find(Leaves.hash(term), leaf -> leaves.isTerm(leaf, term));
    }

    /** The patterns that are asked for, under the numbers of their leaves. */
    public PatternIndex patterns() {
        return patterns;
    }

    /** The leaf for a document that has any term in this field; {@link #NONE} if nobody asks for it. */
    public int exists() {
        return exists;
    }

    /** The sizes of cells in use, as bits. */
    public long shifts() {
        return shifts;
    }

    /** The leaf of the cell of that size in which a number lies; {@link #NONE} if nobody asks for it. */
    public int numberCell(int shift, long number) {
        return leaves.cell(Cells.ofNumber(number(), shift, number));
    }

    /** The leaf of the cell of that size in which a place lies; {@link #NONE} if nobody asks for it. */
    public int placeCell(int shift, int lat, int lon) {
        return leaves.cell(Cells.ofPlace(number(), shift, lat, lon));
    }

    void addTerm(BytesRef term, int leaf) {
        terms.add(Leaves.hash(term), leaf);
    }

    void expectTerms(int more) {
        terms.expect(more);
    }

    void setExists(int leaf) {
        exists = leaf;
    }

    void useShift(int shift) {
        long before = shifts;
        shifts = before | (1L << shift);
    }

    long ramBytes() {
        return terms.ramBytes() + patterns.ramBytes();
    }
}
