package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.flat.Longs;
import dev.weir.matcher.form.Form;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes a form in terms of leaves, adding those that are new. Equal forms become equal clauses, whatever the order of
 * their parts. For the one thread that adds leaves.
 */
public final class Interner {
    /** An "any of" with more literals is a leaf of its own, decided once for all queries that contain it. */
    private static final int MAX_GROUP = 8;

    private static final int EVERYTHING = Literal.of(LeafKind.EVERYTHING, false, true);

    private final Leaves leaves;
    private final PhraseInterner phrases;

    public Interner(Leaves leaves) {
        this.leaves = leaves;
        this.phrases = new PhraseInterner(leaves);
    }

    /** The clauses of a form, groups and literals in a fixed order. */
    public int[] clauses(Form form) {
        List<Form> parts = form instanceof Form.All all ? all.parts() : List.of(form);
        TreeSet<int[]> groups = new TreeSet<>(Arrays::compare);
        for (Form part : parts) {
            groups.add(
                    part instanceof Form.Any any && any.parts().size() <= MAX_GROUP
                            ? group(any.parts())
                            : new int[] {literal(part)});
        }
        Ints row = new Ints();
        for (int[] group : groups) {
            for (int i = 0; i < group.length; i++) {
                row.add(i == group.length - 1 ? group[i] | Literal.LAST : group[i]);
            }
        }
        return row.toArray();
    }

    private int[] group(List<Form> parts) {
        return parts.stream().mapToInt(this::literal).sorted().distinct().toArray();
    }

    private int literal(Form form) {
        return switch (form) {
            case Form.Everything everything -> EVERYTHING;
            case Form.Nothing nothing -> EVERYTHING | Literal.NEGATED;
            case Form.Not negation -> literal(negation.leaf()) ^ Literal.NEGATED;
            case Form.Term term -> literalOf(leaves.addTerm(field(term.field()), term.bytes()));
            case Form.Exists exists -> literalOf(leaves.addExists(field(exists.field())));
            case Form.Matching matching ->
                describedLiteral(new Described.OfPattern(field(matching.field()).number(), matching.pattern()));
            case Form.Phrase phrase -> literalOf(phrases.leaf(phrase, field(phrase.field())));
            case Form.Near near -> literalOf(leaves.addNear(near(near)));
            case Form.Points points -> describedLiteral(points(points));
            case Form.Box box -> describedLiteral(box(box));
            case Form.Distance distance ->
                describedLiteral(Described.OfDistance.of(
                        field(distance.field()).number(), distance.lat(), distance.lon(), distance.radiusMeters()));
            case Form.Polygon polygon ->
                describedLiteral(Described.OfPolygon.of(field(polygon.field()).number(), polygon.corners()));
            case Form.Lucene lucene -> describedLiteral(new Described.OfLucene(lucene.query()));
            case Form.All all -> literalOf(leaves.addClauses(LeafKind.CLAUSES, clauses(all)));
            case Form.Any any -> literalOf(leaves.addClauses(LeafKind.CLAUSES, anyOf(any)));
            case Form.AtLeast atLeast -> literalOf(leaves.addClauses(LeafKind.AT_LEAST, atLeast(atLeast)));
        };
    }

    /** One group, however large. */
    private int[] anyOf(Form.Any any) {
        int[] row = group(any.parts());
        row[row.length - 1] |= Literal.LAST;
        return row;
    }

    /** The number, then the literals; one that is there twice counts twice. */
    private int[] atLeast(Form.AtLeast atLeast) {
        int[] literals =
                atLeast.parts().stream().mapToInt(this::literal).sorted().toArray();
        int[] row = new int[literals.length + 1];
        row[0] = atLeast.number();
        System.arraycopy(literals, 0, row, 1, literals.length);
        return row;
    }

    private Described.OfNear near(Form.Near near) {
        FieldLeaves field = field(near.field());
        int[] code = StretchCode.of(
                near.stretch(),
                term -> leaves.addTerm(field, term),
                pattern -> leaves.addDescribed(new Described.OfPattern(field.number(), pattern)));
        // Not decided, but where it is filed is where this is filed.
        int needed = leaves.addClauses(LeafKind.CLAUSES, clauses(near.needed()));
        return new Described.OfNear(field.number(), needed, code);
    }

    private Described points(Form.Points points) {
        FieldLeaves field = field(points.field());
        long[] bounds = new long[2 * points.spans().size()];
        for (int i = 0; i < points.spans().size(); i++) {
            bounds[2 * i] = points.spans().get(i).low();
            bounds[2 * i + 1] = points.spans().get(i).high();
        }
        Longs keys = new Longs();
        int shift = Cells.cover(field.number(), points.spans(), keys);
        return new Described.OfPoints(field.number(), bounds, cells(field, shift, keys));
    }

    private Described box(Form.Box box) {
        FieldLeaves field = field(box.field());
        Longs keys = new Longs();
        int shift = Cells.cover(field.number(), box.minLat(), box.minLon(), box.maxLat(), box.maxLon(), keys);
        return new Described.OfBox(
                field.number(), box.minLat(), box.minLon(), box.maxLat(), box.maxLon(), cells(field, shift, keys));
    }

    private int[] cells(FieldLeaves field, int shift, Longs keys) {
        int[] cells = new int[keys.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = leaves.addCell(field, shift, keys.get(i));
        }
        return Arrays.stream(cells).distinct().toArray();
    }

    private int describedLiteral(Described description) {
        return literalOf(leaves.addDescribed(description));
    }

    private int literalOf(int leaf) {
        return Literal.of(leaf, false, LeafKind.isNoticed(leaves.kind(leaf)));
    }

    private FieldLeaves field(String name) {
        return leaves.fieldToAdd(name);
    }
}
