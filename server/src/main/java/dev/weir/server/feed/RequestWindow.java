package dev.weir.server.feed;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests with an id among a feed's newest events. For the sequencer's thread only. */
final class RequestWindow {
    /** A remembered request: what it said, and the position of its event. */
    record Seen(long digest, long position) {}

    private final int eventsMax;
    private final LinkedHashMap<String, Seen> byId = new LinkedHashMap<>();

    /** Remembers nothing yet; {@code eventsMax} is how many of the newest events are remembered */
    RequestWindow(int eventsMax) {
        this.eventsMax = eventsMax;
    }

    int eventsMax() {
        return eventsMax;
    }

    @Nullable
    Seen find(RequestId request) {
        return request.isPresent() ? byId.get(request.id()) : null;
    }

    /** Remembers a request; positions come in ascending order. */
    void add(String id, long digest, long position) {
        if (!id.isEmpty()) {
            byId.put(id, new Seen(digest, position));
        }
        Iterator<Map.Entry<String, Seen>> oldest = byId.entrySet().iterator();
        while (oldest.hasNext() && oldest.next().getValue().position() <= position - eventsMax) {
            oldest.remove();
        }
    }

    /** Forgets the requests of a batch that could not be committed. */
    void rollbackTo(long position) {
        byId.values().removeIf(seen -> seen.position() > position);
    }
}
