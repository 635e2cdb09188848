package dev.weir.load.outcome;

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

    public Optional<Outcome> of(Setting setting) {
        return outcomes.stream()
                .filter(outcome -> outcome.setting().equals(setting))
                .findFirst();
    }
}
