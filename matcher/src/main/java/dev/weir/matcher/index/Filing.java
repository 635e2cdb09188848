package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.Described;
import dev.weir.matcher.leaf.LeafKind;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Literal;
import java.util.Arrays;

/**
 * Chooses the anchors of a query: the leaves of which a matching document cannot have none, and which the fewest
 * documents have. Of a group one literal must hold, so all of its literals need anchors; of several groups the cheapest
 * is taken, of "at least k of n" the n-k+1 cheapest literals. For one thread.
 */
final class Filing {
    /** What a query costs that is a candidate for every document. */
    static final double EVERY_DOCUMENT = 1e9;

    private final Leaves leaves;
    private final Rarity rarity;
    private final PhraseAnchors phrases;

    Filing(Leaves leaves, Rarity rarity) {
        this.leaves = leaves;
        this.rarity = rarity;
        this.phrases = new PhraseAnchors(leaves, rarity);
    }

    /**
     * Where a query is filed.
     *
     * @param anchors leaves, each once, none if nothing can match
     * @param group the index of the first literal of the group that each anchor which is one of its literals proves; -1
     *     if none does
     * @param expected how many of its anchors a document is expected to have, {@link #EVERY_DOCUMENT} if it has none
     */
    // For the thread that files, which looks at the array and forgets it.
    @SuppressWarnings("ArrayRecordComponent")
    record Place(int[] anchors, int group, double expected) {}

    /** Chooses for the clauses of a row. */
    Place place(Clauses clauses, int row) {
        return place(clauses, row, new Ints());
    }

    /**
     * The same, and tells why.
     *
     * @param sources takes the leaves to which the anchors belong: those that are anchors themselves, and those that
     *     are found by their cells; some perhaps twice
     */
    Place place(Clauses clauses, int row, Ints sources) {
        int best = -1;
        double least = EVERY_DOCUMENT;
        int length = clauses.length(row);
        for (int start = 0; start < length; start = endOfGroup(clauses, row, start)) {
            double cost = costOfGroup(clauses, row, start);
            if (cost < least) {
                least = cost;
                best = start;
            }
        }
        if (best < 0) {
            return new Place(new int[] {LeafKind.EVERYTHING}, -1, EVERY_DOCUMENT);
        }
        Ints anchors = new Ints();
        addGroup(clauses, row, best, new Found(anchors, sources));
        return new Place(Arrays.stream(anchors.toArray()).sorted().distinct().toArray(), best, least);
    }

    /** The anchors, and the leaves to which they belong. */
    private record Found(Ints anchors, Ints sources) {
        void add(int leaf) {
            anchors.add(leaf);
            sources.add(leaf);
        }

        void addCells(int leaf, int[] cells) {
            sources.add(leaf);
            for (int cell : cells) {
                anchors.add(cell);
            }
        }
    }

    /** The index behind the last literal of a group. */
    static int endOfGroup(Clauses clauses, int row, int start) {
        int i = start;
        while (!Literal.isLast(clauses.literal(row, i))) {
            i++;
        }
        return i + 1;
    }

    private double costOfGroup(Clauses clauses, int row, int start) {
        double cost = 0;
        int i = start - 1;
        do {
            cost += cost(clauses.literal(row, ++i));
        } while (!Literal.isLast(clauses.literal(row, i)) && cost < EVERY_DOCUMENT);
        return Math.min(cost, EVERY_DOCUMENT);
    }

    private void addGroup(Clauses clauses, int row, int start, Found found) {
        int i = start - 1;
        do {
            add(clauses.literal(row, ++i), found);
        } while (!Literal.isLast(clauses.literal(row, i)));
    }

    /** How many documents are expected to have one of its anchors. */
    private double cost(int literal) {
        int leaf = Literal.leaf(literal);
        if (Literal.isNegated(literal)) {
            // Only "not everything" is known to be in no document.
            return leaf == LeafKind.EVERYTHING ? 0 : EVERY_DOCUMENT;
        }
        if (leaf == LeafKind.EVERYTHING) {
            return EVERY_DOCUMENT;
        }
        if (!Literal.isDecided(literal)) {
            return rarity.of(leaf);
        }
        return switch (leaves.kind(leaf)) {
            case LeafKind.CLAUSES -> bestGroup(leaf).cost;
            case LeafKind.AT_LEAST -> sum(cheapest(leaf));
            case LeafKind.PHRASE -> phrases.cost(leaf);
            case LeafKind.NEAR -> bestGroup(needed(leaf)).cost;
            default -> cost(leaves.described(leaf));
        };
    }

