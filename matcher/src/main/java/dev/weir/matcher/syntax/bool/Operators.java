package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.tree.QueryTree.Order;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that are operators. AND, OR, NOT {@code adj} and those with a slash are so in any case; {@code N5}, {@code W5}
 * and those without a number only in capitals, for they are words too.
 */
final class Operators {
    /** Logic between clauses. */
    enum Logic {
        AND,
        OR,
        NOT
    }

    /**
     * Proximity. Two things are near each other side by side: {@code sea NEAR/5 "deep sea"} needs the word twice.
     *
     * @param maxGaps at most so many words between
     * @param open whether a number could follow as a word of its own
     */
    record Proximity(Order order, int maxGaps, boolean open) {}

    /** What NEAR without a number means, in Web of Science. */
    static final int DEFAULT_GAPS = 15;

    /** Further apart than this nobody asks; it stays well below what could overflow. */
    static final int MAX_GAPS = 100_000;

    private static final Pattern SLASHED =
            Pattern.compile("(near|n|w|within|pre|p|onear|next)/(\\d{1,6})(f?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHOUT_NUMBER = Pattern.compile("o?near/.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADJACENT = Pattern.compile("adj(\\d{1,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT = Pattern.compile("([NW])(\\d{1,2})");

    private static final Pattern REFERENCE = Pattern.compile("#\\d{1,6}|[Ss]\\d{1,6}");

    private Operators() {}

    /** AND, OR or NOT. */
    static Optional<Logic> logic(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "AND" -> Optional.of(Logic.AND);
            case "OR" -> Optional.of(Logic.OR);
            case "NOT" -> Optional.of(Logic.NOT);
            default -> Optional.empty();
        };
    }

    /** An operator of proximity; {@code N5} and {@code W5} only if something stands on both sides of it. */
    static Optional<Proximity> proximity(String word) {
        Matcher slashed = SLASHED.matcher(word);
        if (slashed.matches()) {
            boolean ordered = !slashed.group(3).isEmpty() || isOrdered(slashed.group(1));
            return Optional.of(of(ordered, Integer.parseInt(slashed.group(2))));
        }
        Matcher adjacent = ADJACENT.matcher(word);
        if (adjacent.matches()) {
            return Optional.of(of(false, Math.max(0, Integer.parseInt(adjacent.group(1)) - 1)));
        }
        Matcher brief = SHORT.matcher(word);
        if (brief.matches()) {
            return Optional.of(of(brief.group(1).equals("W"), Integer.parseInt(brief.group(2))));
        }
        if (word.equalsIgnoreCase("adj")) {
            return Optional.of(of(true, 0));
        }
        return switch (word) {
            case "NEAR" -> Optional.of(new Proximity(Order.ANY_WITHOUT_OVERLAP, DEFAULT_GAPS, true));
            case "ONEAR" -> Optional.of(new Proximity(Order.ORDERED, DEFAULT_GAPS, true));
            case "NEXT" -> Optional.of(of(true, 0));
            default -> Optional.empty();
        };
    }

    /**
     * Whether it looks like an operator of proximity whose number cannot be read. Others are words: {@code pre/post}.
     */
    static boolean lacksNumber(String word) {
        return WITHOUT_NUMBER.matcher(word).matches() && proximity(word).isEmpty();
    }

    /** Whether it is any operator. */
    static boolean isOperator(String word) {
        return logic(word).isPresent() || proximity(word).isPresent();
    }

    /** Whether it may be meant as a word where an operand stands on one side only. */
    static boolean isWordAlone(String word) {
        return SHORT.matcher(word).matches();
    }

    /** Whether it is a line of a numbered set: {@code #1}, in EBSCO {@code S1}. */
    static boolean isReference(String word) {
        return REFERENCE.matcher(word).matches();
    }

    private static boolean isOrdered(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pre", "p", "onear", "next" -> true;
            default -> false;
        };
    }

    private static Proximity of(boolean ordered, int gaps) {
        return new Proximity(ordered ? Order.ORDERED : Order.ANY_WITHOUT_OVERLAP, Math.min(gaps, MAX_GAPS), false);
    }
}
