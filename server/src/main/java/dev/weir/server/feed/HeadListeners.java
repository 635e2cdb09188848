package dev.weir.server.feed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know that a feed's head has moved. Safe for many threads. */
public final class HeadListeners {
    private static final Logger LOG = LoggerFactory.getLogger(HeadListeners.class);

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
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                // The events are on disk whatever a listener does: those who wait for them must hear so.
                LOG.error("a listener failed to pass on that the head has moved", e);
            }
        }
    }
}
