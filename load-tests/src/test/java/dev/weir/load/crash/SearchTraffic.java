package dev.weir.load.crash;

import dev.weir.client.Searches;
import dev.weir.client.WeirClient;
import dev.weir.v1.SavedSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Saves, changes and deletes searches, one change of a search at a time, and keeps what was acknowledged. */
final class SearchTraffic {
    private static final int SEARCHES_MAX = 400;

    private final WeirClient weir;
    private final String feed;
    private final RandomGenerator random;
    private final Tally tally = new Tally();
    private final Map<String, Standing> settled = new HashMap<>();
    private final List<Standing> history = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int underWay;
    private int saved;

    SearchTraffic(WeirClient weir, String feed, RandomGenerator random) {
        this.weir = weir;
        this.feed = feed;
        this.random = random;
    }

    /** Begins one change. */
    void change() {
        List<Standing> candidates = new ArrayList<>();
        tally.change(() -> candidates.addAll(settled.values().stream()
                .filter(search -> !search.deleted())
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList()));
        int choice = random.nextInt(10);
        if (candidates.isEmpty() || (choice < 5 && candidates.size() < SEARCHES_MAX)) {
            save();
            return;
        }
        Standing search = candidates.get(random.nextInt(candidates.size()));
        tally.change(() -> settled.remove(search.name()));
        if (choice < 8) {
            Set<String> words = words();
            Standing asked = new Standing(search.uid(), search.name(), 0, words);
            keep(weir.searches()
                    .updateAsync(
                            feed,
                            Searches.search(search.name()).query(asked.query()).build())
                    .thenApply(answer -> new Standing(search.uid(), search.name(), answer.getUpdatePosition(), words)));
        } else {
            keep(weir.searches()
                    .deleteAsync(feed, search.name())
                    .thenApply(position -> new Standing(search.uid(), search.name(), position, Set.of())));
        }
    }

    private void save() {
        Standing asked = new Standing(0, "s" + saved++, 0, words());
        SavedSearch search = Searches.search(asked.name())
                .query(asked.query())
                .owner("somebody")
                .build();
        keep(weir.searches()
                .saveAsync(feed, search)
                .thenApply(answer ->
                        new Standing(answer.getUid(), asked.name(), answer.getCreatePosition(), asked.words())));
    }

    private Set<String> words() {
        Set<String> words = new TreeSet<>();
        random.ints(random.nextInt(1, 3), 0, Traffic.WORDS).forEach(i -> words.add("w" + i));
        return words;
    }

    private void keep(CompletableFuture<Standing> answer) {
        tally.change(() -> underWay++);
        CompletableFuture<Void> kept = answer.handle((standing, failure) -> {
            tally.change(() -> {
                underWay--;
                if (failure == null) {
                    history.add(standing);
                    settled.put(standing.name(), standing);
                } else {
                    failures.add(failure);
                }
            });
            return null;
        });
        // Nothing waits for a single answer: failures are gathered, and settle() waits for all.
        assert kept != null;
    }

    /** Waits until everything is answered. */
    void settle() throws InterruptedException {
        tally.await("the answers to changed searches", () -> underWay == 0);
    }

    /** Every save, change and deletion that was acknowledged. */
    List<Standing> history() {
        List<Standing> all = new ArrayList<>();
        tally.change(() -> all.addAll(history));
        return all;
    }

    /** The queries of the searches that stand, by the ends of their names. */
    Map<String, String> standing() {
        Map<String, String> standing = new HashMap<>();
        tally.change(() -> settled.values().stream()
                .filter(search -> !search.deleted())
                .forEach(search -> standing.put(search.name(), search.query())));
        return standing;
    }

    List<Throwable> failures() {
        List<Throwable> all = new ArrayList<>();
        tally.change(() -> all.addAll(failures));
        return all;
    }
}
