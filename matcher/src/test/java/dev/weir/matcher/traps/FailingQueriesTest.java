package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.SCHEMA;
import static dev.weir.matcher.traps.Claim.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Failure;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.Handmade;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.traps.Broken.Deed;
import dev.weir.matcher.traps.Broken.Moment;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that throws while it is decided: its owner is told, the document and the other queries go on. */
class FailingQueriesTest {
    private final QueryIndex index = new QueryIndex(SCHEMA);
    private final Document document = body("water over the weir").build();

    @ParameterizedTest
    @EnumSource(value = Moment.class, names = "HASH", mode = EnumSource.Mode.EXCLUDE)
    void whateverIsThrownWheneverItsOwnerIsToldAndTheOthersGoOn(Moment moment) {
        List<Deed> deeds = List.of(
                () -> {
                    throw new IllegalStateException("out of order");
                },
                () -> {
                    throw new IOException("out of order");
                },
                () -> {
                    throw new IndexOutOfBoundsException();
                },
                () -> {
                    throw new StackOverflowError();
                });
        for (int i = 0; i < deeds.size(); i++) {
            index.put(i, 0, broken("broken" + i, moment, deeds.get(i)));
        }
        index.put(10, 0, parse("water"));
        index.put(11, 0, parse("fn:ordered(water weir)"));
        for (int round = 0; round < 3; round++) {
            Hits hits = index.match(document, 1);
            assertThat(hits.ids()).containsExactly(10, 11);
            assertThat(hits.failures()).extracting(Failure::id).containsExactly(0L, 1L, 2L, 3L);
            assertThat(hits.failures())
                    .allSatisfy(failure -> assertThat(failure.reason()).isNotBlank());
            assertThat(hits.failures().get(0).reason()).contains("out of order");
            index.maintain();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyOwnerOfAQueryIsTold(boolean upkeep) {
        for (int id = 1; id <= 3; id++) {
            index.put(id, 0, Handmade.failingOnManyWords());
        }
        index.put(4, 0, parse("w7"));
        upkeep(upkeep);
        Hits hits = index.match(manyWords(), 1);
        assertThat(hits.ids()).containsExactly(4);
        assertThat(hits.failures()).extracting(Failure::id).containsExactly(1L, 2L, 3L);
        index.remove(2, 1);
        assertThat(index.match(manyWords(), 2).failures())
                .extracting(Failure::id)
                .containsExactly(1L, 3L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itFailsForThatDocumentOnlyAndTheNextIsDecided(boolean upkeep) {
        index.put(1, 0, Handmade.failingOnManyWords());
        index.put(2, 0, Handmade.notFailingOnFewWords());
        upkeep(upkeep);
        for (int round = 0; round < 3; round++) {
            assertThat(index.match(manyWords(), 1).failures())
                    .extracting(Failure::id)
                    .containsExactly(1L, 2L);
            Hits next = index.match(document, 1);
            assertThat(next.ids()).containsExactly(1);
            assertThat(next.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCannotBeDecidedIsNeverASilentNo(boolean upkeep) {
        Query broken = new Broken("broken", Moment.SCORER, () -> {
            throw new IllegalStateException("out of order");
        });
        Query water = new TermQuery(new Term("body", "water"));
        Query fish = new TermQuery(new Term("body", "fish"));
        index.put(1, 0, Handmade.query(joined(Occur.MUST, water, broken)));
        index.put(2, 0, Handmade.query(joined(Occur.SHOULD, fish, broken)));
        index.put(3, 0, Handmade.query(joined(Occur.SHOULD, broken, fish)));
        index.put(
                4,
                0,
                Handmade.query(new BooleanQuery.Builder()
                        .add(water, Occur.MUST)
                        .add(broken, Occur.MUST_NOT)
                        .build()));
        index.put(
                5,
                0,
                Handmade.query(new BooleanQuery.Builder()
                        .add(water, Occur.SHOULD)
                        .add(fish, Occur.SHOULD)
                        .add(broken, Occur.SHOULD)
                        .setMinimumNumberShouldMatch(2)
                        .build()));
        upkeep(upkeep);
        Hits hits = index.match(document, 1);
        assertThat(hits.ids()).isEmpty();
        assertThat(hits.failures()).extracting(Failure::id).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTheRestDecidesNeedsNotTheBrokenPart(boolean upkeep) {
        Query broken = new Broken("broken", Moment.WEIGHT, () -> {
            throw new IllegalStateException("out of order");
        });
        index.put(1, 0, Handmade.query(joined(Occur.MUST, broken, new TermQuery(new Term("body", "fish")))));
        upkeep(upkeep);
        Hits hits = index.match(document, 1);
        assertThat(hits.ids()).isEmpty();
        assertThat(hits.failures()).isEmpty();
    }

    @Test
    void aQueryAsDeepAsIsAllowedIsDecidedAndADeeperOneRefused() {
        String deep = "water";
        for (int i = 0; i < 190; i++) {
            deep = i % 2 == 0 ? "(weir AND " + deep + ")" : "(fish OR " + deep + ")";
        }
        Claim.query(deep).hits(body("water weir")).misses(body("water"), body("weir"));
    }

    private static ParsedQuery broken(String name, Moment moment, Deed deed) {
        return Handmade.query(new Broken(name, moment, deed));
    }

    private static Query joined(Occur occur, Query... clauses) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (Query clause : clauses) {
            builder.add(clause, occur);
        }
        return builder.build();
    }

    private void upkeep(boolean upkeep) {
        if (upkeep) {
            index.maintain();
        }
    }

    private static Document manyWords() {
        return body(IntStream.range(0, 300).mapToObj(i -> "w" + i).collect(Collectors.joining(" ")))
                .build();
    }

    private static ParsedQuery parse(String text) {
        return new QueryParser(SCHEMA).parse(QuerySource.of(text));
    }
}
