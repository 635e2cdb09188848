package dev.weir.matcher.form;

import java.util.Collection;

/**
 * How many alternatives a stretch has where they are told apart, counted as Lucene counts them. Those that may be a
 * single word can be treated as one, for two words at one place are the same stretch.
 *
 * @param single how many have an {@link #extent} of 1
 * @param others how many have another
 */
public record Alternatives(long single, long others) {
    private static final long MANY = 1L << 30;

    /** Those of a stretch. */
    public static Alternatives of(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Or or -> of(or.parts());
            case Stretch.Block block -> product(block.parts());
            case Stretch.Ordered ordered -> product(ordered.parts());
            case Stretch.Unordered unordered -> product(unordered.parts());
            case Stretch.MaxGaps limited -> of(limited.part());
            case Stretch.MaxWidth limited -> of(limited.part()).split();
            case Stretch.Extended extended -> {
                Alternatives inner = of(extended.part());
                yield extended.before() == 0 && extended.after() == 0 ? inner : new Alternatives(0, inner.count());
            }
            case Stretch.Filtered filtered -> of(filtered);
            default -> all(1, stretch);
        };
    }

    private static Alternatives of(Collection<Stretch> parts) {
        long single = 0;
        long others = 0;
        for (Stretch part : parts) {
            Alternatives alternatives = isOr(part) ? of(part) : all(1, part);
            single += alternatives.single;
            others += alternatives.others;
        }
        return new Alternatives(limited(single), limited(others));
    }

    /**
     * Whether Lucene makes alternatives of it at once, so that they are alternatives of what it is an alternative of.
     * Of the other kinds it does so only when they stand in something that counts gaps.
     */
    public static boolean isOr(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Or or -> true;
            case Stretch.Block block -> true;
            case Stretch.MaxGaps limited -> true;
            case Stretch.Filtered filtered ->
                switch (filtered.relation()) {
                    case CONTAINING, NOT_CONTAINING, CONTAINED_BY, NOT_CONTAINED_BY -> true;
                    case OVERLAPPING, NON_OVERLAPPING -> false;
                };
            default -> false;
        };
    }

    private static Alternatives of(Stretch.Filtered filtered) {
        Alternatives part = of(filtered.part()).split();
        Alternatives other = of(filtered.other()).split();
        return switch (filtered.relation()) {
            case OVERLAPPING ->
                new Alternatives(limited(part.single * other.count()), limited(part.others * other.count()));
            case CONTAINING, NOT_CONTAINING -> part;
            case CONTAINED_BY, NOT_CONTAINED_BY -> all(other.count(), filtered.part());
            case NON_OVERLAPPING -> all(1, filtered.part());
        };
    }

    /** So many, all as long as the stretch. */
    private static Alternatives all(long number, Stretch stretch) {
        return extent(stretch) == 1 ? new Alternatives(number, 0) : new Alternatives(0, number);
    }

    /** Each choice of one for each part. */
    private static Alternatives product(Collection<Stretch> parts) {
        long product = 1;
        for (Stretch part : parts) {
            product = limited(product * of(part).split().count());
        }
        return new Alternatives(0, product);
    }

    /** With those of a single word taken together. */
    public Alternatives split() {
        return new Alternatives(Math.min(single, 1), others);
    }

    /** How many there are; beyond many only that there are many. */
    public long count() {
        return limited(single + others);
    }

    private static long limited(long number) {
        return Math.min(number, MANY);
    }

    /** The least number of words, by what Lucene takes for it. */
    public static int extent(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Word word -> 1;
            case Stretch.Like like -> 1;
            case Stretch.Beside beside -> 1;
            case Stretch.Or or -> least(or.parts());
            case Stretch.Block block -> sum(block.parts());
            case Stretch.Ordered ordered -> sum(ordered.parts());
            case Stretch.Unordered unordered -> sum(unordered.parts());
            case Stretch.Repeated repeated -> extent(repeated.part());
            case Stretch.AtLeast atLeast -> (int) limited(atLeast.parts().stream()
                        .mapToLong(Alternatives::extent)
                        .sorted()
                        .limit(atLeast.number())
                        .sum());
            case Stretch.MaxGaps limited -> extent(limited.part());
            case Stretch.MaxWidth limited -> extent(limited.part());
            case Stretch.Extended extended ->
                (int) limited((long) extended.before() + extent(extended.part()) + extended.after());
            case Stretch.Filtered filtered -> extent(filtered.part());
        };
    }

    private static int least(Collection<Stretch> parts) {
        int least = (int) MANY;
        for (Stretch part : parts) {
            least = Math.min(least, extent(part));
        }
        return least;
    }

    private static int sum(Collection<Stretch> parts) {
        long sum = 0;
        for (Stretch part : parts) {
            sum += extent(part);
        }
        return (int) limited(sum);
    }
}
