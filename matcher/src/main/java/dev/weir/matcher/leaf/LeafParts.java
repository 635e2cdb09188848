package dev.weir.matcher.leaf;

import java.util.function.IntConsumer;

/** The leaves that a leaf is made of. They were there before it, so their numbers are lower. */
final class LeafParts {
    private LeafParts() {}

    static void forEach(Leaves leaves, int leaf, IntConsumer part) {
        Clauses rows = leaves.clauses();
        switch (leaves.kind(leaf)) {
            case LeafKind.PAIR -> {
                part.accept(rows.literal(leaves.rowOf(leaf), 0));
                part.accept(rows.literal(leaves.rowOf(leaf), 1));
            }
            case LeafKind.CLAUSES -> literals(rows, leaves.rowOf(leaf), 0, part);
            case LeafKind.AT_LEAST -> literals(rows, leaves.rowOf(leaf), 1, part);
            case LeafKind.PHRASE -> {
                Phrase phrase = new Phrase().read(leaves, leaf);
                for (int i = 0; i < phrase.words(); i++) {
                    part.accept(phrase.term(i));
                }
                for (int i = 0; i < phrase.pairs(); i++) {
                    part.accept(phrase.pair(i));
                }
            }
            case LeafKind.POINTS, LeafKind.BOX, LeafKind.NEAR -> described(leaves.described(leaf), part);
            default -> {}
        }
    }

    private static void literals(Clauses rows, int row, int from, IntConsumer part) {
        for (int i = from, length = rows.length(row); i < length; i++) {
            part.accept(Literal.leaf(rows.literal(row, i)));
        }
    }

    private static void described(Described description, IntConsumer part) {
        switch (description) {
            case Described.OfPoints points -> all(points.cells(), part);
            case Described.OfBox box -> all(box.cells(), part);
            case Described.OfNear near -> {
                part.accept(near.needed());
                StretchCode.forEachLeaf(near.code(), part);
            }
            case Described.OfPattern pattern -> {}
            case Described.OfDistance distance -> {}
            case Described.OfPolygon polygon -> {}
            case Described.OfLucene lucene -> {}
        }
    }

    private static void all(int[] leaves, IntConsumer part) {
        for (int leaf : leaves) {
            part.accept(leaf);
        }
    }
}
