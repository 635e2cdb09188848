package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.flat.Longs;
import dev.weir.matcher.standing.Ids;
import dev.weir.matcher.standing.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;

/**
 * On which entries the time goes, as far as {@link Sampling} has seen. Safe for many threads; who matches never waits:
 * a sample that comes while another one is being added is left out.
 */
final class Spending {
    /** After so many samples all is halved; so what counts is about the last so many. */
    static final int HALVED_AFTER = 1 << 10;

    private static final double THOUSAND = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final HeavyHitters entries = new HeavyHitters(Expenses.MAX_QUERIES);
    private long sampleNumber;
    private double samples;
    private double candidates;
    private double nanos;

    /**
     * Adds a sampled document.
     *
     * @param candidates the entries that were timed, some perhaps twice
     * @param times of each, in nanoseconds
     * @param scale for how many candidates each of them stands
     */
    void add(Ints candidates, Longs times, double scale) {
        if (!lock.tryLock()) {
            return;
        }
        try {
            sampleNumber++;
            samples++;
            for (int i = 0; i < candidates.size(); i++) {
                double time = (double) times.get(i);
                entries.add(candidates.get(i), time, sampleNumber, scale);
                nanos += time * scale;
            }
            this.candidates += candidates.size() * scale;
            if (samples >= HALVED_AFTER) {
                halve();
            }
        } finally {
            lock.unlock();
        }
    }

    private void halve() {
        samples /= 2;
        candidates /= 2;
        nanos /= 2;
        entries.halve();
    }

    /** The most expensive entries with which somebody stands at the position. */
    Expenses most(int limit, Registry registry, long position) {
        List<HeavyHitters.Counter> counters;
        double samplesNow;
        double candidatesNow;
        double nanosNow;
        lock.lock();
        try {
            counters = new ArrayList<>(entries.counters());
            samplesNow = samples;
            candidatesNow = candidates;
            nanosNow = nanos;
        } finally {
            lock.unlock();
        }
        for (HeavyHitters.Counter counter : counters) {
            // Never below zero, whatever rounding does.
            nanosNow = Math.max(0, nanosNow - counter.longest());
        }
        counters.sort(Comparator.comparingDouble(HeavyHitters.Counter::nanos)
                .thenComparingDouble(HeavyHitters.Counter::documents)
                .reversed()
                .thenComparingInt(HeavyHitters.Counter::key));
        List<Expense> most = new ArrayList<>();
        Ids ids = new Ids();
        for (HeavyHitters.Counter counter : counters) {
            if (most.size() == limit) {
                break;
            }
            ids.clear();
            registry.collect(counter.key(), position, ids);
            if (ids.size() > 0) {
                most.add(new Expense(
                        lowest(ids),
                        ids.size(),
                        THOUSAND * Math.min(1, counter.documents() / samplesNow),
                        counter.nanos() / samplesNow,
                        nanosNow > 0 ? counter.nanos() / nanosNow : counter.documents() / candidatesNow));
            }
        }
        return samplesNow == 0
                ? new Expenses(0, 0, 0, List.of())
                : new Expenses(Math.round(samplesNow), candidatesNow / samplesNow, nanosNow / samplesNow, most);
    }

    private static List<Long> lowest(Ids ids) {
        long[] sorted = ids.toArray();
        Arrays.sort(sorted);
        return LongStream.of(sorted).limit(Expense.MAX_IDS).boxed().toList();
    }
}
