package dev.weir.load.compare;

import dev.weir.load.contender.Reply;
import dev.weir.load.outcome.Contestant;
import dev.weir.load.outcome.Engine;
import dev.weir.load.outcome.Outcome;
import dev.weir.load.outcome.Setting;
import dev.weir.load.outcome.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        try {
            List<Entrant> entrants = new ArrayList<>();
            for (Contestant contestant : contestants) {
                Engine engine = contestant.engine();
                Child child = children.computeIfAbsent(engine, same -> Child.start(same, materials, jvm));
                if (!loads.containsKey(engine)) {
                    loads.put(engine, child.load(materials));
                    progress.loaded(engine, loads.get(engine));
                    child.open(materials);
                }
                entrants.add(new Entrant(contestant, child));
            }
            List<Standing> standings = new Turns(entrants, pace, materials.searches(), progress).run();
            return new Outcome(setting, materials.count(), materials.distinct(), loads, standings);
        } finally {
            children.values().forEach(Child::close);
        }
    }
}
