package dev.weir.matcher.leaf;

import dev.weir.matcher.pattern.Pattern;
import dev.weir.matcher.snapshot.SnapshotException;
import dev.weir.matcher.snapshot.SnapshotInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.geo.Polygon;
import org.apache.lucene.util.BytesRef;

/** Adds the leaves that {@link LeafWriter} has written to leaves that were empty. For one thread. */
final class LeafReader {
    private final Leaves leaves;
    private final SnapshotInput in;
    private final BytesRef term = new BytesRef(new byte[256]);
    private final List<Described.Shape> shapes = new ArrayList<>();

    LeafReader(Leaves leaves, SnapshotInput in) {
        this.leaves = leaves;
        this.in = in;
    }

    void read() throws IOException {
        int fields = in.readVInt();
        for (int field = 0; field < fields; field++) {
            leaves.fieldToAdd(in.readString()).expectTerms(in.readInt());
        }
        leaves.expect(in.readInts());
        int count = in.readInt();
        in.readByte();
        for (int leaf = 1; leaf < count; leaf++) {
            int kind = in.readByte();
            if (read(kind) != leaf) {
                throw new SnapshotException("has leaf " + leaf + ", of kind " + kind + ", twice");
            }
        }
    }

    /** Adds a leaf of that kind. */
    private int read(int kind) throws IOException {
        return switch (kind) {
            case LeafKind.TERM -> term();
            case LeafKind.EXISTS -> leaves.addExists(field());
            case LeafKind.PAIR -> leaves.addPair(in.readInt(), in.readInt());
            case LeafKind.CELL -> cell();
            case LeafKind.CLAUSES, LeafKind.AT_LEAST -> leaves.addClauses(kind, in.readInts());
            case LeafKind.PATTERN -> leaves.addDescribed(new Described.OfPattern(in.readVInt(), Pattern.read(in)));
            case LeafKind.PHRASE -> leaves.addDescribed(phrase());
            case LeafKind.POINTS ->
                leaves.addDescribed(new Described.OfPoints(in.readVInt(), in.readLongs(), numbers()));
            case LeafKind.BOX ->
                leaves.addDescribed(new Described.OfBox(
                        in.readVInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), numbers()));
            case LeafKind.DISTANCE ->
                leaves.addDescribed(new Described.OfDistance(in.readVInt(), degrees(), degrees(), degrees()));
            case LeafKind.POLYGON -> leaves.addDescribed(Described.OfPolygon.of(in.readVInt(), polygon()));
            default -> throw new SnapshotException("has a leaf of kind " + kind + ", which there is not");
        };
    }

    private FieldLeaves field() throws IOException {
        return leaves.field(in.readVInt());
    }

    private int term() throws IOException {
        FieldLeaves field = field();
        term.length = in.readVInt();
        if (term.bytes.length < term.length) {
            term.bytes = new byte[term.length];
        }
        in.readBytes(term.bytes, 0, term.length);
        return leaves.addTerm(field, term);
    }

    private int cell() throws IOException {
        FieldLeaves field = field();
        int shift = in.readByte();
        long high = in.readInt();
        return leaves.addCell(field, shift, (high << Integer.SIZE) | (in.readInt() & 0xFFFF_FFFFL));
    }

    private Described phrase() throws IOException {
        int field = in.readVInt();
        Described.Shape shape = shape();
        return new Described.OfPhrase(field, numbers(), shape, numbers());
    }

    private Described.Shape shape() throws IOException {
        int number = in.readVInt();
        if (number == shapes.size()) {
            shapes.add(new Described.Shape(in.readInts(), in.readInts(), in.readInt()));
        }
        return shapes.get(number);
    }

    private int[] numbers() throws IOException {
        int[] numbers = new int[in.readVInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    private Polygon polygon() throws IOException {
        double[] lats = manyDegrees();
        double[] lons = manyDegrees();
        Polygon[] holes = new Polygon[in.readVInt()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = polygon();
        }
        return new Polygon(lats, lons, holes);
    }

    private double[] manyDegrees() throws IOException {
        double[] values = new double[in.readVInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = degrees();
        }
        return values;
    }

    private double degrees() throws IOException {
        return Double.longBitsToDouble(in.readLong());
    }
}
