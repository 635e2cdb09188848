package dev.weir.load.faults.history;

import dev.weir.v1.Notification.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says from the documents and the searches alone, by the words of the promises, which notifications there must be.
 * Events are given in the order of the log, each once; the searches that stand before an event, before it. For one
 * thread.
 */
public final class LogModel {
    private final NavigableMap<Long, NavigableMap<Long, Standing>> searches = new TreeMap<>();
    private final Map<String, Set<Long>> matching = new HashMap<>();

    /** A search was saved, changed or deleted; in any order. */
    public void add(Standing standing) {
        searches.computeIfAbsent(standing.uid(), uid -> new TreeMap<>()).put(standing.position(), standing);
    }

    /** The notifications of the next event, of all searches, in the order in which they are sent. */
    public List<Told> notifications(long position, Item item) {
        List<String> text = item.words();
        Set<Long> before = matching.getOrDefault(item.key(), Set.of());
        Set<Long> now = new TreeSet<>();
        List<Told> told = new ArrayList<>();
        for (NavigableMap<Long, Standing> history : searches.values()) {
            Map.Entry<Long, Standing> entry = history.lowerEntry(position);
            if (entry == null || entry.getValue().question().isEmpty()) {
                continue;
            }
            Standing search = entry.getValue();
            boolean matched = before.contains(search.uid());
            boolean matches = item.document().isPresent()
                    && search.question().orElseThrow().holds(text);
            if (matches) {
                now.add(search.uid());
            }
            if (matches || matched) {
                Kind kind = matches ? (matched ? Kind.KIND_UPDATE : Kind.KIND_ENTER) : Kind.KIND_LEAVE;
                told.add(new Told(position, search.uid(), kind, item.key(), search.owner(), item.serial()));
            }
        }
        matching.put(item.key(), now);
        return told;
    }

    /** How a search stood through time: what a report of a wrong notification needs. */
    public List<Standing> history(long uid) {
        return List.copyOf(searches.getOrDefault(uid, new TreeMap<>()).values());
    }
}
