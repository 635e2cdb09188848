package dev.weir.server.feed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who wants to know that a feed's head has moved. Safe for many threads. */
public final class HeadListeners {
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

    /**
     * Adds a listener.
     *
     * @param listener called on the sequencer's thread after each commit: it must only pass the word on, and never wait
     */
    public void add(Runnable listener) {
        listeners.add(listener);
    }

    public void remove(Runnable listener) {
        listeners.remove(listener);
    }

    void tell() {
        listeners.forEach(Runnable::run);
    }
}
