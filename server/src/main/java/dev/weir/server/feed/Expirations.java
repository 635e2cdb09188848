package dev.weir.server.feed;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.LinkedHashSet;
import java.util.TreeMap;

/** When searches end by themselves. One thread at a time. */
final class Expirations {
    private final TreeMap<Long, SequencedSet<String>> byTimeMs = new TreeMap<>();
    private final Map<String, Long> timeMsById = new HashMap<>();

    /** Adds a search that has no entry. */
    void add(String id, long timeMs) {
        byTimeMs.computeIfAbsent(timeMs, at -> new LinkedHashSet<>()).add(id);
        timeMsById.put(id, timeMs);
    }

    /** Removes a search's entry, if it has one. */
    void remove(String id) {
        Long timeMs = timeMsById.remove(id);
        if (timeMs != null) {
            byTimeMs.computeIfPresent(timeMs, (at, ids) -> {
                ids.remove(id);
                return ids.isEmpty() ? null : ids;
            });
        }
    }

    /** The searches whose time has come. */
    List<String> due(long nowMs) {
        return byTimeMs.headMap(nowMs, true).values().stream()
                .flatMap(Collection::stream)
                .toList();
    }

    boolean isDue(long nowMs) {
        return !byTimeMs.isEmpty() && byTimeMs.firstKey() <= nowMs;
    }
}
