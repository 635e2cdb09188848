package dev.weir.matcher.leaf;

import dev.weir.matcher.pattern.Pattern;
import dev.weir.matcher.snapshot.SnapshotException;
import dev.weir.matcher.snapshot.SnapshotInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.geo.Polygon;
import org.apache.lucene.util.BytesRef;

/** Adds the leaves that {@link LeafWriter} has written to leaves that were empty. For one thread. */
final class LeafReader {
    /** The numbers in a snapshot may be a lie, and room is made before the leaves are seen. */
    private static final int ROOM_MAX = 1 << 22;

    private final Leaves leaves;
    private final SnapshotInput in;
    private int room = ROOM_MAX;
    private final BytesRef term = new BytesRef(new byte[1 << Character.SIZE]);

    LeafReader(Leaves leaves, SnapshotInput in) {
        this.leaves = leaves;
        this.in = in;
    }

    void read() throws IOException {
        int fields = in.readVInt();
        for (int field = 0; field < fields; field++) {
            leaves.fieldToAdd(in.readString()).expectTerms(expected(in.readInt()));
        }
        int[] ofKind = in.readInts();
        for (int kind = 0; kind < ofKind.length; kind++) {
            ofKind[kind] = expected(ofKind[kind]);
        }
        leaves.expect(ofKind);
        int count = in.readInt();
        in.readByte();
        for (int leaf = 1; leaf < count; leaf++) {
            int kind = in.readByte();
            if (read(kind) != leaf) {
                throw new SnapshotException("has leaf " + leaf + ", of kind " + kind + ", twice");
            }
            requireOfEarlier(leaf, kind);
        }
    }

    /** A leaf is made of earlier ones, so that who goes from leaf to leaf comes to an end. */
    private void requireOfEarlier(int leaf, int kind) throws IOException {
        switch (kind) {
            case LeafKind.CLAUSES, LeafKind.AT_LEAST -> {
                int row = leaves.rowOf(leaf);
                for (int i = kind == LeafKind.AT_LEAST ? 1 : 0,
                                n = leaves.clauses().length(row);
                        i < n;
                        i++) {
                    requireEarlier(leaf, Literal.leaf(leaves.clauses().literal(row, i)));
                }
            }
            case LeafKind.NEAR -> requireEarlier(leaf, ((Described.OfNear) leaves.described(leaf)).needed());
            default -> {}
        }
    }

    private static void requireEarlier(int leaf, int part) throws IOException {
        if (part >= leaf) {
            throw new SnapshotException("has leaf " + leaf + " made of leaf " + part + ", which comes later");
        }
    }

    /** How many leaves room is made for, if so many are said to come. What comes beyond makes its own. */
    private int expected(int more) {
        int expected = Math.clamp(more, 0, room);
        room -= expected;
        return expected;
    }

    /** Adds a leaf of that kind. */
    private int read(int kind) throws IOException {
        return switch (kind) {
            case LeafKind.TERM -> term();
            case LeafKind.EXISTS -> leaves.addExists(field());
            case LeafKind.PAIR -> leaves.addPair(in.readInt(), in.readInt());
            case LeafKind.CELL -> cell();
            case LeafKind.CLAUSES -> leaves.addClauses(kind, in.readInts());
            case LeafKind.AT_LEAST -> leaves.addClauses(kind, atLeast());
            case LeafKind.PATTERN -> leaves.addDescribed(new Described.OfPattern(in.readVInt(), Pattern.read(in)));
            case LeafKind.PHRASE -> leaves.addClauses(kind, phrase());
            case LeafKind.POINTS ->
                leaves.addDescribed(new Described.OfPoints(in.readVInt(), in.readLongs(), numbers()));
            case LeafKind.BOX ->
                leaves.addDescribed(new Described.OfBox(
                        in.readVInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), numbers()));
            case LeafKind.DISTANCE ->
                leaves.addDescribed(new Described.OfDistance(in.readVInt(), degrees(), degrees(), degrees()));
            case LeafKind.POLYGON -> leaves.addDescribed(Described.OfPolygon.of(in.readVInt(), polygon()));
            case LeafKind.NEAR -> leaves.addNear(new Described.OfNear(in.readVInt(), in.readInt(), in.readInts()));
            case LeafKind.LUCENE -> leaves.addVoid();
            default -> throw new SnapshotException("has a leaf of kind " + kind + ", which there is not");
        };
    }

    private FieldLeaves field() throws IOException {
        return leaves.field(in.readVInt());
    }

    private int term() throws IOException {
        FieldLeaves field = field();
        int length = in.readVInt();
        if (length < 0 || length > term.bytes.length) {
            throw new SnapshotException("has a term of " + length + " bytes");
        }
        term.length = length;
        in.readBytes(term.bytes, 0, term.length);
        return leaves.addTerm(field, term);
    }

    private int cell() throws IOException {
        FieldLeaves field = field();
        int shift = in.readByte();
        long high = in.readInt();
        return leaves.addCell(field, shift, (high << Integer.SIZE) | (in.readInt() & 0xFFFF_FFFFL));
    }

    private int[] atLeast() throws IOException {
        int[] row = in.readInts();
        if (row[0] < 1 || row[0] >= row.length) {
            throw new SnapshotException("asks for " + row[0] + " of " + (row.length - 1) + " clauses");
        }
        return row;
    }

    private int[] phrase() throws IOException {
        int field = in.readVInt();
        int slop = in.readInt();
        int words = in.readVInt();
        int[] terms = in.readInts(words);
        int[] places = in.readInts(words);
        int[] positions = in.readInts(words);
        return Phrase.row(field, terms, places, positions, slop, numbers());
    }

    private int[] numbers() throws IOException {
        return in.readInts(in.readVInt());
    }

    private Polygon polygon() throws IOException {
        double[] lats = manyDegrees();
        double[] lons = manyDegrees();
        List<Polygon> holes = new ArrayList<>();
        for (int holesLeft = in.readVInt(); holesLeft > 0; holesLeft--) {
            holes.add(new Polygon(manyDegrees(), manyDegrees()));
        }
        return new Polygon(lats, lons, holes.toArray(Polygon[]::new));
    }

    private double[] manyDegrees() throws IOException {
        return Arrays.stream(in.readLongs(in.readVInt()))
                .mapToDouble(Double::longBitsToDouble)
                .toArray();
    }

    private double degrees() throws IOException {
        return Double.longBitsToDouble(in.readLong());
    }
}
