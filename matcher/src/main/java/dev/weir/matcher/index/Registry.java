package dev.weir.matcher.index;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** From id to all it stood with that has not been forgotten. One thread changes it; any number of threads ask. */
final class Registry {
    private static final Standing[] NONE = {};

    /** The arrays are never changed in place. */
    private final Map<Long, Standing[]> byId = new ConcurrentHashMap<>();

    private final AtomicInteger open = new AtomicInteger();

    boolean standsAt(long id, long position) {
        return Arrays.stream(byId.getOrDefault(id, NONE)).anyMatch(standing -> standing.standsAt(position));
    }

    /** What stands for that id with no end yet. */
    @Nullable
    Standing open(long id) {
        Standing[] standings = byId.getOrDefault(id, NONE);
        Standing last = standings.length == 0 ? null : standings[standings.length - 1];
        return last != null && last.isOpen() ? last : null;
    }

    /** How many ids stand with no end yet. */
    int size() {
        return open.get();
    }

    void add(Standing standing) {
        Standing[] before = byId.getOrDefault(standing.id(), NONE);
        Standing[] more = Arrays.copyOf(before, before.length + 1);
        more[before.length] = standing;
        byId.put(standing.id(), more);
    }

    void drop(Standing standing) {
        Standing[] kept = Arrays.stream(byId.getOrDefault(standing.id(), NONE))
                .filter(other -> other != standing)
                .toArray(Standing[]::new);
        if (kept.length == 0) {
            byId.remove(standing.id());
        } else {
            byId.put(standing.id(), kept);
        }
    }

    void count(int change) {
        open.addAndGet(change);
    }
}
