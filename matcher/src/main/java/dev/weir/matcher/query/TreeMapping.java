package dev.weir.matcher.query;

import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts other leaves into a tree. Parts that stay as they are stay the same objects. */
final class TreeMapping {
    private final UnaryOperator<QueryTree> leaf;

    TreeMapping(UnaryOperator<QueryTree> leaf) {
        this.leaf = leaf;
    }

    @SuppressWarnings("ReferenceEquality") // an equal part at another place is another part, with a place of its own
    QueryTree map(QueryTree tree) {
        return switch (tree) {
            case QueryTree.All all -> {
                List<QueryTree> parts = map(all.parts());
                yield parts == all.parts() ? all : new QueryTree.All(parts);
            }
            case QueryTree.Any any -> {
                List<QueryTree> parts = map(any.parts());
                yield parts == any.parts() ? any : new QueryTree.Any(parts);
            }
            case QueryTree.AtLeast some -> {
                List<QueryTree> parts = map(some.parts());
                yield parts == some.parts() ? some : new QueryTree.AtLeast(some.number(), parts);
            }
            case QueryTree.Near near -> {
                List<QueryTree> parts = map(near.parts());
                yield parts == near.parts()
                        ? near
                        : new QueryTree.Near(parts, near.order(), near.maxGaps(), near.maxWidth());
            }
            case QueryTree.Not not -> {
                QueryTree part = map(not.part());
                yield part == not.part() ? not : new QueryTree.Not(part);
            }
            case QueryTree.Extended extended -> {
                QueryTree part = map(extended.part());
                yield part == extended.part()
                        ? extended
                        : new QueryTree.Extended(part, extended.before(), extended.after());
            }
            case QueryTree.Related related -> {
                QueryTree part = map(related.part());
                QueryTree other = map(related.other());
                yield part == related.part() && other == related.other()
                        ? related
                        : new QueryTree.Related(part, related.relation(), other, related.distance());
            }
            default -> leaf.apply(tree);
        };
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private List<QueryTree> map(List<QueryTree> parts) {
        List<QueryTree> mapped = new ArrayList<>(parts.size());
        boolean changed = false;
        for (QueryTree part : parts) {
            QueryTree now = map(part);
            changed |= now != part;
            mapped.add(now);
        }
        return changed ? mapped : parts;
    }
}
