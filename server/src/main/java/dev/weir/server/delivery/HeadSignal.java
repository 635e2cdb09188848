package dev.weir.server.delivery;

import dev.weir.server.feed.Feed;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes those who wait for a feed's log to grow. The sequencer's thread only hands the word over, however many wait;
 * who has been woken and wants to wait again says so again. Safe for many threads.
 */
final class HeadSignal implements AutoCloseable {
    private final Feed feed;
    private final Executor executor;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean handedOver = new AtomicBoolean();
    private final Runnable listener = this::headMoved;

    HeadSignal(Feed feed, Executor executor) {
        this.feed = feed;
        this.executor = executor;
        feed.listeners().add(listener);
    }

    /**
     * Adds a waiter, who is woken once. To miss nothing, it must look at the head again after this.
     *
     * @param waiter must not wait itself; to be added again only while it is the same object
     */
    void add(Runnable waiter) {
        waiting.add(waiter);
    }

    void remove(Runnable waiter) {
        waiting.remove(waiter);
    }

    private void headMoved() {
        if (!waiting.isEmpty() && handedOver.compareAndSet(false, true)) {
            executor.execute(this::wakeAll);
        }
    }

    private void wakeAll() {
        handedOver.set(false);
        for (Iterator<Runnable> all = waiting.iterator(); all.hasNext(); ) {
            Runnable waiter = all.next();
            // Before it runs: it may well be added again at once.
            all.remove();
            waiter.run();
        }
    }

    @Override
    public void close() {
        feed.listeners().remove(listener);
    }
}
