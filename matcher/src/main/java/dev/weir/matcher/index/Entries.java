package dev.weir.matcher.index;

import dev.weir.matcher.flat.IdTable;
import dev.weir.matcher.flat.PagedInts;
import dev.weir.matcher.leaf.Clauses;

/**
 * The different queries, each once, as clauses. Equal queries are one entry. One thread adds and removes; readers may
 * ask for the clauses of an entry that they found filed.
 */
final class Entries {
    static final int NONE = IdTable.NONE;

    private final Clauses rows = new Clauses();
    private final PagedInts rowOf = new PagedInts();
    private final IdTable byRow = new IdTable(entry -> rows.hash(row(entry)));

    /** The entry with those clauses; {@link #NONE} if there is none. */
    int find(int[] clauses) {
        return byRow.find(Clauses.hash(clauses), entry -> rows.equals(row(entry), clauses));
    }

    /** Adds an entry that is not there. */
    int add(int[] clauses) {
        int entry = rowOf.size();
        rowOf.add(rows.add(clauses));
        byRow.add(Clauses.hash(clauses), entry);
        return entry;
    }

    /** Makes room for so many more at once, so that adding them copies little. */
    void expect(int more) {
        byRow.expect(more);
    }

    /** How many entries there have been. */
    int size() {
        return rowOf.size();
    }

    /** Where {@link #rows} has its clauses. */
    int row(int entry) {
        return rowOf.get(entry);
    }

    Clauses rows() {
        return rows;
    }

    long ramBytes() {
        return rows.ramBytes() + rowOf.ramBytes() + byRow.ramBytes();
    }
}
