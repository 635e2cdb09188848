package dev.weir.server.delivery;

import dev.weir.server.feed.Feed;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.Scan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each new event of a feed once for all who read it live, and wakes those who wait for one of its
 * notifications. Safe for many threads.
 *
 * <p>The sequencer's thread only says that the head has moved. A task, one at a time, then reads the new events into
 * {@link RecentEvents}, asks for each hit whom of the {@link Audience} it concerns, and wakes these. The others stay
 * where they are: when they are woken later they are told how far nothing was for them, and need not look themselves.
 * So an event costs what it hits, not how many wait. Once in the interval of progress each of them is woken anyway, a
 * few at a time, to say how far it has come.
 *
 * <p>It reads only while somebody is live ({@link #goLive}). Whoever enters has looked at everything up to a position
 * by itself; what was looked at here beyond that position is not looked at again, so then {@link #enter} says no.
 */
final class HeadWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);
    private static final int EVENTS_OF_ROUND_MAX = 256;
    /** The waiters are woken to tell progress in about so many groups. */
    private static final int GROUPS = 16;

    private static final int GROUP_MIN = 64;

    /** An event as it was read. */
    private record Read(long position, DocumentHits hits) {}

    private final Feed feed;
    private final RecentEvents recent;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final long progressNanos;
    private final Runnable listener = this::headMoved;
    private final AtomicInteger calls = new AtomicInteger();

    private volatile int live;
    private OptionalLong watermarkMs = OptionalLong.empty();
    private final Audience audience = new Audience();
    /** All who wait, those first who have waited longest. */
    private final Set<Waiter> waiting = new LinkedHashSet<>();

    private boolean timerSet;
    private boolean closed;

    HeadWatch(Feed feed, RecentMemory memory, Executor executor, ScheduledExecutorService timer, int progressMs) {
        this.feed = feed;
        this.recent = new RecentEvents(feed, memory);
        this.executor = executor;
        this.timer = timer;
        this.progressNanos = TimeUnit.MILLISECONDS.toNanos(progressMs);
        feed.listeners().add(listener);
    }

    RecentEvents recent() {
        return recent;
    }

    /** One more reads live from now on, and has looked at everything before a position. */
    void goLive(long from) {
        synchronized (this) {
            if (live++ == 0 || !recent.isOn()) {
                recent.restart(from);
                watermarkMs = OptionalLong.empty();
            }
        }
        if (feed.head() >= from) {
            headMoved();
        }
    }

    /** One less reads live. */
    synchronized void leaveLive() {
        if (--live == 0) {
            recent.stop();
        }
    }

    /**
     * Waits, for somebody who is live: it is woken once, then or before it has to {@link #leave}.
     *
     * @return false, and it does not wait, when there are events it has not looked at
     */
    synchronized boolean enter(Waiter waiter) {
        Selection selection = waiter.selection();
        if (selection == null) {
            waiter.passed = new Waiter.Passed(recent.upTo(), OptionalLong.empty());
        } else if (recent.upTo() >= waiter.from()) {
            return false;
        } else {
            audience.add(waiter, selection);
        }
        waiter.waiting = true;
        waiter.since = System.nanoTime();
        waiting.add(waiter);
        return true;
    }

    /** Waits no longer; tells up to where it needs not look. */
    synchronized Waiter.Passed leave(Waiter waiter) {
        if (waiter.waiting) {
            remove(waiter, recent.upTo());
        }
        return waiter.passed;
    }

    private void remove(Waiter waiter, long passed) {
        Selection selection = waiter.selection();
        waiter.waiting = false;
        waiting.remove(waiter);
        if (selection != null) {
            audience.remove(waiter, selection);
            if (passed > waiter.passed.position()) {
                waiter.passed = new Waiter.Passed(passed, watermarkMs);
            }
        }
    }

    private void headMoved() {
        if (live > 0 && calls.getAndIncrement() == 0) {
            executor.execute(this::look);
        }
    }

    private void look() {
        int seen = calls.get();
        boolean more;
        try {
            more = lookAtSome();
        } catch (RuntimeException | Error e) {
            LOG.warn("the new events of {} cannot be looked at for all; each stream reads them itself", feed.name(), e);
            wakeAll();
            more = false;
        }
        if (more) {
            calls.set(1);
            executor.execute(this::look);
        } else if (!calls.compareAndSet(seen, 0)) {
            executor.execute(this::look);
        }
    }

    /** Whoever waits reads the store itself: what cannot be read here ends each stream with its reason. */
    private void wakeAll() {
        List<Waiter> woken;
        synchronized (this) {
            woken = List.copyOf(waiting);
            woken.forEach(waiter -> remove(waiter, waiter.passed.position()));
            recent.stop();
        }
        woken.forEach(Waiter::wake);
    }

    /** Looks at the next events; true when there are more. */
    private boolean lookAtSome() {
        long from = recent.upTo() + 1;
        long head = feed.head();
        if (live == 0 || head < from) {
            return false;
        }
        List<Read> events = read(from, head);
        boolean all = events.size() < EVENTS_OF_ROUND_MAX;
        List<Waiter> woken = new ArrayList<>();
        synchronized (this) {
            if (live == 0 || recent.upTo() != from - 1) {
                return live > 0;
            }
            for (Read event : events) {
                findConcerned(recent.add(event.position(), event.hits()), woken);
                watermarkMs = OptionalLong.of(event.hits().watermarkMs());
            }
            recent.reached(all ? head : events.getLast().position());
            setTimer();
        }
        woken.forEach(Waiter::wake);
        return !all;
    }

    private List<Read> read(long from, long head) {
        List<Read> events = new ArrayList<>();
        try (Scan<DocumentHits> hits = feed.store().hits(from)) {
            while (events.size() < EVENTS_OF_ROUND_MAX && hits.next() && hits.position() <= head) {
                events.add(new Read(hits.position(), hits.entry()));
            }
        }
        return events;
    }

    private void findConcerned(DocumentEvent event, List<Waiter> woken) {
        for (int hit = 0; hit < event.hits().size() && !audience.isEmpty(); hit++) {
            int first = woken.size();
            audience.forEachThatSelects(event.search(hit), waiter -> {
                if (event.position() >= waiter.from()) {
                    woken.add(waiter);
                }
            });
            for (Waiter waiter : woken.subList(first, woken.size())) {
                remove(waiter, event.position() - 1);
            }
        }
    }

    private void setTimer() {
        if (!timerSet && !closed && !waiting.isEmpty()) {
            timerSet = true;
            long due = waiting.iterator().next().since + progressNanos - System.nanoTime();
            var _ = timer.schedule(this::wakeForProgress, Math.max(due, progressNanos / GROUPS), TimeUnit.NANOSECONDS);
        }
    }

    private void wakeForProgress() {
        List<Waiter> woken = new ArrayList<>();
        synchronized (this) {
            timerSet = false;
            long now = System.nanoTime();
            int most = Math.max(GROUP_MIN, waiting.size() / GROUPS);
            boolean more = false;
            for (Iterator<Waiter> longest = waiting.iterator(); longest.hasNext(); ) {
                Waiter waiter = longest.next();
                if (waiter.passed.position() >= recent.upTo()) {
                    continue;
                }
                if (woken.size() == most || now - waiter.since < progressNanos) {
                    more = true;
                    break;
                }
                woken.add(waiter);
            }
            woken.forEach(waiter -> remove(waiter, recent.upTo()));
            if (more) {
                setTimer();
            }
        }
        woken.forEach(Waiter::wake);
    }

    @Override
    public void close() {
        feed.listeners().remove(listener);
        synchronized (this) {
            closed = true;
        }
    }
}
