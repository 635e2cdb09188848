package dev.weir.load.contender;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Decides documents while searches change, and while they do not. */
final class Changes {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Shorter times are not looked at for pauses of the garbage collector. */
    private static final long SLOW_NANOS = 1_000_000;

    private final Contender contender;
    private final List<Item> items;
    private final Iterator<Search> fresh;
    private final Request.Change asked;
    private int nextItem;
    private int nextToDelete;
    private long changes;

    Changes(Contender contender, List<Item> items, Iterator<Search> fresh, Request.Change asked) {
        this.contender = contender;
        this.items = items;
        this.fresh = fresh;
        this.asked = asked;
    }

    Reply.Changed run() throws InterruptedException {
        List<Reply.Span> undisturbed = new ArrayList<>();
        List<Reply.Span> disturbed = new ArrayList<>();
        for (int span = 0; span < asked.spans(); span++) {
            undisturbed.add(decide());
            Writer writer = new Writer();
            writer.start();
            try {
                disturbed.add(decide());
            } finally {
                writer.end();
            }
            writer.requireGood();
        }
        return new Reply.Changed(undisturbed, disturbed, changes);
    }

    private Reply.Span decide() {
        Contender.Decider decider = contender.decider(Contender.SINGLE);
        Hits hits = Hits.counting();
        int decided = 0;
        long slowest = 0;
        List<long[]> slow = new ArrayList<>();
        try (GcPauses pauses = new GcPauses()) {
            long began = System.nanoTime();
            long end = began;
            while (end - began < asked.spanNanos()) {
                long start = System.nanoTime();
                hits.begin(1);
                decider.decide(List.of(items.get(nextItem)), hits);
                end = System.nanoTime();
                nextItem = (nextItem + 1) % items.size();
                decided++;
                if (end - start > slowest) {
                    slowest = end - start;
                }
                if (end - start > SLOW_NANOS) {
                    slow.add(new long[] {start, end});
                }
            }
            pauses.awaitArrival();
            long beyondGc = slow.isEmpty()
                    ? slowest
                    : slow.stream()
                            .mapToLong(span -> span[1] - span[0] - pauses.within(span[0], span[1]))
                            .max()
                            .orElse(0);
            return new Reply.Span(decided * NANOS_PER_SECOND / (end - began), slowest, beyondGc);
        }
    }

    /** Saves one search and deletes another, so many times a second; behind its time it hurries. */
    private final class Writer extends Thread {
        private final AtomicBoolean ending = new AtomicBoolean();
        private volatile String failure = "";

        Writer() {
            super("writer");
        }

        @Override
        public void run() {
            long interval = (long) NANOS_PER_SECOND / asked.perSecond();
            long due = System.nanoTime();
            try {
                while (!ending.get()) {
                    contender.save(List.of(fresh.next()));
                    contender.delete(nextToDelete++);
                    changes += 2;
                    due += interval;
                    long early = due - System.nanoTime();
                    if (early > 0) {
                        LockSupport.parkNanos(early);
                    }
                }
            } catch (RuntimeException e) {
                failure = e.toString();
            }
        }

        void end() throws InterruptedException {
            ending.set(true);
            join();
        }

        void requireGood() {
            if (!failure.isEmpty()) {
                throw new IllegalStateException("could not change searches: " + failure);
            }
        }
    }
}
