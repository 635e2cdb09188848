package dev.weir.server.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * When searches end by themselves. An entry may be out of date: who acts on it looks at the search. One thread at a
 * time.
 */
final class Expirations {
    private final TreeMap<Long, List<String>> byTimeMs = new TreeMap<>();

    void add(String id, long timeMs) {
        byTimeMs.computeIfAbsent(timeMs, at -> new ArrayList<>()).add(id);
    }

    /** The searches whose time has come. */
    List<String> due(long nowMs) {
        return byTimeMs.headMap(nowMs, true).values().stream()
                .flatMap(Collection::stream)
                .toList();
    }

    void removeDue(long nowMs) {
        byTimeMs.headMap(nowMs, true).clear();
    }

    boolean isDue(long nowMs) {
        return !byTimeMs.isEmpty() && byTimeMs.firstKey() <= nowMs;
    }
}
