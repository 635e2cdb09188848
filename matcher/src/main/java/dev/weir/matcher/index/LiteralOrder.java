package dev.weir.matcher.index;

import dev.weir.matcher.leaf.Literal;
import java.util.Arrays;

/**
 * Orders the literals of a posting so that most candidates are refused by the first: groups that hold rarely before
 * those that hold often, what was noticed before what must be decided, and within a group the likeliest first.
 */
final class LiteralOrder {
    /** Deciding costs about as much as looking at so many literals that were noticed. */
    private static final double DECIDED_PENALTY = 2;

    private LiteralOrder() {}

    /** A group and how soon it is to be asked. */
    @SuppressWarnings("ArrayRecordComponent") // sorted and copied back at once
    private record Group(int[] literals, double rank) {}

    /** Orders the groups between two indexes of an array. */
    static void mostSelectiveFirst(int[] literals, int from, int to, Rarity rarity) {
        if (to - from < 2) {
            return;
        }
        Group[] groups = new Group[to - from];
        int count = 0;
        for (int start = from; start < to; ) {
            int end = start;
            while (!Literal.isLast(literals[end])) {
                end++;
            }
            groups[count++] = group(Arrays.copyOfRange(literals, start, end + 1), rarity);
            start = end + 1;
        }
        Arrays.sort(groups, 0, count, (a, b) -> Double.compare(a.rank, b.rank));
        int at = from;
        for (int i = 0; i < count; i++) {
            System.arraycopy(groups[i].literals, 0, literals, at, groups[i].literals.length);
            at += groups[i].literals.length;
        }
    }

    private static Group group(int[] literals, Rarity rarity) {
        double fails = 1;
        double penalty = 0;
        for (int literal : literals) {
            fails *= 1 - likelihood(literal, rarity);
            penalty = Literal.isDecided(literal) ? DECIDED_PENALTY : penalty;
        }
        if (literals.length > 1) {
            literals[literals.length - 1] &= ~Literal.LAST;
            int[] sorted = Arrays.stream(literals)
                    .boxed()
                    .sorted((a, b) -> Double.compare(likelihood(b, rarity), likelihood(a, rarity)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            sorted[sorted.length - 1] |= Literal.LAST;
            return new Group(sorted, 1 - fails + penalty);
        }
        return new Group(literals, 1 - fails + penalty);
    }

    private static double likelihood(int literal, Rarity rarity) {
        double holds = Literal.isDecided(literal) ? 0.5 : rarity.of(Literal.leaf(literal));
        return Literal.isNegated(literal) ? 1 - holds : holds;
    }
}
