package dev.weir.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.query.Handmade;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryIndexTest {
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("body").asRepeated())
            .field(Field.longs("price").asRepeated())
            .build();
    private final QueryIndex index = new QueryIndex(SCHEMA);

    @Test
    void aQueryThatThrowsFailsAloneAndItsOwnerIsTold() {
        String manyWords = IntStream.range(0, 300).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        index.put(1, 0, Handmade.failingOnManyWords());
        index.put(2, 0, parse("w7"));
        index.put(3, 0, Handmade.failingOnManyWords());
        Hits hits = index.match(document(manyWords), 1);
        assertThat(hits.ids()).containsExactly(2);
        assertThat(hits.failures()).extracting(Failure::id).containsExactly(1L, 3L);
        assertThat(hits.failures().get(0).reason()).contains("too many terms");
        assertThat(index.match(document("w1 w2"), 1).ids()).containsExactly(1, 3);
    }

    @Test
    void equalQueriesAreDecidedOnce() {
        for (int id = 0; id < 100; id++) {
            index.put(id, 0, parse(id % 2 == 0 ? "+weir +water" : "+water +weir"));
        }
        Hits hits = index.match(document("water weir"), 1);
        assertThat(hits.ids()).hasSize(100);
        assertThat(hits.stats().candidates()).isEqualTo(1);
        assertThat(hits.stats().luceneDecisions()).isZero();
    }

    @Test
    void anIdMayBePutRemovedAndPutAgainAtOnePosition() {
        index.put(1, 5, parse("a"));
        index.remove(1, 5);
        index.put(1, 5, parse("b"));
        index.put(1, 5, parse("c"));
        assertThat(index.match(document("a b"), 6).ids()).isEmpty();
        assertThat(index.match(document("c"), 6).ids()).containsExactly(1);
        assertThat(index.size()).isEqualTo(1);
        index.rollbackTo(4);
        assertThat(index.size()).isZero();
        assertThat(index.match(document("c"), 6).ids()).isEmpty();
    }

    @Test
    void changesGoForwardOnly() {
        index.put(1, 5, parse("a"));
        assertThatThrownBy(() -> index.put(2, 4, parse("a"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index.remove(1, -1)).isInstanceOf(IllegalArgumentException.class);
        index.forgetBefore(6);
        assertThatThrownBy(() -> index.rollbackTo(5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(index.standsAt(1, 7)).isTrue();
    }

    @Test
    void forgettingKeepsWhatStillStands() {
        index.put(1, 1, parse("a"));
        index.put(1, 2, parse("b"));
        index.remove(1, 3);
        index.put(2, 3, parse("a"));
        index.forgetBefore(2);
        assertThat(index.match(document("b"), 3).ids()).containsExactly(1);
        index.forgetBefore(3);
        assertThat(index.match(document("a b"), 4).ids()).containsExactly(2);
    }

    @Test
    void timesComeFromTheTickerAlone() {
        assertThat(index.match(document("a"), 1).stats()).isEqualTo(MatchStats.NONE);
        AtomicLong ticks = new AtomicLong();
        QueryIndex ticking = new QueryIndex(SCHEMA, () -> ticks.getAndAdd(10));
        assertThat(ticking.match(document("a"), 1).stats()).isEqualTo(new MatchStats(0, 0, 10, 10, 0, 0, 0));
    }

    @Test
    void aFieldMayHaveTenThousandValuesAndADocumentAMillionTokens() {
        index.put(1, 0, parse("price:9999 AND \"last words\""));
        index.put(2, 0, parse("\"first last\"~50"));
        index.put(3, 0, parse("price:10000"));
        Document.Builder builder = Document.builder(SCHEMA);
        for (int i = 0; i < 10_000; i++) {
            builder.add("price", i);
        }
        builder.add("body", "water ".repeat(1_000_000) + " first").add("body", "last words");
        assertThat(index.match(builder.build(), 1).ids()).containsExactly(1);
    }

    @Test
    void theSchemaGrowsUnderStandingQueries() {
        index.put(1, 0, parse("weir"));
        Schema later = Schema.builder()
                .field(Field.text("body").asRepeated())
                .field(Field.longs("price").asRepeated())
                .field(Field.keyword("tag"))
                .build();
        index.extendSchema(later);
        index.put(2, 1, new QueryParser(later).parse(QuerySource.of("tag:x")));
        assertThat(index.match(
                                Document.builder(later)
                                        .add("body", "weir")
                                        .add("tag", "x")
                                        .build(),
                                2)
                        .ids())
                .containsExactly(1, 2);
        assertThat(index.match(document("weir"), 2).ids()).containsExactly(1);
        assertThatThrownBy(() -> index.extendSchema(SCHEMA)).hasMessageContaining("'tag' cannot be removed");
    }

    @Test
    void aQueryChangedWhileDocumentsFlowIsNeverAbsentAndNeverTwofold() throws Exception {
        int changes = 3_000;
        AtomicLong published = new AtomicLong();
        index.put(1, 0, parse("weir"));
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                counts.add(readers.submit(() -> {
                    long matched = 0;
                    while (published.get() < changes) {
                        long position = published.get() + 1;
                        assertThat(index.match(document("weir and water"), position)
                                        .ids())
                                .containsExactly(1);
                        matched++;
                    }
                    return matched;
                }));
            }
            for (long position = 1; position <= changes; position++) {
                index.put(1, position, parse(position % 2 == 0 ? "weir" : "water"));
                index.put(2, position, parse("nobody" + position));
                if (position % 100 == 0) {
                    index.put(3, position, parse("rolled back"));
                    index.rollbackTo(position - 1);
                    index.put(1, position, parse("weir"));
                }
                published.set(position);
            }
            for (Future<Long> count : counts) {
                assertThat(count.get()).isPositive();
            }
        }
    }

    private static ParsedQuery parse(String text) {
        return new QueryParser(SCHEMA).parse(QuerySource.of(text));
    }

    private static Document document(String body) {
        return Document.builder(SCHEMA).add("body", body).build();
    }
}
