package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.TypedLeaves;
import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives each leaf its fields. A leaf stands in the fields that are written nearest to it, otherwise in the default
 * fields, any of which may match. What is near each other is so within one field: a part without a field stands in the
 * field that is written for the other parts.
 */
final class Meaning {
    private final Notes notes;
    private final TypedLeaves typed;
    private final Leaves leaves;
    private final Scope whole;

    /**
     * The fields of a part.
     *
     * @param written whether they are written there, and not only the default
     * @param one whether the part is near something else within its only field
     */
    private record Scope(List<String> fields, boolean written, boolean one) {}

    Meaning(Notes notes, Schema schema) {
        this.notes = notes;
        this.typed = new TypedLeaves(schema);
        this.leaves = new Leaves(schema);
        this.whole = new Scope(schema.defaultFields(), false, false);
    }

    /** The tree of a whole query. */
    QueryTree of(Written query) {
        return of(query, whole);
    }

    private QueryTree of(Written part, Scope scope) {
        QueryTree tree =
                switch (part) {
                    case Written.Everything everything -> new QueryTree.Everything();
                    case Written.All all -> new QueryTree.All(of(all.parts(), scope));
                    case Written.Any any -> new QueryTree.Any(of(any.parts(), scope));
                    case Written.AtLeast atLeast -> new QueryTree.AtLeast(atLeast.number(), of(atLeast.parts(), scope));
                    case Written.Not not -> new QueryTree.Not(of(not.part(), scope));
                    case Written.In in -> of(in.part(), inner(scope, in.fields()));
                    case Written.Near near -> inOneField(near, scope);
                    case Written.Extended extended -> inOneField(extended, scope);
                    case Written.Related related -> inOneField(related, scope);
                    default -> leaf(part, scope);
                };
        return notes.places().at(part.offset(), part.end() - part.offset(), tree);
    }

    private List<QueryTree> of(List<Written> parts, Scope scope) {
        List<QueryTree> trees = new ArrayList<>(parts.size());
        for (Written part : parts) {
            trees.add(of(part, scope));
        }
        return trees;
    }

    private static Scope inner(Scope outer, List<String> fields) {
        boolean same = outer.one() && fields.containsAll(outer.fields());
        return same ? outer : new Scope(fields, true, false);
    }

    private QueryTree leaf(Written leaf, Scope scope) {
        return overFields(leaf, scope, field -> {
            notes.countExpanded(leaf.offset(), leaf.end());
            requirePattern(leaf);
            try {
                return notes.places().at(leaf.offset(), leaf.end() - leaf.offset(), leaves.of(leaf, field));
            } catch (IllegalArgumentException e) {
                throw notes.error(leaf.offset(), leaf.end(), field, e);
            }
        });
    }

    private void requirePattern(Written leaf) {
        if (leaf instanceof Written.Word word && word.text().hasWildcard()) {
            notes.requirePattern(word.text().length(), leaf.offset(), leaf.end());
        } else if (leaf instanceof Written.Quoted quoted && quoted.text().hasWildcard()) {
            WildWords.pieces(quoted.text())
                    .forEach(piece -> notes.requirePattern(piece.length(), leaf.offset(), leaf.end()));
        }
    }

    private QueryTree inOneField(Written part, Scope outer) {
        Set<List<String>> written = new LinkedHashSet<>();
        boolean anyWithout = false;
        for (Written child : part.children()) {
            anyWithout |= fieldsOf(child, written);
        }
        if (!anyWithout || outer.one()) {
            return stretch(part, outer);
        }
        Scope scope = !outer.written() && written.size() == 1
                ? inner(outer, written.iterator().next())
                : outer;
        return overFields(part, scope, field -> stretch(part, new Scope(List.of(field), true, true)));
    }

    /** Gathers the fields that are written in a part; tells whether any leaf is without. */
    private static boolean fieldsOf(Written part, Set<List<String>> fields) {
        if (part instanceof Written.In in) {
            fields.add(in.fields());
            return false;
        }
        boolean anyWithout = Leaves.isLeaf(part);
        for (Written child : part.children()) {
            anyWithout |= fieldsOf(child, fields);
        }
        return anyWithout;
    }

    private QueryTree stretch(Written part, Scope scope) {
        return switch (part) {
            case Written.Near near ->
                new QueryTree.Near(of(near.parts(), scope), near.order(), near.maxGaps(), near.maxWidth());
            case Written.Extended extended ->
                new QueryTree.Extended(of(extended.part(), scope), extended.before(), extended.after());
            case Written.Related related ->
                new QueryTree.Related(
                        of(related.part(), scope), related.relation(), of(related.other(), scope), related.distance());
            default -> throw new IllegalStateException(part + " is no stretch of text");
        };
    }

    private QueryTree overFields(Written part, Scope scope, Function<String, QueryTree> tree) {
        if (scope.fields().isEmpty()) {
            try {
                return typed.overDefaultFields(tree);
            } catch (IllegalArgumentException e) {
                throw notes.error(part.offset(), part.end(), "", e);
            }
        }
        return scope.fields().size() == 1
                ? tree.apply(scope.fields().get(0))
                : new QueryTree.Any(scope.fields().stream().map(tree).toList());
    }
}
