package dev.weir.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Queries that nobody asked any more, and that somebody asks again while a segment is built. */
class RevivedQueriesTest {
    private static final Schema SCHEMA =
            Schema.builder().field(Field.text("body")).build();
    private static final int ROUNDS = 20;
    private static final int QUERIES = 1_000;

    @Test
    void whatComesIntoUseAgainDuringAMergeIsDecidedOnce() {
        Document every = Document.builder(SCHEMA)
                .add("body", IntStream.range(0, QUERIES).mapToObj(i -> "w" + i).collect(Collectors.joining(" ")))
                .build();
        for (int round = 0; round < ROUNDS; round++) {
            QueryIndex index = new QueryIndex(SCHEMA);
            put(index, 0, 1);
            LongStream.range(0, QUERIES).forEach(id -> index.remove(id, 2));
            index.forgetBefore(3);
            index.maintain();
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Void> merges = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    index.maintain();
                }
            });
            try {
                put(index, QUERIES, 3);
            } finally {
                done.set(true);
                merges.join();
            }
            assertThat(index.match(every, 4).ids())
                    .containsExactly(LongStream.range(QUERIES, 2 * QUERIES).toArray());
        }
    }

    private static void put(QueryIndex index, long firstId, long position) {
        QueryParser parser = new QueryParser(SCHEMA);
        for (int i = 0; i < QUERIES; i++) {
            index.put(firstId + i, position, parser.parse(QuerySource.of("w" + i)));
        }
    }
}
