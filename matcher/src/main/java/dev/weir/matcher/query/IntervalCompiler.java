package dev.weir.matcher.query;

import dev.weir.matcher.lucene.Interval;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.syntax.AnalyzedText;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.QueryTree.Near;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The intervals of parts of a tree that speak of stretches of text. */
final class IntervalCompiler {
    private final LeafCompiler leaves;

    IntervalCompiler(LeafCompiler leaves) {
        this.leaves = leaves;
    }

    /**
     * The field that all leaves of a part are in, by the first of them; {@link #interval} checks the others. Null when
     * it has no leaf, and so is nowhere.
     */
    @Nullable
    String fieldOf(QueryTree tree) {
        @Nullable QueryTree leaf = firstLeaf(tree);
        if (leaf == null) {
            return null;
        }
        String name = name(leaf);
        Field field = leaves.field(leaf, name);
        if (field.type() != FieldType.TEXT) {
            throw new TreeFault(
                    leaf,
                    name,
                    "field '" + name + "' is " + field.type().label()
                            + " and cannot be asked for a proximity; name a text field");
        }
        return name;
    }

    private static @Nullable QueryTree firstLeaf(QueryTree tree) {
        return switch (tree) {
            case QueryTree.Any any -> firstLeaf(any.parts());
            case QueryTree.All all -> firstLeaf(all.parts());
            case QueryTree.AtLeast atLeast -> firstLeaf(atLeast.parts());
            case Near near -> firstLeaf(near.parts());
            case QueryTree.Extended extended -> firstLeaf(extended.part());
            case QueryTree.Related related -> firstLeaf(related.part());
            default -> tree;
        };
    }

    private static @Nullable QueryTree firstLeaf(List<QueryTree> parts) {
        for (QueryTree part : parts) {
            @Nullable QueryTree leaf = firstLeaf(part);
            if (leaf != null) {
                return leaf;
            }
        }
        return null;
    }

    private static String name(QueryTree leaf) {
        return switch (leaf) {
            case QueryTree.Term term -> term.field();
            case QueryTree.Phrase phrase -> phrase.field();
            case QueryTree.Prefix prefix -> prefix.field();
            case QueryTree.Wildcard wildcard -> wildcard.field();
            case QueryTree.Regexp regexp -> regexp.field();
            case QueryTree.Fuzzy fuzzy -> fuzzy.field();
            case QueryTree.WordList list -> list.field();
            case QueryTree.Not not -> throw misplaced(leaf, "a negation");
            case QueryTree.Condition condition -> throw misplaced(leaf, "a condition on a value or a place");
            case QueryTree.Exists exists -> throw misplaced(leaf, "a question for any value");
            case QueryTree.Everything everything -> throw misplaced(leaf, "everything (*:*)");
            case QueryTree.All all -> throw inner(all);
            case QueryTree.Any any -> throw inner(any);
            case QueryTree.AtLeast atLeast -> throw inner(atLeast);
            case Near near -> throw inner(near);
            case QueryTree.Extended extended -> throw inner(extended);
            case QueryTree.Related related -> throw inner(related);
        };
    }

    private static TreeFault misplaced(QueryTree leaf, String what) {
        return new TreeFault(
                leaf,
                "",
                what + " cannot stand inside a proximity, which is made of words; put it beside, with AND or AND NOT");
    }

    private static IllegalStateException inner(QueryTree tree) {
        return new IllegalStateException(tree + " is no leaf");
    }

    /** Null when nothing is left of it after analysis. */
    @Nullable
    Interval interval(QueryTree tree, String field) {
        return switch (tree) {
            case QueryTree.Any any -> or(any, field);
            case QueryTree.All all -> joined(left(all.parts(), field), Interval.Unordered::new);
            case QueryTree.AtLeast atLeast -> atLeast(atLeast, field);
            case Near near -> near(near, field);
            case QueryTree.Extended extended -> extended(extended, field);
            case QueryTree.Related related -> related(related, field);
            default -> leaf(tree, field);
        };
    }

    private @Nullable Interval leaf(QueryTree leaf, String field) {
        String name = name(leaf);
        if (!name.equals(field)) {
            throw new TreeFault(
                    leaf,
                    name,
                    "a proximity is within one field, and this one asks for '" + field + "' and '" + name
                            + "'; write one proximity for each field");
        }
        return switch (leaf) {
            case QueryTree.Term term when term.exact() -> new Interval.One(new BytesRef(term.text()));
            case QueryTree.Term term -> words(leaves.analyzed(field, term.text()));
            case QueryTree.Phrase phrase when phrase.slop() == 0 -> words(leaves.analyzed(field, phrase.text()));
            case QueryTree.Phrase phrase ->
                throw new TreeFault(
                        phrase, field, "a phrase with slop cannot stand inside a proximity; use a proximity instead");
            case QueryTree.Prefix prefix -> new Interval.Like(leaves.prefix(prefix));
            case QueryTree.Wildcard wildcard -> new Interval.Like(leaves.wildcard(wildcard));
            case QueryTree.Regexp regexp -> new Interval.Like(leaves.regexpOfPlaces(regexp));
            case QueryTree.Fuzzy fuzzy -> new Interval.Like(leaves.fuzzy(fuzzy));
            default -> throw inner(leaf);
        };
    }

