package dev.weir.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Snapshots that are written while searches are changed, forgotten and filed anew. */
@ExtendWith(Randomized.class)
class SnapshotBesideChangesTest {
    private static final Schema SCHEMA =
            Schema.builder().field(Field.text("body")).build();
    private static final int SNAPSHOTS = 40;
    private static final int IDS = 300;
    private static final int WORDS = 40;
    private static final int CHANGES_MAX = 400_000;
    private static final long CHANGES_BETWEEN = 50;

    private record Change(long id, long position, @Nullable String query) {}

    private final QueryIndex live = new QueryIndex(SCHEMA);
    private final QueryParser parser = new QueryParser(SCHEMA);
    /** Each change is at a position of its own: that at index i is at position i + 1. */
    private final List<Change> changes = new ArrayList<>();

    private final AtomicLong made = new AtomicLong();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void eachSnapshotWithTheChangesBehindItIsTheIndex(Seeded random) throws Exception {
        Random changing = new Random(random.nextLong());
        Random writing = new Random(random.nextLong());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> changer = threads.submit(() -> change(changing));
            Future<?> keeper = threads.submit(() -> {
                while (!done.get()) {
                    live.maintain();
                }
            });
            List<byte[]> written = new ArrayList<>();
            try {
                for (int i = 0; i < SNAPSHOTS * Randomized.multiplier(); i++) {
                    awaitChanges(i * CHANGES_BETWEEN);
                    written.add(WrittenSnapshot.either(live, made.get(), writing));
                }
            } finally {
                done.set(true);
            }
            changer.get();
            keeper.get();
            for (byte[] snapshot : written) {
                requireSameAfterItsChanges(snapshot);
            }
        }
    }

    private void awaitChanges(long count) {
        while (made.get() < count && !done.get()) {
            Thread.onSpinWait();
        }
    }

    private void change(Random random) {
        try {
            makeChanges(random);
        } finally {
            done.set(true);
        }
    }

    private void makeChanges(Random random) {
        while (!done.get() && changes.size() < CHANGES_MAX) {
            long position = changes.size() + 1L;
            long id = random.nextInt(IDS);
            @Nullable String query = random.nextInt(4) == 0 ? null : query(random);
            changes.add(new Change(id, position, query));
            if (query == null) {
                live.remove(id, position);
            } else {
                live.put(id, position, parse(query));
            }
            made.set(position);
            if (random.nextInt(8) == 0) {
                live.forgetBefore(position);
            }
        }
    }

    private static String query(Random random) {
        String word = "w" + random.nextInt(WORDS);
        return switch (random.nextInt(6)) {
            case 0 -> "+" + word + " +w" + random.nextInt(WORDS);
            case 1 -> "\"" + word + " w" + random.nextInt(WORDS) + " w" + random.nextInt(WORDS) + "\"";
            case 2 -> "w" + random.nextInt(4) + "*";
            case 3 -> word + " OR w" + random.nextInt(WORDS);
            case 4 -> "body:\"" + word + " w" + random.nextInt(WORDS) + " " + word + "\"~3";
            default -> word;
        };
    }

    private void requireSameAfterItsChanges(byte[] snapshot) throws Exception {
        Restored restored = QueryIndex.read(new ByteArrayInputStream(snapshot), SCHEMA, () -> 0);
        QueryIndex index = restored.index();
        String[] standing = new String[IDS];
        for (Change change : changes.subList(0, (int) restored.position())) {
            standing[(int) change.id()] = change.query();
        }
        for (long id : restored.leftOut()) {
            index.put(id, restored.position(), parse(standing[(int) id]));
        }
        Map<Long, Change> later = new LinkedHashMap<>();
        changes.subList((int) restored.position(), changes.size()).forEach(change -> later.put(change.id(), change));
        for (Change change : later.values()) {
            if (change.query() == null) {
                index.remove(change.id(), changes.size());
            } else {
                index.put(change.id(), changes.size(), parse(change.query()));
            }
        }
        Random random = new Random(snapshot.length);
        assertThat(index.size()).isEqualTo(live.size());
        for (int i = 0; i < 5; i++) {
            StringBuilder body = new StringBuilder();
            for (int word = 0; word < 30; word++) {
                body.append('w').append(random.nextInt(WORDS)).append(' ');
            }
            Document document =
                    Document.builder(SCHEMA).add("body", body.toString()).build();
            assertThat(index.match(document, changes.size() + 1L).ids())
                    .isEqualTo(live.match(document, changes.size() + 1L).ids());
        }
    }

    private ParsedQuery parse(String query) {
        return parser.parse(QuerySource.of(query));
    }
}