    private void add(int literal, Found found) {
        int leaf = Literal.leaf(literal);
        if (Literal.isNegated(literal)) {
            return;
        }
        if (!Literal.isDecided(literal)) {
            found.add(leaf);
            return;
        }
        switch (leaves.kind(leaf)) {
            case LeafKind.CLAUSES -> addGroup(leaves.clauses(), leaves.rowOf(leaf), bestGroup(leaf).start, found);
            case LeafKind.NEAR -> {
                int needed = needed(leaf);
                addGroup(leaves.clauses(), leaves.rowOf(needed), bestGroup(needed).start, found);
            }
            case LeafKind.AT_LEAST -> {
                for (Costly each : cheapest(leaf)) {
                    add(each.literal, found);
                }
            }
            case LeafKind.PHRASE -> phrases.add(leaf, found::add);
            default -> add(leaf, leaves.described(leaf), found);
        }
    }

    /** The clauses that hold wherever the stretch of text is. */
    private int needed(int near) {
        return ((Described.OfNear) leaves.described(near)).needed();
    }

    /** A group and what it costs. */
    private record Group(int start, double cost) {}

    private Group bestGroup(int leaf) {
        Clauses clauses = leaves.clauses();
        int row = leaves.rowOf(leaf);
        int best = 0;
        double least = EVERY_DOCUMENT;
        for (int start = 0; start < clauses.length(row); start = endOfGroup(clauses, row, start)) {
            double cost = costOfGroup(clauses, row, start);
            if (cost < least) {
                least = cost;
                best = start;
            }
        }
        return new Group(best, least);
    }

    /** A literal and what it costs. */
    private record Costly(int literal, double cost) {}

    private Costly[] cheapest(int leaf) {
        Clauses clauses = leaves.clauses();
        int row = leaves.rowOf(leaf);
        int number = clauses.literal(row, 0);
        Costly[] all = new Costly[clauses.length(row) - 1];
        for (int i = 0; i < all.length; i++) {
            int literal = clauses.literal(row, i + 1);
            all[i] = new Costly(literal, cost(literal));
        }
        Arrays.sort(all, (a, b) -> Double.compare(a.cost, b.cost));
        return Arrays.copyOf(all, all.length - number + 1);
    }

    private static double sum(Costly[] all) {
        double sum = 0;
        for (Costly each : all) {
            sum += each.cost;
        }
        return Math.min(sum, EVERY_DOCUMENT);
    }

    private double cost(Described description) {
        return switch (description) {
            case Described.OfPoints points -> sumOf(points.cells());
            case Described.OfBox box -> sumOf(box.cells());
            case Described.OfPattern pattern -> EVERY_DOCUMENT;
            case Described.OfDistance distance -> EVERY_DOCUMENT;
            case Described.OfPolygon polygon -> EVERY_DOCUMENT;
            case Described.OfNear near -> throw new IllegalStateException(near + " has what it needs");
            case Described.OfLucene lucene -> EVERY_DOCUMENT;
        };
    }

    private static void add(int leaf, Described description, Found found) {
        switch (description) {
            case Described.OfPoints points -> found.addCells(leaf, points.cells());
            case Described.OfBox box -> found.addCells(leaf, box.cells());
            case Described.OfPattern pattern -> throw noAnchor(pattern);
            case Described.OfDistance distance -> throw noAnchor(distance);
            case Described.OfPolygon polygon -> throw noAnchor(polygon);
            case Described.OfNear near -> throw noAnchor(near);
            case Described.OfLucene lucene -> throw noAnchor(lucene);
        }
    }

    private static IllegalStateException noAnchor(Described description) {
        return new IllegalStateException("there is no anchor to " + description);
    }

    private double sumOf(int[] cells) {
        if (cells.length == 0) {
            return EVERY_DOCUMENT;
        }
        double sum = 0;
        for (int cell : cells) {
            sum += rarity.of(cell);
        }
        return sum;
    }
}
