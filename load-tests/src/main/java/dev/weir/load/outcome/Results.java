package dev.weir.load.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that one run has measured.
 *
 * @param machine where
 * @param corpora what the documents and searches were made of
 * @param outcomes of the duels, in the order in which they were fought
 * @param life of a process with many searches, if one was looked at
 * @param truth whether Weir is right, if that was looked at
 */
public record Results(
        Machine machine, String corpora, List<Outcome> outcomes, Optional<Life> life, Optional<Truth> truth) {
    /** Copies. */
    public Results {
        outcomes = List.copyOf(outcomes);
    }

    /** With one more outcome. */
    public Results with(Outcome outcome) {
        List<Outcome> more = new ArrayList<>(outcomes);
        more.add(outcome);
        return new Results(machine, corpora, more, life, truth);
    }

    /** With the life of a process. */
    public Results with(Life seen) {
        return new Results(machine, corpora, outcomes, Optional.of(seen), truth);
    }

    /** With what became of the truth. */
    public Results with(Truth seen) {
        return new Results(machine, corpora, outcomes, life, Optional.of(seen));
    }

    public Optional<Outcome> of(Setting setting) {
        return outcomes.stream()
                .filter(outcome -> outcome.setting().equals(setting))
                .findFirst();
    }
}
