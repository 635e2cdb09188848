package dev.weir.load.report;

import dev.weir.load.outcome.Contestant;
import dev.weir.load.outcome.Life;
import dev.weir.load.outcome.Medians;
import dev.weir.load.outcome.Outcome;
import dev.weir.load.outcome.Restart;
import dev.weir.load.outcome.Results;
import dev.weir.load.outcome.Setting;
import dev.weir.load.outcome.Standing;
import dev.weir.load.outcome.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The bars of the engine: how fast it must be beside others on the same machine, and within which bounds. */
final class Bars {
    private static final String FULL = "all kinds";
    private static final String WITHOUT_FUZZY = "without fuzzy";
    private static final String PLAIN = "terms, phrases, booleans";
    private static final int MANY = 100_000;
    private static final int MILLION = 1_000_000;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Results results;
    private final List<Bar> bars = new ArrayList<>();

    private Bars(Results results) {
        this.results = results;
    }

    static List<Bar> of(Results results) {
        Bars bars = new Bars(results);
        bars.againstPeers();
        bars.againstFloors();
        bars.others();
        results.life().ifPresentOrElse(bars::life, bars::noLife);
        results.truth().ifPresentOrElse(bars::truth, () -> bars.bars.add(Bar.unmeasured(TRUTH)));
        return bars.bars;
    }

    private void againstPeers() {
        times(150, "Lucene Monitor, default", WITHOUT_FUZZY, MANY, Contestant.MONITOR::equals);
        times(50, "Lucene Monitor at its best", WITHOUT_FUZZY, MANY, Contestant::isPeer);
        times(25, "Lucene Monitor at its best", PLAIN, MANY, Contestant::isPeer);
        times(5_000, "Lucene Monitor, default", FULL, MANY, Contestant.MONITOR::equals);
        times(600, "Lucene Monitor, default", WITHOUT_FUZZY, MILLION, Contestant.MONITOR::equals);
        times(300, "Lucene Monitor's best batches", WITHOUT_FUZZY, MILLION, Contestant::isBatch);
        times(50, "Lucene Monitor at its best", PLAIN, MILLION, Contestant::isPeer);
    }

    /** Weir is so many times as fast as the fastest of some peers. */
    private void times(double wanted, String whom, String variant, int searches, Predicate<Contestant> peers) {
        String bar = String.format(
                Locale.ROOT, "articles, %,d searches, %s: %,.0f times %s", searches, variant, wanted, whom);
        Optional<Standing> best = results.of(new Setting(Setting.ARTICLES, variant, searches)).stream()
                .flatMap(outcome -> outcome.standings().stream())
                .filter(standing -> standing.contestant().isPeer() && peers.test(standing.contestant()))
                .min(Comparator.comparingDouble(Standing::ratio));
        bars.add(best.map(standing -> new Bar(
                        bar,
                        String.format(Locale.ROOT, "%,.0f times %s", standing.ratio(), standing.contestant()),
                        standing.ratio() >= wanted))
                .orElse(Bar.unmeasured(bar)));
    }

    private void againstFloors() {
        String floor = "articles, 1,000,000 searches, all kinds: at most 1.5 times analysis and MemoryIndex (goal 1.0)";
        Optional<Outcome> million = results.of(new Setting(Setting.ARTICLES, FULL, MILLION));
        bars.add(million.flatMap(outcome -> outcome.of(Contestant.MEMORY_INDEX))
                .map(standing -> 1 / standing.ratio())
                .map(times -> new Bar(floor, String.format(Locale.ROOT, "%.2f times", times), times <= 1.5))
                .orElse(Bar.unmeasured(floor)));
        String growth = "articles, all kinds: 1,000,000 searches in at most 3 times the time of 100,000";
        Optional<Standing> many =
                results.of(new Setting(Setting.ARTICLES, FULL, MANY)).flatMap(outcome -> outcome.of(Contestant.WEIR));
        Optional<Standing> most = million.flatMap(outcome -> outcome.of(Contestant.WEIR));
        bars.add(
                many.isEmpty() || most.isEmpty()
                        ? Bar.unmeasured(growth)
                        : new Bar(
                                growth,
                                String.format(
                                        Locale.ROOT,
                                        "%.2f times",
                                        most.get().micros() / many.get().micros()),
                                most.get().micros() <= 3 * many.get().micros()));
    }

    private void others() {
        rate(
                "listings, 1,000,000 searches: 15,000 documents a second",
                results.of(new Setting(Setting.LISTINGS, "", MILLION)),
                15_000);
        rate(
                "detection rules: 10,000 events a second",
                results.outcomes().stream()
                        .filter(outcome -> outcome.setting().workload().equals(Setting.RULES))
                        .min(Comparator.comparingInt(Outcome::searches)),
                10_000);
        expert();
        String bar = "two threads: 1.7 times one";
        Optional<Double> gain = results.of(new Setting(Setting.ARTICLES, FULL, MILLION))
                .flatMap(outcome -> outcome.of(Contestant.WEIR_2_THREADS))
                .map(standing -> 1 / standing.ratio());
        bars.add(gain.map(times -> new Bar(bar, String.format(Locale.ROOT, "%.2f times", times), times >= 1.7))
                .orElse(Bar.unmeasured(bar)));
    }

