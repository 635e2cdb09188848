package dev.weir.matcher.lucene;

import java.util.List;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * Stretches of text in one field, by the rules of Lucene's {@link Intervals}: of stretches that begin or end together
 * only the shortest count. {@link #source()} is what each means.
 */
public sealed interface Interval {
    /** Nowhere. */
    record None() implements Interval {}

    /** Each place of a term. */
    record One(BytesRef term) implements Interval {}

    /**
     * Each place of a term like that.
     *
     * @param pattern a {@link TermPatternQuery}, an {@link AutomatonQuery} or a {@link FuzzyQuery} on the field
     */
    record Like(Query pattern) implements Interval {}

    /** Those of any part. */
    record Or(List<Interval> parts) implements Interval {
        /** Copies the list. */
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** One part directly behind the other. */
    record Block(List<Interval> parts) implements Interval {
        /** Copies the list. */
        public Block {
            parts = List.copyOf(parts);
        }
    }

    /** One part somewhere behind the other. */
    record Ordered(List<Interval> parts) implements Interval {
        /** Copies the list. */
        public Ordered {
            parts = List.copyOf(parts);
        }
    }

    /** All parts in any order; they may overlap. */
    record Unordered(List<Interval> parts) implements Interval {
        /** Copies the list. */
        public Unordered {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One before the other, in either order.
     *
     * @param maxGaps with at most so many words between them, counted in each order for each alternative of the parts;
     *     {@link #ANY_GAPS} for any number
     */
    record Apart(Interval first, Interval second, int maxGaps) implements Interval {
        /** For any number of words between. */
        public static final int ANY_GAPS = -1;
    }

    /** At least so many of the parts, in any order. */
    record AtLeast(int number, List<Interval> parts) implements Interval {
        /** Copies the list. */
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** With at most so many words between its parts. */
    record MaxGaps(Interval part, int gaps) implements Interval {}

    /** Of at most so many words. */
    record MaxWidth(Interval part, int width) implements Interval {}

    /** With so many words before and behind. */
    record Extended(Interval part, int before, int after) implements Interval {}

    /**
     * Those of a part that stand so to another.
     *
     * @param distance for {@link How#WITHIN} and {@link How#NOT_WITHIN}, otherwise 0
     */
    record Filtered(Interval part, How how, Interval other, int distance) implements Interval {}

    /** How one interval stands to another; the names are Lucene's. */
    enum How {
        BEFORE,
        AFTER,
        CONTAINED_BY,
        NOT_CONTAINED_BY,
        CONTAINING,
        NOT_CONTAINING,
        OVERLAPPING,
        NON_OVERLAPPING,
        WITHIN,
        NOT_WITHIN
    }

    /** What it means. */
    default IntervalsSource source() {
        return switch (this) {
            case None none -> Intervals.noIntervals("nothing is left of it after analysis");
            case One one -> Intervals.term(one.term());
            case Like like -> source(like.pattern());
            case Or or -> Intervals.or(sources(or.parts()));
            case Block block -> Intervals.phrase(sources(block.parts()));
            case Ordered ordered -> Intervals.ordered(sources(ordered.parts()));
            case Unordered unordered -> Intervals.unordered(sources(unordered.parts()));
            case Apart apart -> source(apart);
            case AtLeast atLeast -> Intervals.atLeast(atLeast.number(), sources(atLeast.parts()));
            case MaxGaps limited ->
                Intervals.maxgaps(limited.gaps(), limited.part().source());
            case MaxWidth limited ->
                Intervals.maxwidth(limited.width(), limited.part().source());
            case Extended extended -> Intervals.extend(extended.part().source(), extended.before(), extended.after());
            case Filtered filtered -> source(filtered);
        };
    }

    private static IntervalsSource source(Apart apart) {
        IntervalsSource first = apart.first().source();
        IntervalsSource second = apart.second().source();
        if (apart.maxGaps() == Apart.ANY_GAPS) {
            return Intervals.unorderedNoOverlaps(first, second);
        }
        // With the limit around both orders Lucene would not look at each alternative of the parts.
        return Intervals.or(
                Intervals.maxgaps(apart.maxGaps(), Intervals.ordered(first, second)),
                Intervals.maxgaps(apart.maxGaps(), Intervals.ordered(second, first)));
    }

    private static IntervalsSource[] sources(List<Interval> parts) {
        return parts.stream().map(Interval::source).toArray(IntervalsSource[]::new);
    }

    /** Lucene fails on a document with more different words like the pattern than it allows clauses. */
    private static IntervalsSource source(Query pattern) {
        int maxExpansions = IndexSearcher.getMaxClauseCount();
        return switch (pattern) {
            case TermPatternQuery text ->
                switch (text.kind()) {
                    case PREFIX -> Intervals.prefix(text.text().bytes(), maxExpansions);
                    case WILDCARD -> Intervals.wildcard(text.text().bytes(), maxExpansions);
                };
            case FuzzyQuery fuzzy ->
                Intervals.fuzzyTerm(
                        fuzzy.getTerm().text(),
                        fuzzy.getMaxEdits(),
                        fuzzy.getPrefixLength(),
                        fuzzy.getTranspositions(),
                        maxExpansions);
            case AutomatonQuery automaton ->
                Intervals.multiterm(automaton.getCompiled(), maxExpansions, automaton.toString());
            default -> throw new IllegalArgumentException(pattern + " is not a pattern of words");
        };
    }

    private static IntervalsSource source(Filtered filtered) {
        IntervalsSource part = filtered.part().source();
        IntervalsSource other = filtered.other().source();
        return switch (filtered.how()) {
            case BEFORE -> Intervals.before(part, other);
            case AFTER -> Intervals.after(part, other);
            case CONTAINED_BY -> Intervals.containedBy(part, other);
            case NOT_CONTAINED_BY -> Intervals.notContainedBy(part, other);
            case CONTAINING -> Intervals.containing(part, other);
            case NOT_CONTAINING -> Intervals.notContaining(part, other);
            case OVERLAPPING -> Intervals.overlapping(part, other);
            case NON_OVERLAPPING -> Intervals.nonOverlapping(part, other);
            case WITHIN -> Intervals.within(part, filtered.distance(), other);
            case NOT_WITHIN -> Intervals.notWithin(part, filtered.distance(), other);
        };
    }
}
