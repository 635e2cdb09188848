package dev.weir.matcher.index;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The queries filed under one anchor, for one writer and any number of readers without a lock. The array is written
 * only beyond the size that readers have seen; a snapshot with the greater size publishes it.
 */
final class PostingList {
    private static final class Snapshot {
        private final SharedQuery[] queries;
        private final int size;

        Snapshot(SharedQuery[] queries, int size) {
            this.queries = queries;
            this.size = size;
        }
    }

    private volatile Snapshot snapshot = new Snapshot(new SharedQuery[1], 0);

    void add(SharedQuery query) {
        Snapshot before = snapshot;
        SharedQuery[] room = before.size < before.queries.length
                ? before.queries
                : Arrays.copyOf(before.queries, Math.max(4, before.size + (before.size >> 1)));
        room[before.size] = query;
        snapshot = new Snapshot(room, before.size + 1);
    }

    void removeAll(Set<SharedQuery> gone) {
        Snapshot before = snapshot;
        SharedQuery[] kept = Arrays.stream(before.queries, 0, before.size)
                .filter(query -> !gone.contains(query))
                .toArray(SharedQuery[]::new);
        snapshot = new Snapshot(kept, kept.length);
    }

    boolean isEmpty() {
        return snapshot.size == 0;
    }

    void forEach(Consumer<SharedQuery> action) {
        Snapshot now = snapshot;
        for (int i = 0; i < now.size; i++) {
            action.accept(now.queries[i]);
        }
    }
}