    private void expert() {
        Optional<Outcome> outcome = results.of(new Setting(Setting.EXPERT, "", MANY));
        String peers = "experts' searches, 100,000: 50 times Lucene Monitor";
        bars.add(outcome.flatMap(found -> found.of(Contestant.MONITOR))
                .map(Standing::ratio)
                .map(times -> new Bar(peers, String.format(Locale.ROOT, "%,.0f times", times), times >= 50))
                .orElse(Bar.unmeasured(peers)));
        String floor = "experts' searches, 100,000: at most 6 times the analysis alone";
        bars.add(outcome.flatMap(found -> found.of(Contestant.ANALYSIS))
                .map(standing -> 1 / standing.ratio())
                .map(times -> new Bar(floor, String.format(Locale.ROOT, "%.2f times", times), times <= 6))
                .orElse(Bar.unmeasured(floor)));
    }

    private void rate(String bar, Optional<Outcome> outcome, double wanted) {
        bars.add(outcome.flatMap(found -> found.of(Contestant.WEIR))
                .map(standing -> new Bar(
                        bar,
                        String.format(
                                Locale.ROOT,
                                "%,.0f a second, %.1f hits each",
                                MICROS_PER_SECOND / standing.micros(),
                                standing.hitsEach()),
                        MICROS_PER_SECOND / standing.micros() >= wanted))
                .orElse(Bar.unmeasured(bar)));
    }

    private static final String COLD =
            "cold start, first 2,000 articles: at most 10 times the warm time, none over 50 ms";
    private static final String HEAP = "heap of the query index: at most 150 bytes a search";
    private static final String SAVING = "saving in bulk, parsing included: 50,000 searches a second";
    private static final String NEXT = "a single save is matched against the very next document";
    private static final String CHANGES =
            "1,000 searches a second saved and deleted: 80% of the undisturbed rate, no pause over 20 ms";
    private static final String RESTART = "restart from the snapshot: first document decided within 3 s";
    private static final String TRUTH = "truth: no difference from brute force on real texts";

    private void noLife() {
        for (String bar : List.of(COLD, HEAP, SAVING, NEXT, CHANGES, RESTART)) {
            bars.add(Bar.unmeasured(bar));
        }
    }

    private void life(Life life) {
        double warm = Medians.of(life.warmMicros());
        bars.add(new Bar(
                COLD,
                String.format(
                        Locale.ROOT,
                        "%.1f times (%.0f us), longest %.1f ms (%.1f ms beyond garbage collection)",
                        life.coldMicros() / warm,
                        life.coldMicros(),
                        life.coldSlowestMicros() / MICROS_PER_MILLI,
                        life.coldSlowestBeyondGcMicros() / MICROS_PER_MILLI),
                life.coldMicros() <= 10 * warm && life.coldSlowestMicros() <= 50 * MICROS_PER_MILLI));
        double bytes = (double) life.heapBytes() / life.searches();
        bars.add(new Bar(
                HEAP,
                String.format(
                        Locale.ROOT,
                        "%.0f bytes; %.0f when documents have passed; names and sources %.0f more (%,d searches, %,d"
                                + " different)",
                        bytes,
                        (double) life.heapLaterBytes() / life.searches(),
                        (double) life.registryBytes() / life.searches(),
                        life.searches(),
                        life.distinct()),
                bytes <= 150));
        bars.add(new Bar(
                SAVING,
                String.format(Locale.ROOT, "%,.0f a second", life.savedPerSecond()),
                life.savedPerSecond() >= 50_000));
        bars.add(new Bar(NEXT, life.seenAtOnce() ? "yes" : "no", life.seenAtOnce()));
        double share = Medians.of(life.disturbed()) / Medians.of(life.undisturbed());
        bars.add(new Bar(
                CHANGES,
                String.format(
                        Locale.ROOT,
                        "%.0f%%, longest %.1f ms beyond garbage collection (undisturbed %.1f ms)",
                        100 * share,
                        life.disturbedPauseMicros() / MICROS_PER_MILLI,
                        life.undisturbedPauseMicros() / MICROS_PER_MILLI),
                share >= 0.8 && life.disturbedPauseMicros() <= 20 * MICROS_PER_MILLI));
        restart(life.restart());
    }

    private void restart(Restart restart) {
        double millis = Medians.of(restart.millis());
        bars.add(new Bar(
                RESTART,
                String.format(
                        Locale.ROOT,
                        "%.2f s after the JVM's start, without %.1f s%s (%,d searches; %.0f MB, written in %.2f s)",
                        millis / MILLIS_PER_SECOND,
                        restart.rebuiltMillis() / MILLIS_PER_SECOND,
                        restart.same() ? ", the same hits" : ", OTHER HITS",
                        restart.searches(),
                        restart.snapshotBytes() / BYTES_PER_MEGABYTE,
                        restart.writeMillis() / MILLIS_PER_SECOND),
                restart.same() && millis <= 3 * MILLIS_PER_SECOND));
    }

    private void truth(Truth truth) {
        bars.add(new Bar(
                TRUTH,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d documents differ from either judge (%,d searches, %,d pairs, %,d hits)",
                        truth.differences(),
                        truth.items(),
                        truth.searches(),
                        truth.pairs(),
                        truth.hits()),
                truth.differences() == 0));
    }
}
