package dev.weir.matcher.index;

import dev.weir.matcher.leaf.Described;
import dev.weir.matcher.leaf.LeafKind;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.pattern.PatternText;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import java.time.Instant;
import java.util.Set;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** Anchors as people write what they ask for. For one thread. */
final class AnchorText {
    private static final double DEGREE_STEPS = 10_000;

    private final Leaves leaves;
    private final Schema schema;

    AnchorText(Leaves leaves, Schema schema) {
        this.leaves = leaves;
        this.schema = schema;
    }

    /** Adds the text of a leaf that is an anchor, or that is found by its cells. */
    void label(int leaf, Set<String> into) {
        switch (leaves.kind(leaf)) {
            case LeafKind.EVERYTHING -> into.add("*:*");
            case LeafKind.TERM -> into.add(shown(leaves.fieldOf(leaf).name(), quoted(text(leaf))));
            case LeafKind.PAIR -> into.add(shown(leaves.fieldOf(leaf).name(), pair(leaf)));
            case LeafKind.EXISTS -> into.add(shown(leaves.fieldOf(leaf).name(), "*"));
            case LeafKind.PATTERN, LeafKind.POINTS, LeafKind.BOX -> label(leaves.described(leaf), into);
            default -> throw new IllegalStateException("leaf " + leaf + " is no anchor");
        }
    }

    private void label(Described description, Set<String> into) {
        switch (description) {
            case Described.OfPattern pattern ->
                into.add(shown(leaves.field(pattern.field()).name(), PatternText.of(pattern.pattern())));
            case Described.OfPoints points -> {
                String field = leaves.field(points.field()).name();
                for (int i = 0; i < points.bounds().length; i += 2) {
                    into.add(shown(field, span(field, points.bounds()[i], points.bounds()[i + 1])));
                }
            }
            case Described.OfBox box -> into.add(shown(leaves.field(box.field()).name(), box(box)));
            default -> throw new IllegalStateException(description + " has no anchors");
        }
    }

    private String pair(int leaf) {
        int row = leaves.rowOf(leaf);
        return '"'
                + text(leaves.clauses().literal(row, 0))
                + ' '
                + text(leaves.clauses().literal(row, 1))
                + '"';
    }

    private String text(int term) {
        BytesRef bytes = new BytesRef();
        leaves.term(term, bytes);
        return bytes.utf8ToString();
    }

    private static String quoted(String term) {
        return term.indexOf(' ') < 0 ? term : '"' + term + '"';
    }

    private String span(String field, long low, long high) {
        FieldType type = schema.field(field).orElseThrow().type();
        return low == high ? number(type, low) : "[" + number(type, low) + " TO " + number(type, high) + "]";
    }

    /** A number of a field from the form in which it is sorted; one without an end is open. */
    private static String number(FieldType type, long sortable) {
        if (sortable == Long.MIN_VALUE || sortable == Long.MAX_VALUE) {
            return "*";
        }
        return switch (type) {
            case DOUBLE -> {
                double number = NumericUtils.sortableLongToDouble(sortable);
                yield Double.isInfinite(number) ? "*" : Double.toString(number);
            }
            case DATE -> Instant.ofEpochMilli(sortable).toString();
            default -> Long.toString(sortable);
        };
    }

    private static String box(Described.OfBox box) {
        return "[" + place(box.minLat(), box.minLon()) + " TO " + place(box.maxLat(), box.maxLon()) + "]";
    }

    private static String place(int lat, int lon) {
        return degrees(GeoEncodingUtils.decodeLatitude(lat)) + "," + degrees(GeoEncodingUtils.decodeLongitude(lon));
    }

    /** To some ten metres. */
    private static double degrees(double exact) {
        return Math.round(exact * DEGREE_STEPS) / DEGREE_STEPS;
    }

    private static String shown(String field, String what) {
        String label = field + ":" + what;
        if (label.length() <= Cost.MAX_ANCHOR_CHARS) {
            return label;
        }
        int end = Cost.MAX_ANCHOR_CHARS - 3;
        return label.substring(0, Character.isHighSurrogate(label.charAt(end - 1)) ? end - 1 : end) + "...";
    }
}
