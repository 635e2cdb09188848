package dev.weir.matcher.index;

import dev.weir.matcher.form.Form;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.Described;
import dev.weir.matcher.leaf.Interner;
import dev.weir.matcher.leaf.LeafKind;
import dev.weir.matcher.leaf.Leaves;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * What a query that does not stand would cost. It is filed in leaves of its own, which are counted as those that stand
 * and mean the same.
 */
final class CostEstimate {
    private final Leaves own = new Leaves();
    private final Filing filing;

    CostEstimate(Leaves standing, Frequencies frequencies) {
        own.addFields(standing);
        this.filing = new Filing(own, leaf -> {
            int same = standing.same(own, leaf);
            return same < 0 ? frequencies.ofNew(own, leaf) : frequencies.of(same);
        });
    }

    Cost of(Form form) {
        int[] literals = new Interner(own).clauses(form);
        Clauses rows = new Clauses();
        Filing.Place place = filing.place(rows, rows.add(literals));
        if (place.expected() >= Filing.EVERY_DOCUMENT) {
            return new Cost(true, List.of(), 1_000);
        }
        return new Cost(
                false,
                Arrays.stream(place.anchors())
                        .mapToObj(this::label)
                        .distinct()
                        .sorted()
                        .limit(Cost.MAX_ANCHORS)
                        .toList(),
                1_000 * place.expected());
    }

    private String label(int anchor) {
        return switch (own.kind(anchor)) {
            case LeafKind.TERM -> own.fieldOf(anchor).name() + ":" + text(anchor);
            case LeafKind.PAIR -> {
                int row = own.rowOf(anchor);
                int first = own.clauses().literal(row, 0);
                yield own.fieldOf(first).name() + ":\"" + text(first) + " "
                        + text(own.clauses().literal(row, 1)) + '"';
            }
            case LeafKind.EXISTS -> own.fieldOf(anchor).name() + ":*";
            case LeafKind.CELL -> own.fieldOf(anchor).name() + " in a range";
            case LeafKind.PATTERN -> {
                Described.OfPattern pattern = (Described.OfPattern) own.described(anchor);
                yield own.field(pattern.field()).name() + ":" + pattern.pattern();
            }
            default -> throw new IllegalStateException("leaf " + anchor + " is no anchor");
        };
    }

    private String text(int term) {
        BytesRef bytes = new BytesRef();
        own.term(term, bytes);
        return bytes.utf8ToString();
    }
}
