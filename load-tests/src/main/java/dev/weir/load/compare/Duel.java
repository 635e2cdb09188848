package dev.weir.load.compare;

import dev.weir.load.contender.Lines;
import dev.weir.load.contender.Reply;
import dev.weir.load.contender.Request;
import dev.weir.load.contender.Search;
import dev.weir.load.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One workload at one number of searches, decided by all contestants in turns. */
final class Duel {
    private final Setting setting;
    private final Workload workload;
    private final List<Contestant> contestants;
    private final Pace pace;
    private final Consumer<String> progress;

    /**
     * A duel to come.
     *
     * @param setting what it is called
     * @param contestants among them {@link Contestant#WEIR}, which the others are held against
     * @param progress is told what happens
     */
    Duel(Setting setting, Workload workload, List<Contestant> contestants, Pace pace, Consumer<String> progress) {
        this.setting = setting;
        this.workload = workload;
        this.contestants = contestants;
        this.pace = pace;
        this.progress = progress;
    }

    Outcome run(Path folder, Jvm jvm) {
        Path shape = folder.resolve("shape.json");
        Path items = folder.resolve("items.jsonl");
        Path searches = folder.resolve("searches.jsonl");
        Lines.write(shape, List.of(workload.shape()).iterator());
        Lines.write(items, workload.items().iterator());
        Counting counting = new Counting(workload.searches(setting.searches()));
        Lines.write(searches, counting);
        Map<Engine, Child> children = new EnumMap<>(Engine.class);
        Map<Engine, Reply.Loaded> loads = new EnumMap<>(Engine.class);
        try {
            List<Entrant> entrants = new ArrayList<>();
            for (Contestant contestant : contestants) {
                Engine engine = contestant.engine();
                Child child = children.computeIfAbsent(engine, same -> Child.start(same, shape, folder, jvm));
                if (!loads.containsKey(engine)) {
                    Reply.Loaded loaded = child.ask(new Request.Load(searches.toString()), Reply.Loaded.class);
                    loads.put(engine, loaded);
                    progress.accept(String.format(
                            Locale.ROOT,
                            "%s: %,d searches in %.1f s",
                            engine.key(),
                            loaded.searches(),
                            loaded.nanos() / 1e9));
                    child.ask(new Request.Open(items.toString()), Reply.Opened.class);
                }
                entrants.add(new Entrant(contestant, child));
            }
            List<Standing> standings = new Turns(entrants, pace, searches, progress).run();
            return new Outcome(setting, counting.count(), counting.distinct(), loads, standings);
        } finally {
            children.values().forEach(Child::close);
        }
    }

    /** Counts the searches that pass, and the different ones among them. */
    private static final class Counting implements Iterator<Search> {
        private final Iterator<Search> searches;
        private final Set<String> distinct = new HashSet<>();
        private int count;

        Counting(Iterator<Search> searches) {
            this.searches = searches;
        }

        @Override
        public boolean hasNext() {
            return searches.hasNext();
        }

        @Override
        public Search next() {
            Search search = searches.next();
            count++;
            distinct.add(search.text() + search.conditions());
            return search;
        }

        int count() {
            return count;
        }

        int distinct() {
            return distinct.size();
        }
    }
}
