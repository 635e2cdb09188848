package dev.weir.matcher.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A query text that can still be taken apart: to make it smaller, or to write it differently. */
public sealed interface QueryTree {
    /** A clause. */
    record Leaf(QueryKind kind, String text) implements QueryTree {}

    /**
     * A group; {@code number} is what {@link QueryKind#AT_LEAST} needs, and which of its spellings
     * {@link QueryKind#WITHOUT} has.
     */
    record Group(QueryKind kind, List<QueryTree> parts, int number) implements QueryTree {}

    /** How a first clause without a second may be written. */
    List<String> WITHOUT = List.of(" AND NOT ", " NOT ", " OR NOT ", " -");

    /** The text. */
    default String text() {
        return switch (this) {
            case Leaf leaf -> leaf.text;
            case Group group -> text(group);
        };
    }

    /** All kinds inside. */
    default Set<QueryKind> kinds() {
        Set<QueryKind> kinds = EnumSet.noneOf(QueryKind.class);
        switch (this) {
            case Leaf leaf -> kinds.add(leaf.kind);
            case Group group -> {
                kinds.add(group.kind);
                group.parts.forEach(part -> kinds.addAll(part.kinds()));
            }
        }
        return kinds;
    }

    /** The queries that are one step smaller. */
    default List<QueryTree> smaller() {
        List<QueryTree> smaller = new ArrayList<>();
        if (this instanceof Leaf leaf && leaf.text.contains("\"")) {
            // A phrase of fewer words.
            for (int blank = leaf.text.indexOf(' '); blank >= 0; blank = leaf.text.indexOf(' ', blank + 1)) {
                int word = Math.max(leaf.text.lastIndexOf(' ', blank - 1), leaf.text.indexOf('"')) + 1;
                smaller.add(new Leaf(leaf.kind, leaf.text.substring(0, word) + leaf.text.substring(blank + 1)));
            }
        }
        if (this instanceof Group group) {
            smaller.addAll(group.parts);
            for (int i = 0; i < group.parts.size(); i++) {
                if (group.parts.size() > 1) {
                    List<QueryTree> fewer = new ArrayList<>(group.parts);
                    fewer.remove(i);
                    smaller.add(new Group(group.kind, fewer, group.number));
                }
                for (QueryTree part : group.parts.get(i).smaller()) {
                    List<QueryTree> simpler = new ArrayList<>(group.parts);
                    simpler.set(i, part);
                    smaller.add(new Group(group.kind, simpler, group.number));
                }
            }
        }
        return smaller;
    }

    /** The same meaning in other words: clauses shuffled, and repeated where that changes nothing. */
    default QueryTree reworded(Random random) {
        if (!(this instanceof Group group)) {
            return this;
        }
        List<QueryTree> parts = new ArrayList<>();
        group.parts.forEach(part -> parts.add(part.reworded(random)));
        switch (group.kind) {
            case AND, OR -> {
                parts.add(parts.get(random.nextInt(parts.size())));
                Collections.shuffle(parts, random);
            }
            case AT_LEAST, PLAIN -> Collections.shuffle(parts, random);
            default -> {}
        }
        return new Group(group.kind, parts, group.number);
    }

    private static String text(Group group) {
        List<String> texts = group.parts.stream().map(QueryTree::text).toList();
        return switch (group.kind) {
            case AND -> "(" + String.join(" AND ", texts) + ")";
            case OR -> "(" + String.join(" OR ", texts) + ")";
            case NEGATION -> "(NOT " + texts.get(0) + ")";
            case WITHOUT ->
                "(" + String.join(WITHOUT.get(group.number), texts.subList(0, Math.min(2, texts.size()))) + ")";
            case AT_LEAST -> "(" + String.join(" ", texts) + ")@" + group.number;
            case BOOST -> "(" + texts.get(0) + ")^" + group.number;
            case PLUS_MINUS ->
                "(+" + texts.get(0)
                        + texts.stream()
                                .skip(1)
                                .limit(1)
                                .map(text -> " -" + text)
                                .collect(Collectors.joining())
                        + texts.stream().skip(2).map(text -> " " + text).collect(Collectors.joining())
                        + ")";
            default -> "(" + String.join(" ", texts) + ")";
        };
    }
}
