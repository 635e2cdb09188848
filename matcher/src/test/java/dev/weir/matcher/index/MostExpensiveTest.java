package dev.weir.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MostExpensiveTest {
    private static final Schema SCHEMA =
            Schema.builder().field(Field.text("body")).build();
    private static final int CHEAP = 200;
    private static final int DOCUMENTS = 20 * Sampling.EARLY_SAMPLE;
    private static final int EXPENSIVE = 100_000;

    private final QueryIndex index = new QueryIndex(SCHEMA, System::nanoTime);

    private static ParsedQuery parse(String query) {
        return new QueryParser(SCHEMA).parse(QuerySource.of(query));
    }

    private static Document document(int number) {
        return Document.builder(SCHEMA)
                .add("body", "the river rose over the weir w" + number % CHEAP + " and w" + (number + 1) % CHEAP)
                .build();
    }

    private static void putCheap(QueryIndex into) {
        for (int i = 0; i < CHEAP; i++) {
            into.put(i, 0, parse("w" + i));
        }
    }

    private static void match(QueryIndex by, int documents) {
        for (int i = 0; i < documents; i++) {
            by.match(document(i), 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aQueryThatLuceneHasToDecideIsTheMostExpensive(boolean merged) {
        putCheap(index);
        index.put(EXPENSIVE, 0, parse("fn:maxwidth(9 fn:unordered(the weir))"));
        if (merged) {
            assertThat(index.maintain()).isTrue();
        }
        match(index, DOCUMENTS);
        Expenses expenses = index.mostExpensive(5, 1);
        assertThat(expenses.sampledDocuments()).isEqualTo(DOCUMENTS / Sampling.EARLY_SAMPLE);
        assertThat(expenses.candidatesPerDocument()).isCloseTo(3, within(0.01));
        assertThat(expenses.queries()).hasSize(5);
        Expense first = expenses.queries().get(0);
        assertThat(first.ids()).containsExactly((long) EXPENSIVE);
        assertThat(first.candidatesPerThousand()).isEqualTo(1_000);
        assertThat(first.nanosPerDocument()).isPositive().isLessThanOrEqualTo(expenses.nanosPerDocument());
        assertThat(first.share()).isBetween(0.5, 1.0);
        assertThat(expenses.queries().get(1).candidatesPerThousand()).isLessThan(100);
    }

    @Test
    void withoutAClockTheQueryThatIsLookedAtMostIsTheMostExpensive() {
        QueryIndex still = new QueryIndex(SCHEMA);
        putCheap(still);
        still.put(EXPENSIVE, 0, parse("*e*"));
        match(still, DOCUMENTS);
        Expense first = still.mostExpensive(1, 1).queries().get(0);
        assertThat(first.ids()).containsExactly((long) EXPENSIVE);
        assertThat(first.nanosPerDocument()).isZero();
        assertThat(first.share()).isCloseTo(1.0 / 3, within(0.01));
    }

    @Test
    void equalQueriesAreOneAndWhoNoLongerStandsIsNotNamed() {
        for (int id = 100; id < 130; id++) {
            index.put(id, 0, parse(id % 2 == 0 ? "+river +weir" : "+weir +river"));
        }
        index.put(7, 0, parse("the"));
        match(index, DOCUMENTS);
        index.remove(7, 1);
        index.remove(100, 1);
        List<Expense> queries = index.mostExpensive(10, 2).queries();
        assertThat(queries).singleElement().satisfies(expense -> {
            assertThat(expense.idCount()).isEqualTo(29);
            assertThat(expense.ids()).hasSize(Expense.MAX_IDS);
            assertThat(expense.ids())
                    .isEqualTo(LongStream.range(101, 111).boxed().toList());
        });
        assertThat(index.mostExpensive(10, 1).queries()).hasSize(2);
    }

    @Test
    void whatSeveralShareTheyPayForInTurns() {
        index.put(1, 0, parse("fn:maxwidth(9 fn:unordered(the weir))"));
        index.put(2, 0, parse("fn:maxwidth(8 fn:unordered(the river))"));
        index.maintain();
        match(index, 4 * DOCUMENTS);
        List<Expense> queries = index.mostExpensive(2, 1).queries();
        // Building Lucene's index of the document takes most of the time, and only one of the two needs to.
        assertThat(queries).hasSize(2);
        assertThat(queries.get(1).share()).isGreaterThan(0.1);
    }

    @Test
    void moreCandidatesThanAreTimedAreStandInsForEachOther() {
        int many = 3 * Sampling.MAX_TIMED;
        QueryParser parser = new QueryParser(SCHEMA);
        for (int i = 0; i < many; i++) {
            index.put(i, 0, parser.parse(QuerySource.of("NOT none" + i)));
        }
        assertThat(index.mostExpensive(1, 1)).isEqualTo(new Expenses(0, 0, 0, List.of()));
        match(index, Sampling.EARLY_SAMPLE);
        Expenses expenses = index.mostExpensive(Integer.MAX_VALUE, 1);
        assertThat(expenses.candidatesPerDocument()).isCloseTo(many, within(0.001));
        assertThat(expenses.queries()).hasSize(Expenses.MAX_QUERIES);
    }

    @Test
    void aQueryThatFailsIsToldOncePerDocumentAlsoWhereItIsSampled() {
        String manyWords = IntStream.range(0, 300).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        Document document = Document.builder(SCHEMA).add("body", manyWords).build();
        index.put(1, 0, Handmade.failingOnManyWords());
        index.put(2, 0, parse("w7"));
        for (int i = 0; i < 2 * Sampling.EARLY_SAMPLE; i++) {
            Hits hits = index.match(document, 1);
            assertThat(hits.ids()).containsExactly(2);
            assertThat(hits.failures()).extracting(Failure::id).containsExactly(1L);
        }
        assertThat(index.mostExpensive(1, 1).queries().get(0).ids()).containsExactly(1L);
    }

    @Test
    void itCanBeAskedWhileDocumentsAreMatchedAndSearchesComeAndGo() throws Exception {
        putCheap(index);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                running.add(threads.submit(() -> {
                    while (!done.get()) {
                        assertThat(index.match(document(3), 1).ids()).containsExactly(3, 4);
                    }
                }));
            }
            running.add(threads.submit(() -> {
                for (int id = 1_000; !done.get(); id++) {
                    index.put(id, 1, parse("new" + id));
                    index.maintain();
                }
            }));
            try {
                Expenses expenses = index.mostExpensive(10, 1);
                for (int asked = 0; asked < 2_000 || expenses.sampledDocuments() < 20; asked++) {
                    expenses = index.mostExpensive(10, 1);
                    assertThat(expenses.queries())
                            .allSatisfy(expense -> assertThat(expense.ids()).isSubsetOf(3L, 4L));
                }
            } finally {
                done.set(true);
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }
}
