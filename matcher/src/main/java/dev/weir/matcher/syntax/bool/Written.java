package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a query's text, before fields are given to its leaves. Each part knows where it is from. */
sealed interface Written {
    int offset();

    int end();

    /** A word without quotes. */
    record Word(int offset, int end, Spelled text) implements Written {}

    /**
     * Something in quotes.
     *
     * @param slop null when none is written
     */
    record Quoted(
            int offset, int end, Spelled text, @Nullable Integer slop) implements Written {}

    /** Something in curly brackets. */
    record Literally(int offset, int end, String text) implements Written {}

    /** A regular expression. */
    record Regexp(int offset, int end, String expression) implements Written {}

    /** A word with a number of edits. */
    record Fuzzy(int offset, int end, String text, int edits) implements Written {}

    /** A range. */
    record Between(int offset, int end, Span span) implements Written {}

    /** {@code @name}. */
    record ListName(int offset, int end, String name) implements Written {}

    /** A function of values, of which some have a comparison before them; a value not in quotes is as it stands. */
    record Values(int offset, int end, Function function, List<Argument> arguments) implements Written {}

    /**
     * A value among a function's arguments.
     *
     * @param comparison empty, or one of {@code <}, {@code <=}, {@code >}, {@code >=}
     */
    record Argument(String comparison, String text, boolean quoted) {}

    /** Any document. */
    record Everything(int offset, int end) implements Written {}

    /** All of the parts. */
    record All(int offset, int end, List<Written> parts) implements Written {}

    /** One of the parts. */
    record Any(int offset, int end, List<Written> parts) implements Written {}

    /** At least so many of the parts. */
    record AtLeast(int offset, int end, int number, List<Written> parts) implements Written {}

    /** All but the part. */
    record Not(int offset, int end, Written part) implements Written {}

    /** The parts near each other; the numbers are those of {@link QueryTree.Near}. */
    record Near(int offset, int end, QueryTree.Order order, int maxGaps, int maxWidth, List<Written> parts)
            implements Written {}

    /** {@link QueryTree.Extended}. */
    record Extended(int offset, int end, Written part, int before, int after) implements Written {}

    /** {@link QueryTree.Related}. */
    record Related(int offset, int end, Written part, QueryTree.Relation relation, Written other, int distance)
            implements Written {}

    /**
     * A part for which fields are written.
     *
     * @param fields any of these; at least one
     */
    record In(int offset, int end, List<String> fields, Written part) implements Written {}

    /** The parts, in order; none for a leaf. */
    default List<Written> children() {
        return switch (this) {
            case Word word -> List.of();
            case Quoted quoted -> List.of();
            case Literally literally -> List.of();
            case Regexp regexp -> List.of();
            case Fuzzy fuzzy -> List.of();
            case Between between -> List.of();
            case ListName list -> List.of();
            case Values values -> List.of();
            case Everything everything -> List.of();
            case All all -> all.parts();
            case Any any -> any.parts();
            case AtLeast atLeast -> atLeast.parts();
            case Not not -> List.of(not.part());
            case Near near -> near.parts();
            case Extended extended -> List.of(extended.part());
            case Related related -> List.of(related.part(), related.other());
            case In in -> List.of(in.part());
        };
    }
}
