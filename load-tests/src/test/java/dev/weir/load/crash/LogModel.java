package dev.weir.load.crash;

import dev.weir.v1.Notification;
import dev.weir.v1.ReadDocumentsResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says from the documents and the searches alone, by the words of the promises, which notifications there must be. */
final class LogModel {
    private final Map<Long, NavigableMap<Long, Standing>> searches = new TreeMap<>();
    private final Map<String, Set<Long>> matching = new HashMap<>();

    /** What is told, but for texts and times. */
    record Told(long position, long uid, Notification.Kind kind, String key) {
        static Told of(Notification notification) {
            return new Told(
                    notification.getPosition(),
                    notification.getSavedSearchUid(),
                    notification.getKind(),
                    notification.getDocumentKey());
        }
    }

    LogModel(List<Standing> history) {
        history.forEach(standing ->
                searches.computeIfAbsent(standing.uid(), uid -> new TreeMap<>()).put(standing.position(), standing));
    }

    /** The notifications of these events, which are all of a feed's in order. */
    List<Told> notifications(List<ReadDocumentsResponse> events) {
        List<Told> told = new ArrayList<>();
        for (ReadDocumentsResponse event : events) {
            if (event.hasDocument()) {
                told.addAll(transitions(
                        event.getDocument().getKey(),
                        event.getDocument().getPosition(),
                        Set.copyOf(
                                Arrays.asList(Traffic.body(event.getDocument()).split(" ", -1)))));
            } else {
                told.addAll(transitions(
                        event.getRetraction().getKey(), event.getRetraction().getPosition(), Set.of()));
            }
        }
        return told;
    }

    private List<Told> transitions(String key, long position, Set<String> words) {
        Set<Long> before = matching.getOrDefault(key, Set.of());
        Set<Long> now = new TreeSet<>();
        List<Told> told = new ArrayList<>();
        searches.forEach((uid, history) -> {
            Map.Entry<Long, Standing> standing = history.lowerEntry(position);
            if (standing == null || standing.getValue().deleted()) {
                return;
            }
            boolean matches = words.containsAll(standing.getValue().words());
            if (matches) {
                now.add(uid);
                told.add(new Told(
                        position,
                        uid,
                        before.contains(uid) ? Notification.Kind.KIND_UPDATE : Notification.Kind.KIND_ENTER,
                        key));
            } else if (before.contains(uid)) {
                told.add(new Told(position, uid, Notification.Kind.KIND_LEAVE, key));
            }
        });
        matching.put(key, now);
        return told;
    }
}
