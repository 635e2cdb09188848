package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which fields the leaves of a tree stand in. */
final class Fields {
    private Fields() {}

    /** The field, if there are leaves and all of them stand in the same. */
    static Optional<String> only(QueryTree tree) {
        Search search = new Search();
        search.visit(tree);
        return search.several ? Optional.empty() : Optional.ofNullable(search.found);
    }

    private static final class Search {
        private @Nullable String found;
        private boolean several;

        void visit(QueryTree tree) {
            if (several) {
                return;
            }
            switch (tree) {
                case QueryTree.Everything everything -> {}
                case QueryTree.Term leaf -> found(leaf.field());
                case QueryTree.Phrase leaf -> found(leaf.field());
                case QueryTree.Prefix leaf -> found(leaf.field());
                case QueryTree.Wildcard leaf -> found(leaf.field());
                case QueryTree.Regexp leaf -> found(leaf.field());
                case QueryTree.Fuzzy leaf -> found(leaf.field());
                case QueryTree.Exists leaf -> found(leaf.field());
                case QueryTree.Condition leaf -> found(leaf.filter().field());
                case QueryTree.WordList leaf -> found(leaf.field());
                case QueryTree.All all -> visit(all.parts());
                case QueryTree.Any any -> visit(any.parts());
                case QueryTree.AtLeast atLeast -> visit(atLeast.parts());
                case QueryTree.Not not -> visit(not.part());
                case QueryTree.Near near -> visit(near.parts());
                case QueryTree.Extended extended -> visit(extended.part());
                case QueryTree.Related related -> visit(List.of(related.part(), related.other()));
            }
        }

        private void visit(List<QueryTree> parts) {
            parts.forEach(this::visit);
        }

        private void found(String field) {
            several |= found != null && !found.equals(field);
            found = field;
        }
    }
}
