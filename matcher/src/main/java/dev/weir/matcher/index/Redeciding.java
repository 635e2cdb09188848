package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.reading.Reading;

/**
 * The candidates of a document that was just decided, for {@link Sampling} to decide once more. One in the segment is
 * known by where its posting is, one in a delta by its entry, negated by ~.
 */
final class Redeciding implements Sampling.Deciding {
    private final Matching matching;
    private final View view;
    private final long position;

    Redeciding(Matching matching, View view, long position) {
        this.matching = matching;
        this.view = view;
        this.position = position;
    }

    @Override
    public void addCandidates(Ints into) {
        Reading reading = matching.reading();
        for (int n = 0; n < reading.noticedCount(); n++) {
            int anchor = reading.noticed()[n];
            view.segment().addPostings(anchor, into);
            for (Delta delta : view.deltas()) {
                for (int record = delta.first(anchor); record != 0; record = delta.next(record)) {
                    into.add(~delta.entry(record));
                }
            }
        }
    }

    @Override
    public int entry(int candidate) {
        return candidate < 0 ? ~candidate : view.segment().entryOf(candidate);
    }

    @Override
    public void decide(int candidate) {
        if (candidate < 0) {
            matching.decideAgain(~candidate, position);
        } else {
            matching.decideAgain(view.segment(), candidate, position);
        }
    }
}
