package dev.weir.server.model;

import dev.weir.v1.Notification.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A feed in memory: which searches stand, which of them match which document, and what was to be told so far. */
final class Model {
    private final Map<Long, Search> standing = new TreeMap<>();
    private final Map<String, Set<Long>> matching = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private long head;

    /**
     * A saved search.
     *
     * @param paused whether it is kept and not matched
     */
    record Search(long uid, String id, String owner, Asked asked, boolean paused) {}

    /** The position of the newest event. */
    long head() {
        return head;
    }

    List<Search> standing() {
        return List.copyOf(standing.values());
    }

    List<String> keys() {
        return List.copyOf(new TreeSet<>(matching.keySet()));
    }

    /** Everything to be told, in order. */
    List<Told> told() {
        return told;
    }

    void saved(Search search, long position) {
        standing.put(search.uid(), search);
        head = position;
    }

    void deleted(long uid, long position) {
        standing.remove(uid);
        head = position;
    }

    /** Gives how many searches match. */
    int published(String key, List<String> words, long position) {
        Set<Long> now = new TreeSet<>();
        standing.values().stream()
                .filter(search -> !search.paused() && search.asked().holds().test(words))
                .forEach(search -> now.add(search.uid()));
        tell(key, now, position);
        matching.put(key, now);
        return now.size();
    }

    void retracted(String key, long position) {
        tell(key, Set.of(), position);
        matching.remove(key);
    }

    private void tell(String key, Set<Long> now, long position) {
        head = position;
        Set<Long> before = matching.getOrDefault(key, Set.of());
        for (Search search : standing.values()) {
            boolean matched = before.contains(search.uid());
            boolean matches = now.contains(search.uid());
            if (!search.paused() && (matched || matches)) {
                Kind kind = !matches ? Kind.KIND_LEAVE : matched ? Kind.KIND_UPDATE : Kind.KIND_ENTER;
                told.add(new Told(new Told.Place(position, search.uid()), kind, key, search.owner()));
            }
        }
    }
}
