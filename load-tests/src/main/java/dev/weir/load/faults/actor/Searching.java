package dev.weir.load.faults.actor;

import dev.weir.client.Searches;
import dev.weir.client.WeirClient;
import dev.weir.load.faults.history.Question;
import dev.weir.load.faults.history.Standing;
import dev.weir.v1.SavedSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * Saves, changes and deletes searches, one change of a search at a time, through the Java client, which repeats each
 * until it is answered. Safe for many threads.
 */
public final class Searching {
    /** Whose searches there are. */
    public static final List<String> OWNERS = List.of("ann", "ben", "cat");

    private static final int SEARCHES_MAX = 60;

    private final WeirClient weir;
    private final String feed;
    private final RandomGenerator random;
    private final Queue<Throwable> failures;
    private final Map<String, Standing> settled = new TreeMap<>();
    private final List<Standing> changes = new ArrayList<>();
    private int underWay;
    private int saved;

    /** Failures, of which there should be none, go into the queue. */
    public Searching(WeirClient weir, String feed, Queue<Throwable> failures, RandomGenerator random) {
        this.weir = weir;
        this.feed = feed;
        this.failures = failures;
        this.random = random;
    }

    /** Begins one change. */
    public synchronized void change() {
        List<Standing> candidates = List.copyOf(settled.values());
        int choice = random.nextInt(10);
        if (candidates.isEmpty() || (choice < 5 && candidates.size() < SEARCHES_MAX)) {
            save();
            return;
        }
        Standing search = candidates.get(random.nextInt(candidates.size()));
        settled.remove(search.name());
        if (choice < 8) {
            Standing asked = random(search.uid(), search.name());
            keep(weir.searches()
                    .updateAsync(feed, asMessage(asked))
                    .thenApply(answer -> at(asked, search.uid(), answer.getUpdatePosition())));
        } else {
            keep(weir.searches().deleteAsync(feed, search.name()).thenApply(search::deleted));
        }
    }

    private void save() {
        Standing asked = random(0, "s" + saved++);
        keep(weir.searches()
                .saveAsync(feed, asMessage(asked))
                .thenApply(answer -> at(asked, answer.getUid(), answer.getCreatePosition())));
    }

    private Standing random(long uid, String name) {
        String owner = OWNERS.get(random.nextInt(OWNERS.size()));
        return new Standing(uid, name, 0, owner, Optional.of(Question.random(random)));
    }

    private static Standing at(Standing asked, long uid, long position) {
        return new Standing(uid, asked.name(), position, asked.owner(), asked.question());
    }

    private static SavedSearch asMessage(Standing asked) {
        return Searches.search(asked.name())
                .query(asked.question().orElseThrow().query())
                .owner(asked.owner())
                .build();
    }

    private void keep(CompletableFuture<Standing> answer) {
        underWay++;
        var _ = answer.handle((standing, failure) -> {
            answered(standing, failure);
            return null;
        });
        // Nothing waits for a single answer: failures are gathered, and settle() waits for all.
    }

    private synchronized void answered(Standing standing, @org.jspecify.annotations.Nullable Throwable failure) {
        underWay--;
        notifyAll();
        if (failure != null) {
            failures.add(failure);
            return;
        }
        changes.add(standing);
        if (standing.question().isPresent()) {
            settled.put(standing.name(), standing);
        }
    }

    /** Waits until everything is answered. Each call of the client has a deadline, so that this comes to its end. */
    public synchronized void settle() {
        try {
            while (underWay > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while searches were being saved", e);
        }
    }

    /** What was acknowledged since the last call. */
    public synchronized List<Standing> takeChanges() {
        List<Standing> taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }

    /** The searches that must stand, by the last part of their names. */
    public synchronized Map<String, Standing> standing() {
        return new TreeMap<>(settled);
    }
}
