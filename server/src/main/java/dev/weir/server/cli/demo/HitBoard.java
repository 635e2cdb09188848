package dev.weir.server.cli.demo;

import dev.weir.client.Names;
import dev.weir.v1.Notification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What has come back: counts by search and by kind, and how long it took. Safe for many threads. */
final class HitBoard {
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final Map<String, Integer> bySearch = new HashMap<>();
    private final Map<Notification.Kind, Integer> byKind = new HashMap<>();
    private final Latencies steady = new Latencies();
    private final Latencies flatOut = new Latencies();
    private boolean flatOutNow;
    private int matches;

    /** A document goes out, now. */
    void sent(String feed, String key) {
        sentAt.put(feed + "/" + key, System.nanoTime());
    }

    /** From now on as many documents as will go are under way. */
    synchronized void flatOut() {
        flatOutNow = true;
    }

    /**
     * A notification has come.
     *
     * @param nanos when
     * @return how many its search has had, this one among them
     */
    synchronized int received(String feed, Notification notification, long nanos) {
        Long sent = sentAt.get(feed + "/" + notification.getDocumentKey());
        if (sent != null) {
            (flatOutNow ? flatOut : steady).add(nanos - sent);
        }
        byKind.merge(notification.getKind(), 1, Integer::sum);
        if (notification.getKind() != Notification.Kind.KIND_LEAVE) {
            matches++;
        }
        notifyAll();
        return bySearch.merge(Names.id(notification.getSavedSearch()), 1, Integer::sum);
    }

    /** Waits for so many notifications of matches; false when the time is over first. */
    synchronized boolean awaitMatches(long count, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (matches < count) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }

    synchronized int of(String search) {
        return bySearch.getOrDefault(search, 0);
    }

    synchronized int of(Notification.Kind kind) {
        return byKind.getOrDefault(kind, 0);
    }

    synchronized int all() {
        return byKind.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized Latencies steady() {
        return steady;
    }

    synchronized Latencies underLoad() {
        return flatOut;
    }
}
