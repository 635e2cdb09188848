package dev.weir.matcher.testing;

import dev.weir.matcher.lucene.Interval;
import dev.weir.matcher.lucene.TermPatternQuery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.util.BytesRef;

/** Intervals of all kinds over few words, so that they meet, repeat and overlap; and what is smaller than one. */
public final class RandomIntervals {
    /** The words of which intervals and documents are made. */
    public static final List<String> WORDS = List.of("aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb");

    private static final List<String> PREFIXES = List.of("a", "b", "c", "ab");
    private static final List<String> WILDCARDS = List.of("a?", "?b", "*c", "b*", "?a", "a*b", "*");
    private static final List<String> REGEXPS = List.of("a[ab]", "[bc]a", "aa|bb", "c.*", "a(b|c)");

    private final Random random;
    private final String field;
    /** Now and then so few that the same part comes again all the time, and Lucene sees that it repeats. */
    private final List<String> words;

    /** Intervals of a field. */
    public RandomIntervals(Random random, String field) {
        this.random = random;
        this.field = field;
        this.words = WORDS.subList(0, random.nextInt(4) == 0 ? 2 + random.nextInt(2) : WORDS.size());
    }

    /** An interval nested up to so deep. */
    public Interval interval(int depth) {
        if (depth == 0 || random.nextInt(7) == 0) {
            return leaf();
        }
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> new Interval.Or(parts(depth, 4));
            case 3, 4 -> new Interval.Block(parts(depth, 3));
            case 5 -> new Interval.Ordered(parts(depth, 3));
            case 6 -> new Interval.Unordered(parts(depth, 4));
            case 7 -> new Interval.Apart(interval(depth - 1), interval(depth - 1), random.nextInt(5) - 1);
            case 8 -> {
                List<Interval> parts = parts(depth, 4);
                yield new Interval.AtLeast(1 + random.nextInt(parts.size()), parts);
            }
            case 9, 10, 11 -> new Interval.MaxGaps(near(depth), random.nextInt(5));
            case 12 -> new Interval.MaxWidth(interval(depth - 1), 1 + random.nextInt(7));
            case 13 ->
                new Interval.Extended(
                        interval(depth - 1), random.nextInt(3), random.nextInt(4) == 0 ? 20 : random.nextInt(3));
            default -> {
                Interval.How how = oneOf(List.copyOf(EnumSet.allOf(Interval.How.class)));
                boolean measured = how == Interval.How.WITHIN || how == Interval.How.NOT_WITHIN;
                yield new Interval.Filtered(
                        interval(depth - 1), how, interval(depth - 1), measured ? random.nextInt(4) : 0);
            }
        };
    }

    private Interval near(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> new Interval.Ordered(parts(depth, 3));
            case 1 -> interval(depth - 1);
            default -> new Interval.Unordered(parts(depth, 3));
        };
    }

    private List<Interval> parts(int depth, int max) {
        List<Interval> parts = new ArrayList<>();
        for (int left = 1 + random.nextInt(max); left >= 0; left--) {
            // Now and then the same again.
            parts.add(!parts.isEmpty() && random.nextInt(6) == 0 ? oneOf(parts) : interval(depth - 1));
        }
        return parts;
    }

    private Interval leaf() {
        return switch (random.nextInt(12)) {
            case 0 -> like(TermPatternQuery.Kind.PREFIX, oneOf(PREFIXES));
            case 1 -> like(TermPatternQuery.Kind.WILDCARD, oneOf(WILDCARDS));
            case 2 ->
                random.nextInt(3) == 0
                        ? new Interval.Like(new FuzzyQuery(new Term(field, oneOf(words)), 1, random.nextInt(2)))
                        : new Interval.Like(new RegexpQuery(new Term(field, oneOf(REGEXPS))));
            default -> new Interval.One(new BytesRef(oneOf(words)));
        };
    }

    private Interval like(TermPatternQuery.Kind kind, String text) {
        Query pattern = new TermPatternQuery(kind, new Term(field, text));
        return new Interval.Like(pattern);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** What is smaller than an interval: its parts, and itself with a part less or with a smaller part. */
    public static Stream<Interval> smaller(Interval interval) {
        return switch (interval) {
            case Interval.None none -> Stream.empty();
            case Interval.One one -> Stream.empty();
            case Interval.Like like -> Stream.of(new Interval.One(new BytesRef("aa")));
            case Interval.Or or -> smaller(or.parts(), Interval.Or::new, 1);
            case Interval.Block block -> smaller(block.parts(), Interval.Block::new, 1);
            case Interval.Ordered ordered -> smaller(ordered.parts(), Interval.Ordered::new, 1);
            case Interval.Unordered unordered -> smaller(unordered.parts(), Interval.Unordered::new, 1);
            case Interval.Apart apart ->
                smaller(
                        List.of(apart.first(), apart.second()),
                        parts -> new Interval.Apart(parts.get(0), parts.get(1), apart.maxGaps()),
                        2);
            case Interval.AtLeast atLeast ->
                smaller(atLeast.parts(), parts -> new Interval.AtLeast(atLeast.number(), parts), atLeast.number());
            case Interval.MaxGaps limited ->
                smaller(limited.part(), part -> new Interval.MaxGaps(part, limited.gaps()));
            case Interval.MaxWidth limited ->
                smaller(limited.part(), part -> new Interval.MaxWidth(part, limited.width()));
            case Interval.Extended extended ->
                smaller(extended.part(), part -> new Interval.Extended(part, extended.before(), extended.after()));
            case Interval.Filtered filtered ->
                smaller(
                        List.of(filtered.part(), filtered.other()),
                        parts -> new Interval.Filtered(parts.get(0), filtered.how(), parts.get(1), filtered.distance()),
                        2);
        };
    }

    private static Stream<Interval> smaller(Interval part, java.util.function.UnaryOperator<Interval> whole) {
        return Stream.concat(Stream.of(part), smaller(part).map(whole));
    }

    private static Stream<Interval> smaller(
            List<Interval> parts, java.util.function.Function<List<Interval>, Interval> whole, int needed) {
        List<Interval> smaller = new ArrayList<>(parts);
        for (int i = 0; i < parts.size(); i++) {
            int changed = i;
            if (parts.size() > needed) {
                List<Interval> fewer = new ArrayList<>(parts);
                fewer.remove(i);
                smaller.add(whole.apply(fewer));
            }
            smaller(parts.get(i)).forEach(part -> {
                List<Interval> others = new ArrayList<>(parts);
                others.set(changed, part);
                smaller.add(whole.apply(others));
            });
        }
        return smaller.stream();
    }
}
