package dev.weir.load.outcome;

import dev.weir.load.contender.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a duel.
 *
 * @param searches how many there were
 * @param distinct how many different ones
 * @param loads how each engine took the searches in
 * @param standings each contestant's line
 */
public record Outcome(
        Setting setting, int searches, int distinct, Map<Engine, Reply.Loaded> loads, List<Standing> standings) {
    /** Copies. */
    public Outcome {
        loads = Map.copyOf(loads);
        standings = List.copyOf(standings);
    }

    public Optional<Standing> of(Contestant contestant) {
        return standings.stream()
                .filter(standing -> standing.contestant().equals(contestant))
                .findFirst();
    }
}
