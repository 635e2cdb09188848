package dev.weir.load.compare;

import dev.weir.load.contender.Reply;
import dev.weir.load.outcome.Contestant;
import dev.weir.load.outcome.Engine;
import dev.weir.load.outcome.Outcome;
import dev.weir.load.outcome.Setting;
import dev.weir.load.outcome.Standing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One workload at one number of searches, decided by all contestants in turns. */
final class Duel {
    private final Setting setting;
    private final List<Contestant> contestants;
    private final Pace pace;
    private final Progress progress;

    /**
     * A duel to come.
     *
     * @param setting what it is called
     * @param contestants among them {@link Contestant#WEIR}, which the others are held against
     */
    Duel(Setting setting, List<Contestant> contestants, Pace pace, Progress progress) {
        this.setting = setting;
        this.contestants = contestants;
        this.pace = pace;
        this.progress = progress;
    }

    Outcome run(Materials materials, Jvm jvm) {
        Map<Engine, Child> children = new EnumMap<>(Engine.class);
        Map<Engine, Reply.Loaded> loads = new EnumMap<>(Engine.class);
        Map<Engine, String> failures = new EnumMap<>(Engine.class);
        try {
            // All start at once; what is measured comes one after the other.
            for (Contestant contestant : contestants) {
                children.computeIfAbsent(contestant.engine(), engine -> Child.start(engine, materials, jvm));
            }
            for (Map.Entry<Engine, Child> each : children.entrySet()) {
                try {
                    Reply.Loaded loaded = each.getValue().load(materials);
                    progress.loaded(each.getKey(), loaded);
                    loads.put(each.getKey(), loaded);
                    each.getValue().open(materials);
                } catch (IllegalStateException e) {
                    if (each.getKey().ours()) {
                        throw e;
                    }
                    // A peer that has not room for the searches in the heap that all have is a result, too.
                    failures.put(each.getKey(), firstLine(e));
                    progress.say("  " + each.getKey().key() + " is left out: " + firstLine(e));
                    each.getValue().close();
                }
            }
            List<Entrant> entrants = contestants.stream()
                    .filter(contestant -> !failures.containsKey(contestant.engine()))
                    .map(contestant ->
                            new Entrant(contestant, Objects.requireNonNull(children.get(contestant.engine()))))
                    .toList();
            List<Standing> standings = new Turns(entrants, pace, materials.searches(), progress).run();
            return new Outcome(setting, materials.count(), materials.distinct(), loads, failures, standings);
        } finally {
            children.values().forEach(Child::close);
        }
    }

    private static String firstLine(IllegalStateException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
