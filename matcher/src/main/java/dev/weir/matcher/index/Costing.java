package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.LeafKind;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Literal;
import dev.weir.matcher.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/** Says what it costs that a query is filed where it is. For one thread. */
final class Costing {
    private static final double THOUSAND = 1_000;

    private final Leaves leaves;
    private final Filing filing;
    private final IntUnaryOperator countedFor;
    private final Ints sources = new Ints();

    /**
     * Says it of queries in some leaves.
     *
     * @param countedFor in how many documents a leaf was counted
     */
    Costing(Leaves leaves, Filing filing, IntUnaryOperator countedFor) {
        this.leaves = leaves;
        this.filing = filing;
        this.countedFor = countedFor;
    }

    /** A place and what it costs. */
    record Filed(Filing.Place place, Cost cost) {}

    /** Chooses where the clauses of a row are filed. */
    Filed file(Clauses rows, int row, Schema schema) {
        sources.clear();
        Filing.Place place = filing.place(rows, row, sources);
        return new Filed(place, cost(place, schema, asksLucene(rows, row, 0)));
    }

    private Cost cost(Filing.Place place, Schema schema, boolean asksLucene) {
        if (place.expected() >= Filing.EVERY_DOCUMENT) {
            return new Cost(CostClass.EVERY_DOCUMENT, List.of(), 0, THOUSAND, counted(place), asksLucene);
        }
        AnchorText text = new AnchorText(leaves, schema);
        TreeSet<String> labels = new TreeSet<>();
        for (int i = 0; i < sources.size(); i++) {
            text.label(sources.get(i), labels);
        }
        List<String> named = new ArrayList<>(Math.min(labels.size(), Cost.MAX_ANCHORS));
        for (String label : labels) {
            if (named.size() == Cost.MAX_ANCHORS) {
                break;
            }
            named.add(label);
        }
        double candidates = THOUSAND * Math.min(1, place.expected());
        return new Cost(CostClass.of(candidates), named, labels.size(), candidates, counted(place), asksLucene);
    }

    /** In how many documents the one of the anchors was counted that was counted least. */
    private int counted(Filing.Place place) {
        return Arrays.stream(place.anchors()).map(countedFor).min().orElse(0);
    }

    /** Whether a literal of the row, or of a row inside of it, is Lucene's. */
    private boolean asksLucene(Clauses rows, int row, int from) {
        for (int i = from; i < rows.length(row); i++) {
            int literal = rows.literal(row, i);
            int leaf = Literal.leaf(literal);
            if (Literal.isDecided(literal)
                    && switch (leaves.kind(leaf)) {
                        case LeafKind.LUCENE -> true;
                        case LeafKind.CLAUSES -> asksLucene(leaves.clauses(), leaves.rowOf(leaf), 0);
                        // The number comes first.
                        case LeafKind.AT_LEAST -> asksLucene(leaves.clauses(), leaves.rowOf(leaf), 1);
                        default -> false;
                    }) {
                return true;
            }
        }
        return false;
    }
}
