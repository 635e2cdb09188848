package dev.weir.load.compare;

import dev.weir.load.contender.Contender;
import dev.weir.load.contender.Item;
import dev.weir.load.contender.Lines;
import dev.weir.load.contender.Reply;
import dev.weir.load.contender.Request;
import dev.weir.load.contender.Search;
import dev.weir.load.outcome.Engine;
import dev.weir.load.outcome.Life;
import dev.weir.load.outcome.Restart;
import dev.weir.load.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows one new process of Weir from its start: searches are saved in bulk, the first documents come, then many;
 * others start with its snapshot; then searches change while documents are decided.
 */
final class LifeScenario {
    private static final int COLD_ITEMS = 2_000;
    private static final int PROBES = 50;
    private static final int CHANGES_PER_SECOND = 1_000;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final Pattern WORD = Pattern.compile("\\b[a-z]{4,}\\b");

    private final Workload workload;
    private final Pace pace;
    private final Progress progress;

    LifeScenario(Workload workload, Pace pace, Progress progress) {
        this.workload = workload;
        this.pace = pace;
        this.progress = progress;
    }

    Life run(Materials materials, Jvm jvm) {
        try (Child child = Child.start(Engine.WEIR, materials, jvm)) {
            Reply.Loaded loaded = child.load(materials);
            progress.loaded(Engine.WEIR, loaded);
            child.open(materials);
            Reply.Timed cold = round(child, 0, COLD_ITEMS);
            progress.say("  the first documents are decided");
            List<Double> warm = warm(child);
            long heapLater =
                    child.ask(new Request.MeasureHeap(), Reply.Heap.class).bytes();
            progress.say("  other processes start with the same searches");
            Restart restart = new RestartScenario(materials, jvm, progress).run(child);
            boolean seen = seenAtOnce(child, materials.count());
            progress.say("  searches change while documents are decided");
            Reply.Changed changed = child.ask(
                    new Request.Change(
                            freshSearches(materials).toString(), CHANGES_PER_SECOND, pace.rounds(), pace.roundNanos()),
                    Reply.Changed.class);
            long registry = child.ask(new Request.Keep(materials.searches().toString()), Reply.Heap.class)
                    .bytes();
            return new Life(
                    materials.count(),
                    materials.distinct(),
                    loaded.searches() / (loaded.nanos() / 1e9),
                    loaded.heapBytes(),
                    heapLater,
                    registry,
                    cold.whole().items(),
                    cold.whole().microsEach(),
                    cold.slowestNanos() / NANOS_PER_MICRO,
                    cold.slowestBeyondGcNanos() / NANOS_PER_MICRO,
                    warm,
                    seen,
                    changed.changes(),
                    changed.undisturbed().stream()
                            .map(Reply.Span::itemsPerSecond)
                            .toList(),
                    changed.disturbed().stream().map(Reply.Span::itemsPerSecond).toList(),
                    longestPause(changed.undisturbed()),
                    longestPause(changed.disturbed()),
                    restart);
        }
    }

    private static Reply.Timed round(Child child, int from, int count) {
        return child.ask(new Request.Round(Contender.SINGLE, 1, from, count, List.of(), 0), Reply.Timed.class);
    }

    private List<Double> warm(Child child) {
        List<Double> micros = new ArrayList<>();
        int from = COLD_ITEMS;
        long spent = 0;
        while (spent < pace.warmUpNanos()) {
            spent += Math.max(1, round(child, from, pace.window()).whole().nanos());
            from += pace.window();
        }
        for (int i = 0; i < pace.rounds(); i++) {
            micros.add(round(child, from, pace.window()).whole().microsEach());
            from += pace.window();
        }
        return micros;
    }

    /** Saves and deletes single searches, and looks whether the very next document knows. */
    private boolean seenAtOnce(Child child, int firstId) {
        List<Item> items = workload.items();
        for (int i = 0; i < Math.min(PROBES, items.size()); i++) {
            Search search = new Search(firstId + i, wordOf(items.get(i)));
            child.ask(new Request.Save(search), Reply.Done.class);
            boolean found = ids(child, i).contains(search.id());
            child.ask(new Request.Delete(search.id()), Reply.Done.class);
            if (!found || ids(child, i).contains(search.id())) {
                progress.say("  the next document did not know of " + search);
                return false;
            }
        }
        return true;
    }

    private static List<Integer> ids(Child child, int item) {
        return child.ask(new Request.Ids(Contender.SINGLE, item), Reply.Found.class)
                .ids();
    }

    private static String wordOf(Item item) {
        for (Item.Value value : item.values()) {
            if (value instanceof Item.Text text) {
                Matcher word = WORD.matcher(text.text());
                if (word.find()) {
                    return word.group();
                }
            }
        }
        throw new IllegalStateException("no plain word in " + item);
    }

    /** Searches that do not stand yet: the generator's next ones. */
    private Path freshSearches(Materials materials) {
        int count = (int) (pace.rounds() * (pace.roundNanos() / 1e9 + 1) * CHANGES_PER_SECOND);
        int firstId = materials.count() + PROBES;
        Iterator<Search> more = workload.searches(materials.count() + count);
        for (int i = 0; i < materials.count(); i++) {
            more.next();
        }
        List<Search> fresh = new ArrayList<>();
        while (more.hasNext()) {
            fresh.add(more.next().withId(firstId + fresh.size()));
        }
        Path file = materials.searches().resolveSibling("fresh.jsonl");
        Lines.write(file, fresh.iterator());
        return file;
    }

    private static double longestPause(List<Reply.Span> spans) {
        return spans.stream().mapToLong(Reply.Span::slowestBeyondGcNanos).max().orElse(0) / NANOS_PER_MICRO;
    }
}
