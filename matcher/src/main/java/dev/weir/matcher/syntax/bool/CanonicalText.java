package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes trees as BOOLEAN. What it writes of a tree over the schema's fields, {@link BooleanSyntax} with the same
 * schema and sufficient limits reads as an equal tree.
 *
 * <p>A leaf is written as people would, if that is read as this very leaf, and otherwise as a function. A field is
 * written once, before the largest part of which all leaves stand in it. Safe for any number of threads.
 */
public final class CanonicalText {
    private final LeafText leaves;

    public CanonicalText(Schema schema) {
        this.leaves = new LeafText(schema);
    }

    /** The text of a tree. */
    public String print(QueryTree tree) {
        StringBuilder text = new StringBuilder();
        append(text, tree, "");
        return text.toString();
    }

    /**
     * Writes a part.
     *
     * @param field the field that is written already, empty for none
     */
    private void append(StringBuilder text, QueryTree part, String field) {
        Optional<String> only = fieldOnce(part, field);
        if (only.isPresent()) {
            text.append(only.get()).append(':');
            appendOperand(text, part, only.get());
        } else {
            appendOpen(text, part, field);
        }
    }

    /** Writes a part so that it is one operand, in brackets if need be. */
    private void appendOperand(StringBuilder text, QueryTree part, String field) {
        if (fieldOnce(part, field).isPresent() || isOne(part, field)) {
            append(text, part, field);
        } else {
            text.append('(');
            appendOpen(text, part, field);
            text.append(')');
        }
    }

    /** The field that can be written before a part as a whole. */
    private static Optional<String> fieldOnce(QueryTree part, String field) {
        return field.isEmpty() && !(part instanceof QueryTree.Not) ? Fields.only(part) : Optional.empty();
    }

    /** Whether it needs no brackets wherever it stands. */
    private boolean isOne(QueryTree part, String field) {
        return switch (part) {
            case QueryTree.All all -> all.parts().size() < 2;
            case QueryTree.Any any -> any.parts().size() < 2;
            case QueryTree.Not not -> false;
            case QueryTree.Near near ->
                !isOperator(near) || leaves.phrase(near, field).isPresent();
            default -> true;
        };
    }

    private static boolean isOperator(QueryTree.Near near) {
        return near.parts().size() == 2
                && near.order() != QueryTree.Order.ANY
                && near.maxWidth() == QueryTree.Near.NO_LIMIT
                && near.maxGaps() >= 0
                && near.maxGaps() <= Operators.MAX_GAPS;
    }

    /** Writes a part without brackets of its own. */
    private void appendOpen(StringBuilder text, QueryTree part, String field) {
        switch (part) {
            case QueryTree.Everything everything -> text.append("*:*");
            case QueryTree.All all -> appendAll(text, all.parts(), field);
            case QueryTree.Any any -> appendAny(text, any.parts(), field);
            case QueryTree.Not not -> appendNot(text, not, field);
            case QueryTree.AtLeast atLeast ->
                appendFunction(
                        text, Function.AT_LEAST, List.of(String.valueOf(atLeast.number())), atLeast.parts(), field);
            case QueryTree.Near near -> appendNear(text, near, field);
            case QueryTree.Extended extended ->
                appendFunction(
                        text,
                        Function.EXTEND,
                        List.of(String.valueOf(extended.before()), String.valueOf(extended.after())),
                        List.of(extended.part()),
                        field);
            case QueryTree.Related related ->
                appendFunction(
                        text,
                        Function.RELATED,
                        List.of(lower(related.relation()), String.valueOf(related.distance())),
                        List.of(related.part(), related.other()),
                        field);
            case QueryTree.Term leaf -> text.append(leaves.text(leaf));
            case QueryTree.Phrase leaf -> text.append(leaves.text(leaf));
            case QueryTree.Prefix leaf -> text.append(leaves.text(leaf));
            case QueryTree.Wildcard leaf -> text.append(leaves.text(leaf));
            case QueryTree.Regexp leaf -> text.append(leaves.text(leaf));
            case QueryTree.Fuzzy leaf -> text.append(leaves.text(leaf));
            case QueryTree.Exists leaf -> text.append(leaves.text(leaf));
            case QueryTree.Condition leaf -> text.append(leaves.text(leaf));
            case QueryTree.WordList leaf -> text.append(leaves.text(leaf));
        }
    }

    /** A negation in the midst is in brackets: tools differ in how far it would reach. */
    private void appendAll(StringBuilder text, List<QueryTree> parts, String field) {
        if (parts.size() < 2) {
            appendFunction(text, Function.ALL, List.of(), parts, field);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : " AND ");
            boolean last = i == 0 || parts.subList(i, parts.size()).stream().allMatch(QueryTree.Not.class::isInstance);
            if (last && parts.get(i) instanceof QueryTree.Not not) {
                appendNot(text, not, field);
            } else {
                appendOperand(text, parts.get(i), field);
            }
        }
    }

    private void appendAny(StringBuilder text, List<QueryTree> parts, String field) {
        if (parts.size() < 2) {
            appendFunction(text, Function.ANY, List.of(), parts, field);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : " OR ");
            appendOperand(text, parts.get(i), field);
        }
    }

    private void appendNot(StringBuilder text, QueryTree.Not not, String field) {
        text.append("NOT ");
        appendOperand(text, not.part(), field);
    }

    private void appendNear(StringBuilder text, QueryTree.Near near, String field) {
        Optional<String> phrase = leaves.phrase(near, field);
        if (phrase.isPresent()) {
            text.append(phrase.get());
        } else if (isOperator(near)) {
            appendOperand(text, near.parts().get(0), field);
            text.append(near.order() == QueryTree.Order.ORDERED ? " PRE/" : " NEAR/")
                    .append(near.maxGaps())
                    .append(' ');
            appendOperand(text, near.parts().get(1), field);
        } else {
            List<String> numbers = List.of(lower(near.order()), limit(near.maxGaps()), limit(near.maxWidth()));
            appendFunction(text, Function.NEAR, numbers, near.parts(), field);
        }
    }

    private void appendFunction(
            StringBuilder text, Function function, List<String> values, List<QueryTree> parts, String field) {
        text.append(Function.PREFIX_SIGN).append(function.label()).append('(').append(String.join(", ", values));
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 && values.isEmpty() ? "" : ", ");
            append(text, parts.get(i), field);
        }
        text.append(')');
    }

    private static String limit(int number) {
        return number == QueryTree.Near.NO_LIMIT ? "*" : String.valueOf(number);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
