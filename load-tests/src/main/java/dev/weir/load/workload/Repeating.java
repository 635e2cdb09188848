package dev.weir.load.workload;

import dev.weir.load.contender.Search;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Searches of which some are drawn again: popular ones often, most never, as people do who do not know of each other.
 * Of a million about 833,000 are different.
 */
final class Repeating implements Iterator<Search> {
    private static final double DISTINCT_SHARE = 0.833;
    // With this exponent the most popular hundredth of the searches gets about a fifth of the repeats.
    private static final double SKEW = 3;

    private final IntFunction<Search> fresh;
    private final Random random;
    private final int count;
    private final List<Search> distinct = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int next;

    Repeating(IntFunction<Search> fresh, Random random, int count) {
        this.fresh = fresh;
        this.random = random;
        this.count = count;
    }

    @Override
    public boolean hasNext() {
        return next < count;
    }

    @Override
    public Search next() {
        int id = next++;
        if (distinct.size() > DISTINCT_SHARE * next) {
            int popular = (int) (distinct.size() * Math.pow(random.nextDouble(), SKEW));
            return distinct.get(popular).withId(id);
        }
        Search search = fresh.apply(id);
        if (seen.add(search.text() + search.conditions())) {
            distinct.add(search);
        }
        return search;
    }
}
