package dev.weir.matcher.duel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.index.Restored;
import dev.weir.matcher.index.WrittenSnapshot;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.RandomDocuments;
import dev.weir.matcher.testing.RandomQueries;
import dev.weir.matcher.testing.RandomSchemas;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An index that was written and read against the one that went on, through the same changes. */
@ExtendWith(Randomized.class)
class SnapshotDuelTest {
    private static final int RUNS = 25;
    private static final int IDS = 60;
    private static final int CHANGES = 150;
    private static final int DOCUMENTS = 12;
    private static final int MAX_STEP = 3;

    /** A search saved or changed, or without a query deleted. */
    private record Change(long id, long position, @Nullable ParsedQuery query) {
        void applyTo(QueryIndex index) {
            if (query == null) {
                index.remove(id, position);
            } else {
                index.put(id, position, query);
            }
        }
    }

    private final List<Document> documents = new ArrayList<>();
    private long hits;
    private long leftOut;

    @Test
    void anIndexThatWasWrittenAndReadGoesOnAsIfItHadNotBeen(Seeded random) throws IOException {
        for (int run = 0; run < RUNS * Randomized.multiplier(); run++) {
            run(new Random(random.nextLong()));
        }
        assertThat(hits).isGreaterThan(RUNS * 1_000L);
        assertThat(leftOut).isPositive();
    }

    private void run(Random random) throws IOException {
        Schema schema = RandomSchemas.schema(random);
        documents.clear();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(RandomDocuments.document(random, schema));
        }
        List<Change> before = changes(random, schema, 0);
        long position = last(before) + random.nextInt(MAX_STEP);
        List<Change> after = changes(random, schema, position + 1);
        QueryIndex live = new QueryIndex(schema);
        apply(before, live, random);
        if (random.nextBoolean()) {
            live.forgetBefore(random.nextLong(position + 1));
        }
        int madeAlready = random.nextInt(after.size());
        apply(after.subList(0, madeAlready), live, random);
        Map<Long, ParsedQuery> standing = standing(before);
        Restored restored = restored(live, position, schema, random);
        QueryIndex index = restored.index();
        assertThat(restored.position()).isEqualTo(position);
        assertThat(Stream.of(restored.ids(), restored.leftOut())
                        .flatMap(ids -> Arrays.stream(ids).boxed()))
                .containsExactlyInAnyOrderElementsOf(standing.keySet());
        for (long id : restored.leftOut()) {
            index.put(id, position, Objects.requireNonNull(standing.get(id)));
        }
        leftOut += restored.leftOut().length;
        requireSame(index, live, position + 1);

        apply(after, index, random);
        apply(after.subList(madeAlready, after.size()), live, random);
        for (long at = position + 1; at <= last(after) + 1; at++) {
            requireSame(index, live, at);
        }
        index.rollbackTo(position);
        live.rollbackTo(position);
        requireSame(index, live, position + 1);
        if (random.nextBoolean()) {
            index.maintain();
        }
        requireSame(index, live, position + 1);
    }

    /** Nobody knows at once what ended lately: those who restore make the later changes again. */
    @Test
    void whatWasForgottenWhileItWasWrittenIsMadeGoodByTheLaterChanges(Seeded random) throws IOException {
        for (int run = 0; run < RUNS * Randomized.multiplier(); run++) {
            Schema schema = RandomSchemas.schema(random);
            documents.clear();
            for (int i = 0; i < DOCUMENTS; i++) {
                documents.add(RandomDocuments.document(random, schema));
            }
            List<Change> before = changes(random, schema, 0);
            List<Change> after = changes(random, schema, last(before) + 1);
            QueryIndex live = new QueryIndex(schema);
            apply(before, live, random);
            apply(after, live, random);
            live.forgetBefore(last(before) + random.nextLong(last(after) - last(before) + 1));
            Restored restored = restored(live, last(before), schema, random);
            Map<Long, ParsedQuery> standing = standing(before);
            for (long id : restored.leftOut()) {
                restored.index().put(id, last(before), Objects.requireNonNull(standing.get(id)));
            }
            apply(after, restored.index(), random);
            requireSame(restored.index(), live, last(after) + 1);
        }
    }

    private static List<Change> changes(Random random, Schema schema, long from) {
        QueryParser parser = new QueryParser(schema);
        RandomQueries queries = new RandomQueries(random, schema);
        List<Change> changes = new ArrayList<>();
        long position = from;
        for (int i = 0; i < CHANGES; i++) {
            position += random.nextInt(MAX_STEP) / 2;
            changes.add(new Change(
                    random.nextInt(IDS),
                    position,
                    random.nextInt(4) == 0 ? null : parser.parse(queries.query().source())));
        }
        return changes;
    }

    private static long last(List<Change> changes) {
        return changes.get(changes.size() - 1).position();
    }

    private static Map<Long, ParsedQuery> standing(List<Change> changes) {
        Map<Long, ParsedQuery> standing = new TreeMap<>();
        for (Change change : changes) {
            if (change.query() == null) {
                standing.remove(change.id());
            } else {
                standing.put(change.id(), change.query());
            }
        }
        return standing;
    }

    private void apply(List<Change> changes, QueryIndex index, Random random) {
        for (Change change : changes) {
            change.applyTo(index);
            if (random.nextInt(CHANGES / 2) == 0) {
                index.maintain();
            }
        }
    }

    private static Restored restored(QueryIndex index, long position, Schema schema, Random random) throws IOException {
        byte[] snapshot = WrittenSnapshot.either(index, position, random);
        return QueryIndex.read(new ByteArrayInputStream(snapshot), schema, () -> 0);
    }

    private void requireSame(QueryIndex index, QueryIndex other, long position) {
        for (Document document : documents) {
            Hits found = index.match(document, position);
            Hits expected = other.match(document, position);
            assertThat(found.ids()).isEqualTo(expected.ids());
            assertThat(found.failures()).isEqualTo(expected.failures());
            hits += found.ids().length;
        }
    }
}
