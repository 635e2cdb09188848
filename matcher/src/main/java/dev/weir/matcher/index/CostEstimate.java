package dev.weir.matcher.index;

import dev.weir.matcher.form.Form;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.Interner;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Literal;
import dev.weir.matcher.schema.Schema;

/**
 * What a query that does not stand would cost. It is filed in leaves of its own, which are counted as those that stand
 * and mean the same; and as if it were put next, and nobody had asked the same before.
 */
final class CostEstimate {
    private final Leaves own = new Leaves();
    private final Leaves standing;
    private final Frequencies frequencies;
    /** How often the query has each leaf at its top, where uses are counted. */
    private int[] uses = {};

    CostEstimate(Leaves standing, Frequencies frequencies) {
        this.standing = standing;
        this.frequencies = frequencies;
        own.addFields(standing);
    }

    Cost of(Form form, Schema schema) {
        int[] literals = new Interner(own).clauses(form);
        uses = new int[own.added()];
        for (int literal : literals) {
            uses[Literal.leaf(literal)]++;
        }
        Clauses rows = new Clauses();
        return new Costing(own, new Filing(own, this::rarity), this::countedFor)
                .file(rows, rows.add(literals), schema)
                .cost();
    }

    private int countedFor(int leaf) {
        int same = standing.same(own, leaf);
        return same < 0 ? 0 : frequencies.countedFor(same);
    }

    private double rarity(int leaf) {
        int same = standing.same(own, leaf);
        return same < 0 ? frequencies.ofNext(own, leaf, uses[leaf]) : frequencies.ofNext(same, uses[leaf]);
    }
}
