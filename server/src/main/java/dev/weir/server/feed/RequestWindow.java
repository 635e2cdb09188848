package dev.weir.server.feed;

import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The requests with an id among a feed's newest events. For the sequencer's thread only. */
final class RequestWindow {
    /**
     * A remembered request.
     *
     * @param digest of what it said
     * @param position the head of the log once it was carried out
     * @param eventPosition of the event that tells what it came to; an earlier one where nothing was to change
     */
    record Seen(long digest, long position, long eventPosition) {}

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

    /** Remembers a request that has an id; positions come in ascending order. */
    void add(RequestId request, long position, long eventPosition) {
        if (request.isPresent()) {
            byId.put(request.id(), new Seen(request.digest(), position, eventPosition));
        }
    }

    /** Forgets the requests that are too old, once the head is where it is: not before, for a batch may be undone. */
    void headIs(long head) {
        Iterator<Seen> oldest = byId.values().iterator();
        while (oldest.hasNext() && oldest.next().position() <= head - eventsMax) {
            oldest.remove();
        }
    }

    /** Forgets the requests of a batch that could not be committed. */
    void rollbackTo(long position) {
        byId.values().removeIf(seen -> seen.position() > position);
    }
}
