package dev.weir.load.compare;

import dev.weir.load.contender.Reply;
import dev.weir.load.contender.Request;
import dev.weir.load.outcome.Contestant;
import java.util.List;

/** A contestant in a duel, and how many documents of a round it decides. */
final class Entrant {
    private final Contestant contestant;
    private final Child child;
    private int sample;

    Entrant(Contestant contestant, Child child) {
        this.contestant = contestant;
        this.child = child;
    }

    Contestant contestant() {
        return contestant;
    }

    int sample() {
        return sample;
    }

    /** Decides no more documents than that. */
    void limit(int max) {
        sample = Math.min(sample, max);
    }

    /** Lets it run until it is warm, and sees how many documents it can decide in the time of a round. */
    void warmUp(Pace pace, int from) {
        long spent = 0;
        int next = from;
        do {
            Reply.Sample done =
                    ask(next, pace.window(), List.of(), pace.roundNanos()).whole();
            sample = done.items();
            spent += done.nanos();
            next += done.items();
        } while (spent < pace.warmUpNanos());
    }

    /**
     * Decides its sample of a round.
     *
     * @param cuts smaller samples that are to be told too
     */
    Reply.Timed round(int from, List<Integer> cuts) {
        return ask(from, sample, cuts, 0);
    }

    List<Long> fingerprints(int from, int count) {
        return child.ask(new Request.Fingerprints(contestant.mode(), from, count), Reply.Fingerprinted.class)
                .fingerprints();
    }

    List<Integer> ids(int item) {
        return child.ask(new Request.Ids(contestant.mode(), item), Reply.Found.class)
                .ids();
    }

    private Reply.Timed ask(int from, int count, List<Integer> cuts, long budgetNanos) {
        return child.ask(
                new Request.Round(contestant.mode(), contestant.threads(), from, count, cuts, budgetNanos),
                Reply.Timed.class);
    }
}