    /** Words that follow each other, over the holes that dropped words leave. */
    private static @Nullable Interval words(AnalyzedText text) {
        List<Interval> parts = new ArrayList<>();
        List<List<BytesRef>> words = text.words();
        int[] positions = text.positions();
        for (int i = 0; i < positions.length; i++) {
            Interval word = joinedWord(words.get(i));
            int hole = i == 0 ? 0 : positions[i] - positions[i - 1] - 1;
            parts.add(hole == 0 ? word : new Interval.Extended(word, hole, 0));
        }
        return joined(parts, Interval.Block::new);
    }

    private static Interval joinedWord(List<BytesRef> terms) {
        return terms.size() == 1
                ? new Interval.One(terms.get(0))
                : new Interval.Or(
                        terms.stream().<Interval>map(Interval.One::new).toList());
    }

    /** A kind of group. */
    private interface Joining {
        Interval of(List<Interval> parts);
    }

    private static @Nullable Interval joined(List<Interval> parts, Joining joining) {
        return switch (parts.size()) {
            case 0 -> null;
            case 1 -> parts.get(0);
            default -> joining.of(parts);
        };
    }

    private List<Interval> left(List<QueryTree> parts, String field) {
        List<Interval> left = new ArrayList<>(parts.size());
        for (QueryTree part : parts) {
            @Nullable Interval interval = interval(part, field);
            if (interval != null) {
                left.add(interval);
            }
        }
        return left;
    }

    private @Nullable Interval or(QueryTree.Any any, String field) {
        return any.parts().isEmpty() ? new Interval.None() : joined(left(any.parts(), field), Interval.Or::new);
    }

    private @Nullable Interval atLeast(QueryTree.AtLeast atLeast, String field) {
        List<Interval> left = left(atLeast.parts(), field);
        if (left.isEmpty() && !atLeast.parts().isEmpty()) {
            return null;
        }
        return left.size() < atLeast.number() ? new Interval.None() : new Interval.AtLeast(atLeast.number(), left);
    }

    private @Nullable Interval near(Near near, String field) {
        boolean isPhrase = near.order() == QueryTree.Order.ORDERED && near.maxGaps() == 0;
        List<Interval> parts = isPhrase ? withHoles(near.parts(), field) : left(near.parts(), field);
        if (parts.isEmpty()) {
            return null;
        }
        Interval whole = whole(near, parts, isPhrase);
        boolean countsGaps = parts.size() > 1 && (isPhrase || near.order() == QueryTree.Order.ANY_WITHOUT_OVERLAP);
        if (near.maxGaps() != Near.NO_LIMIT && !countsGaps) {
            whole = new Interval.MaxGaps(whole, near.maxGaps());
        }
        return near.maxWidth() == Near.NO_LIMIT ? whole : new Interval.MaxWidth(whole, near.maxWidth());
    }

    private static Interval whole(Near near, List<Interval> parts, boolean isPhrase) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return switch (near.order()) {
            case ORDERED -> isPhrase ? new Interval.Block(parts) : new Interval.Ordered(parts);
            case ANY -> new Interval.Unordered(parts);
            case ANY_WITHOUT_OVERLAP -> {
                if (parts.size() != 2) {
                    throw new TreeFault(near, "", "a proximity without overlap is of two parts, not " + parts.size());
                }
                yield new Interval.Apart(parts.get(0), parts.get(1), near.maxGaps());
            }
        };
    }

    /** As in an analysed phrase, a dropped word leaves its place empty. */
    private List<Interval> withHoles(List<QueryTree> parts, String field) {
        List<Interval> left = new ArrayList<>(parts.size());
        int hole = 0;
        for (QueryTree part : parts) {
            @Nullable Interval interval = interval(part, field);
            if (interval == null) {
                hole += left.isEmpty() ? 0 : places(part, field);
            } else {
                left.add(hole == 0 ? interval : new Interval.Extended(interval, hole, 0));
                hole = 0;
            }
        }
        return left;
    }

    private int places(QueryTree dropped, String field) {
        return switch (dropped) {
            case QueryTree.Term term -> leaves.analyzed(field, term.text()).places();
            case QueryTree.Phrase phrase ->
                leaves.analyzed(field, phrase.text()).places();
            default -> 1;
        };
    }

    private @Nullable Interval extended(QueryTree.Extended extended, String field) {
        @Nullable Interval part = interval(extended.part(), field);
        return part == null ? null : new Interval.Extended(part, extended.before(), extended.after());
    }

    private @Nullable Interval related(QueryTree.Related related, String field) {
        @Nullable Interval part = interval(related.part(), field);
        @Nullable Interval other = interval(related.other(), field);
        if (part == null || other == null) {
            return part;
        }
        return new Interval.Filtered(
                part, Interval.How.valueOf(related.relation().name()), other, related.distance());
    }
}
