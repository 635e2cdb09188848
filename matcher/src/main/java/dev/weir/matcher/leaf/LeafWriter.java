package dev.weir.matcher.leaf;

import dev.weir.matcher.snapshot.SnapshotOutput;
import java.io.IOException;
import org.apache.lucene.geo.Polygon;
import org.apache.lucene.util.BytesRef;

/**
 * Writes selected leaves in their order, each with its kind and what it consists of. All fields are written, because
 * the keys of cells contain the fields' numbers. For one thread.
 */
final class LeafWriter {
    private final Leaves leaves;
    private final LeafSelection selection;
    private final SnapshotOutput out;
    private final BytesRef term = new BytesRef();
    private final Phrase phrase = new Phrase();

    LeafWriter(Leaves leaves, LeafSelection selection, SnapshotOutput out) {
        this.leaves = leaves;
        this.selection = selection;
        this.out = out;
    }

    void write() throws IOException {
        int fields = leaves.fieldCount();
        out.writeVInt(fields);
        int[] termsOfField = new int[fields];
        int[] ofKind = new int[LeafKind.KINDS];
        for (int leaf = selection.next(0); leaf >= 0; leaf = selection.next(leaf + 1)) {
            ofKind[leaves.kind(leaf)]++;
            if (leaves.kind(leaf) == LeafKind.TERM) {
                termsOfField[leaves.fieldOf(leaf).number()]++;
            }
        }
        for (int field = 0; field < fields; field++) {
            out.writeString(leaves.field(field).name());
            out.writeInt(termsOfField[field]);
        }
        out.writeInts(ofKind);
        out.writeInt(selection.size());
        for (int leaf = selection.next(0); leaf >= 0; leaf = selection.next(leaf + 1)) {
            out.writeByte((byte) leaves.kind(leaf));
            write(leaf);
        }
    }

    private void write(int leaf) throws IOException {
        Clauses rows = leaves.clauses();
        switch (leaves.kind(leaf)) {
            case LeafKind.EVERYTHING, LeafKind.LUCENE -> {}
            case LeafKind.TERM -> {
                leaves.term(leaf, term);
                out.writeVInt(leaves.fieldOf(leaf).number());
                out.writeVInt(term.length);
                out.writeBytes(term.bytes, term.offset, term.length);
            }
            case LeafKind.EXISTS -> out.writeVInt(leaves.fieldOf(leaf).number());
            case LeafKind.PAIR -> {
                out.writeInt(selection.number(rows.literal(leaves.rowOf(leaf), 0)));
                out.writeInt(selection.number(rows.literal(leaves.rowOf(leaf), 1)));
            }
            case LeafKind.CELL -> {
                int row = leaves.rowOf(leaf);
                out.writeVInt(rows.literal(row, 0));
                out.writeByte((byte) rows.literal(row, 1));
                out.writeInt(rows.literal(row, 2));
                out.writeInt(rows.literal(row, 3));
            }
            case LeafKind.CLAUSES -> {
                out.writeInt(rows.length(leaves.rowOf(leaf)));
                literals(leaves.rowOf(leaf), 0);
            }
            case LeafKind.AT_LEAST -> {
                out.writeInt(rows.length(leaves.rowOf(leaf)));
                out.writeInt(rows.literal(leaves.rowOf(leaf), 0));
                literals(leaves.rowOf(leaf), 1);
            }
            case LeafKind.PHRASE -> phrase(leaf);
            default -> write(leaves.described(leaf));
        }
    }

    private void phrase(int leaf) throws IOException {
        phrase.read(leaves, leaf);
        out.writeVInt(phrase.field());
        out.writeInt(phrase.slop());
        out.writeVInt(phrase.words());
        for (int word = 0; word < phrase.words(); word++) {
            out.writeInt(selection.number(phrase.term(word)));
        }
        for (int word = 0; word < phrase.words(); word++) {
            out.writeInt(phrase.place(word));
        }
        for (int word = 0; word < phrase.words(); word++) {
            out.writeInt(phrase.position(word));
        }
        out.writeVInt(phrase.pairs());
        for (int i = 0; i < phrase.pairs(); i++) {
            out.writeInt(selection.number(phrase.pair(i)));
        }
    }

    private void literals(int row, int from) throws IOException {
        for (int i = from, length = leaves.clauses().length(row); i < length; i++) {
            out.writeInt(selection.literal(leaves.clauses().literal(row, i)));
        }
    }

    private void write(Described description) throws IOException {
        switch (description) {
            case Described.OfPattern pattern -> {
                out.writeVInt(pattern.field());
                pattern.pattern().write(out);
            }
            case Described.OfPoints points -> {
                out.writeVInt(points.field());
                out.writeLongs(points.bounds());
                numbers(points.cells());
            }
            case Described.OfBox box -> {
                out.writeVInt(box.field());
                out.writeInt(box.minLat());
                out.writeInt(box.minLon());
                out.writeInt(box.maxLat());
                out.writeInt(box.maxLon());
                numbers(box.cells());
            }
            case Described.OfDistance distance -> {
                out.writeVInt(distance.field());
                out.writeLong(Double.doubleToRawLongBits(distance.lat()));
                out.writeLong(Double.doubleToRawLongBits(distance.lon()));
                out.writeLong(Double.doubleToRawLongBits(distance.sortKey()));
            }
            case Described.OfPolygon polygon -> {
                out.writeVInt(polygon.field());
                write(polygon.polygon());
            }
            case Described.OfNear near -> {
                out.writeVInt(near.field());
                out.writeInt(selection.number(near.needed()));
                out.writeInts(StretchCode.withLeaves(near.code(), selection::number));
            }
            case Described.OfLucene lucene ->
                throw new IllegalStateException("a query of Lucene cannot be written: " + lucene);
        }
    }

    private void numbers(int[] parts) throws IOException {
        out.writeVInt(parts.length);
        for (int part : parts) {
            out.writeInt(selection.number(part));
        }
    }

    /** Holes have no holes. */
    private void write(Polygon polygon) throws IOException {
        ring(polygon);
        out.writeVInt(polygon.numHoles());
        for (Polygon hole : polygon.getHoles()) {
            ring(hole);
        }
    }

    private void ring(Polygon ring) throws IOException {
        degrees(ring.getPolyLats());
        degrees(ring.getPolyLons());
    }

    private void degrees(double[] values) throws IOException {
        out.writeVInt(values.length);
        for (double value : values) {
            out.writeLong(Double.doubleToRawLongBits(value));
        }
    }
}
