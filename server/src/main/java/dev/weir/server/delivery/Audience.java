package dev.weir.server.delivery;

import dev.weir.v1.SavedSearch;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for notifications, filed under what their selections ask for, so that a hit meets only those whom it
 * may concern. Not safe for threads.
 */
final class Audience {
    /** Who selects more owners than this is asked about each hit. */
    private static final int OWNERS_FILED_MAX = 8;

    private final Map<String, Set<Waiter>> byOwner = new HashMap<>();
    private final Map<Map.Entry<String, String>, Set<Waiter>> byLabel = new HashMap<>();
    private final Set<Waiter> others = new LinkedHashSet<>();

    boolean isEmpty() {
        return byOwner.isEmpty() && byLabel.isEmpty() && others.isEmpty();
    }

    void add(Waiter waiter, Selection selection) {
        if (isFiledByOwner(selection)) {
            selection.owners().forEach(owner -> add(byOwner, owner, waiter));
        } else if (!selection.labels().isEmpty()) {
            add(byLabel, anyLabel(selection), waiter);
        } else {
            others.add(waiter);
        }
    }

    void remove(Waiter waiter, Selection selection) {
        if (isFiledByOwner(selection)) {
            selection.owners().forEach(owner -> remove(byOwner, owner, waiter));
        } else if (!selection.labels().isEmpty()) {
            remove(byLabel, anyLabel(selection), waiter);
        } else {
            others.remove(waiter);
        }
    }

    private static boolean isFiledByOwner(Selection selection) {
        return !selection.owners().isEmpty() && selection.owners().size() <= OWNERS_FILED_MAX;
    }

    /** A search must have all labels of a selection, so one of them will do. */
    private static Map.Entry<String, String> anyLabel(Selection selection) {
        return selection.labels().entrySet().iterator().next();
    }

    private static <K> void add(Map<K, Set<Waiter>> filed, K key, Waiter waiter) {
        filed.computeIfAbsent(key, first -> new LinkedHashSet<>()).add(waiter);
    }

    private static <K> void remove(Map<K, Set<Waiter>> filed, K key, Waiter waiter) {
        filed.computeIfPresent(key, (same, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }

    /** Calls with each waiter whose selection has a search; none is to be removed meanwhile. */
    void forEachThatSelects(SavedSearch search, Consumer<Waiter> call) {
        if (!byOwner.isEmpty()) {
            call(byOwner.get(search.getOwner()), search, call);
        }
        if (!byLabel.isEmpty()) {
            search.getLabelsMap()
                    .entrySet()
                    .forEach(label -> call(byLabel.get(Map.entry(label.getKey(), label.getValue())), search, call));
        }
        call(others, search, call);
    }

    private static void call(@Nullable Collection<Waiter> waiters, SavedSearch search, Consumer<Waiter> call) {
        if (waiters == null) {
            return;
        }
        for (Waiter waiter : waiters) {
            Selection selection = waiter.selection();
            if (selection != null && selection.selects(search)) {
                call.accept(waiter);
            }
        }
    }
}
