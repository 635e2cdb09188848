package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.flat.Longs;
import java.util.function.LongSupplier;

/**
 * Finds out on which queries the time goes: of every so many documents one is decided a second time, each candidate by
 * itself and timed. All other documents pay for a count and a comparison. For one thread at a time.
 *
 * <p>Where several candidates share work, the first that needs it does it for all. So the second time nothing is known
 * that was decided the first time, and each time another candidate begins: who shares work pays for it in turns.
 */
final class Sampling {
    /** One in so many documents is sampled. */
    static final int SAMPLE = 256;

    /** Of the first so many documents it is one in {@link #EARLY_SAMPLE}, so that soon there is something to see. */
    static final int EARLY_DOCUMENTS = 2_048;

    static final int EARLY_SAMPLE = 32;

    /** How many candidates of a document are timed; if it has more, these stand for all. */
    static final int MAX_TIMED = 1 << 11;

    private static final int CLOCK_TRIES = 5;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Spending spending;
    private final LongSupplier ticker;
    private Ints candidates = new Ints();
    private final Ints timed = new Ints();
    private final Longs times = new Longs();
    private long documents;
    private long samples;

    Sampling(Spending spending, LongSupplier ticker) {
        this.spending = spending;
        this.ticker = ticker;
    }

    /** Counts a document, and tells whether it is to be sampled. */
    boolean isNextSampled() {
        int every = ++documents > EARLY_DOCUMENTS ? SAMPLE : EARLY_SAMPLE;
        return documents % every == 0;
    }

    /** How {@link #sample} gets at what was decided. */
    interface Deciding {
        /** Adds all candidates, as numbers that mean something to the others here. */
        void addCandidates(Ints into);

        /** The entry of a candidate. */
        int entry(int candidate);

        /** Decides a candidate and names who stands with it if it matches. */
        void decide(int candidate);
    }

    /** Decides the candidates of the document once more. */
    void sample(Deciding deciding) {
        deciding.addCandidates(candidates);
        int count = candidates.size();
        int timing = Math.min(count, MAX_TIMED);
        long ofClock = ofClock();
        int at = count == 0 ? 0 : (int) Long.remainderUnsigned(++samples * SPREAD, count);
        for (int i = 0; i < timing; i++) {
            int candidate = candidates.get(at);
            long started = ticker.getAsLong();
            deciding.decide(candidate);
            times.add(Math.max(0, ticker.getAsLong() - started - ofClock));
            timed.add(deciding.entry(candidate));
            at = at + 1 == count ? 0 : at + 1;
        }
        spending.add(timed, times, timing == 0 ? 1 : (double) count / timing);
        forget();
    }

    /** What asking the clock takes by itself. */
    private long ofClock() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < CLOCK_TRIES; i++) {
            long started = ticker.getAsLong();
            least = Math.min(least, ticker.getAsLong() - started);
        }
        return Math.max(0, least);
    }

    private void forget() {
        timed.clear();
        times.clear();
        if (candidates.size() > MAX_TIMED) {
            candidates = new Ints();
        }
        candidates.clear();
    }
}
