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
 * @param failures why an engine could not take the searches in, in a few words; it has no line then
 * @param standings each contestant's line
 */
public record Outcome(
        Setting setting,
        int searches,
        int distinct,
        Map<Engine, Reply.Loaded> loads,
        Map<Engine, String> failures,
        List<Standing> standings) {
    /** Copies. */
    public Outcome {
        loads = Map.copyOf(loads);
        failures = Map.copyOf(failures);
        standings = List.copyOf(standings);
    }

    public Optional<Standing> of(Contestant contestant) {
        return standings.stream()
                .filter(standing -> standing.contestant().equals(contestant))
                .findFirst();
    }
}
