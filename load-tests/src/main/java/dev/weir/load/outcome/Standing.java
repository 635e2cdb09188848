package dev.weir.load.outcome;

import java.util.List;

/**
 * How a contestant did.
 *
 * @param items how many documents of each round it decided
 * @param microsEach time of a document, in microseconds: one number for each round
 * @param timesWeir how many times as long as Weir it took for the same documents: one number for each round
 * @param hitsEach hits of a document, in the mean
 * @param candidatesEach searches that had to be decided for a document, in the mean
 * @param lost hits that it should have found and did not, in all rounds
 */
public record Standing(
        Contestant contestant,
        int items,
        List<Double> microsEach,
        List<Double> timesWeir,
        double hitsEach,
        double candidatesEach,
        long lost) {
    /** Copies the rounds. */
    public Standing {
        microsEach = List.copyOf(microsEach);
        timesWeir = List.copyOf(timesWeir);
    }

    public double micros() {
        return Medians.of(microsEach);
    }

    public double ratio() {
        return Medians.of(timesWeir);
    }
}
