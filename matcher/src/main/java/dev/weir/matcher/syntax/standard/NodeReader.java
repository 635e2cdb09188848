package dev.weir.matcher.syntax.standard;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.LeafPlaces;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.Warning;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queryparser.flexible.core.nodes.BooleanQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BoostQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.GroupQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.ModifierQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.ModifierQueryNode.Modifier;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.MinShouldMatchNode;

/** Turns the nodes of one text into a tree. Not for several threads. */
final class NodeReader {
    private final QueryText text;
    private final ClauseReader clauses;
    private final List<Warning> warnings = new ArrayList<>();

    NodeReader(QueryText text, Schema schema, QueryLimits limits) {
        this.text = text;
        this.clauses = new ClauseReader(text, schema, limits, warnings);
    }

    QueryTree read(QueryNode node) {
        return switch (node) {
            case BooleanQueryNode group -> group(group, 0);
            case GroupQueryNode group -> read(group.getChild());
            case ModifierQueryNode modifier
            when modifier.getModifier() == Modifier.MOD_NOT -> new QueryTree.Not(read(modifier.getChild()));
            case ModifierQueryNode modifier -> read(modifier.getChild());
            case BoostQueryNode boost -> boosted(boost);
            case MinShouldMatchNode atLeast -> atLeast(atLeast);
            default -> clauses.read(node);
        };
    }

    private QueryTree boosted(BoostQueryNode boost) {
        warnings.add(new Warning(
                text.placeOf(Written.offset(boost)),
                "the boost ^" + boost.getValue()
                        + " is ignored: it weighs scores, and a document matches or does not"));
        return read(boost.getChild());
    }

    LeafPlaces places() {
        return clauses.places();
    }

    List<Warning> warnings() {
        return warnings;
    }

    private QueryTree atLeast(MinShouldMatchNode node) {
        QueryNode group = node.getChildren().get(0);
        while (group instanceof GroupQueryNode || group instanceof BoostQueryNode) {
            group = group.getChildren().get(0);
        }
        int number = node.minShouldMatch;
        if (group instanceof BooleanQueryNode bool) {
            return group(bool, number);
        }
        QueryTree only = read(group);
        return number <= 1 ? only : new QueryTree.AtLeast(number, List.of(only));
    }

    /** As Lucene means it: of optional clauses one must match if none is required, or as many as the number says. */
    private QueryTree group(BooleanQueryNode group, int number) {
        List<QueryTree> required = new ArrayList<>();
        List<QueryTree> prohibited = new ArrayList<>();
        List<QueryTree> optional = new ArrayList<>();
        for (QueryNode child : group.getChildren()) {
            Modifier modifier =
                    child instanceof ModifierQueryNode modified ? modified.getModifier() : Modifier.MOD_NONE;
            QueryTree part = read(child instanceof ModifierQueryNode modified ? modified.getChild() : child);
            switch (modifier) {
                case MOD_REQ -> required.add(part);
                case MOD_NOT -> prohibited.add(new QueryTree.Not(part));
                case MOD_NONE -> optional.add(part);
            }
        }
        List<QueryTree> all = new ArrayList<>(required);
        if (number > 0) {
            all.add(new QueryTree.AtLeast(number, optional));
        } else if (!optional.isEmpty() && required.stream().allMatch(clauses::vanishes)) {
            all.add(optional.size() == 1 ? optional.get(0) : new QueryTree.Any(optional));
        } else if (!optional.isEmpty()) {
            warnOfOptional(group);
        }
        all.addAll(prohibited);
        return all.size() == 1 ? all.get(0) : new QueryTree.All(all);
    }

    private void warnOfOptional(BooleanQueryNode group) {
        QueryNode first = group.getChildren().stream()
                .filter(child -> !(child instanceof ModifierQueryNode))
                .findFirst()
                .orElse(group);
        warnings.add(new Warning(
                text.placeOf(Written.offset(first)),
                "this clause changes nothing, because others of its group are required: in this syntax AND makes both of"
                        + " its sides required whatever OR says; use parentheses"));
    }
}
