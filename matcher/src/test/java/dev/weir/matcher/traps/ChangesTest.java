package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.SCHEMA;
import static dev.weir.matcher.traps.Claim.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that come, change and go while documents flow, several times at one position, with upkeep at any moment. */
class ChangesTest {
    private static final int CHANGES = 2_000;

    private final QueryParser parser = new QueryParser(SCHEMA);
    private final QueryIndex index = new QueryIndex(SCHEMA);
    private final Document document = body("water over the weir").build();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsDeletedAndSavedInOneBatchStandsOnceWithTheNewQuery(boolean upkeep) {
        put(1, 3, "fish", upkeep);
        remove(1, 5, upkeep);
        put(1, 5, "water", upkeep);
        assertThat(hits(5)).isEmpty();
        assertThat(hits(6)).containsExactly(1);
        assertThat(index.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsSavedAndDeletedInOneBatchNeverStands(boolean upkeep) {
        put(1, 5, "water", upkeep);
        remove(1, 5, upkeep);
        assertThat(hits(5)).isEmpty();
        assertThat(hits(6)).isEmpty();
        assertThat(index.size()).isZero();
        put(1, 6, "weir", upkeep);
        assertThat(hits(6)).isEmpty();
        assertThat(hits(7)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofOneIdSavedSeveralTimesInOneBatchTheLastStands(boolean upkeep) {
        put(1, 5, "water", upkeep);
        put(1, 5, "fish", upkeep);
        assertThat(hits(6)).isEmpty();
        put(1, 5, "weir", upkeep);
        put(1, 5, "weir", upkeep);
        assertThat(hits(6)).containsExactly(1);
        assertThat(index.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChangedQueryIsDecidedAsItStoodAtTheDocumentsPosition(boolean upkeep) {
        put(1, 3, "water", upkeep);
        put(1, 5, "fish", upkeep);
        put(1, 7, "weir", upkeep);
        remove(1, 9, upkeep);
        assertThat(hits(3)).isEmpty();
        assertThat(hits(4)).containsExactly(1);
        assertThat(hits(5)).containsExactly(1);
        assertThat(hits(6)).isEmpty();
        assertThat(hits(8)).containsExactly(1);
        assertThat(hits(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoSharesAQueryIsNotTouchedByTheChangesOfOthers(boolean upkeep) {
        for (long id = 1; id <= 3; id++) {
            put(id, 1, "water AND weir", upkeep);
        }
        remove(2, 2, upkeep);
        put(3, 2, "fish", upkeep);
        assertThat(hits(2)).containsExactly(1, 2, 3);
        assertThat(hits(3)).containsExactly(1);
        put(2, 3, "weir AND water", upkeep);
        assertThat(hits(4)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBatchThatIsTakenBackLeavesNoTrace(boolean upkeep) {
        put(1, 1, "water", upkeep);
        put(2, 1, "fish", upkeep);
        remove(1, 2, upkeep);
        put(2, 2, "weir", upkeep);
        put(3, 2, "w*", upkeep);
        assertThat(hits(3)).containsExactly(2, 3);
        index.rollbackTo(1);
        upkeep(upkeep);
        assertThat(hits(2)).containsExactly(1);
        assertThat(hits(3)).containsExactly(1);
        assertThat(index.size()).isEqualTo(2);
    }

    /** Whoever reads must find id 1 exactly once, whatever is changed, taken back and taken in meanwhile. */
    @Test
    @Timeout(120)
    void aQueryThatChangesWhileDocumentsFlowIsNeverAbsentAndNeverTwofold() throws Exception {
        List<ParsedQuery> queries = List.of(
                parse("water"), parse("weir"), parse("w*"), parse("\"the weir\""), parse("NOT fish"), parse("wier~1"));
        index.put(1, 0, queries.get(0));
        AtomicLong head = new AtomicLong(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> working = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                working.add(threads.submit(() -> {
                    int read = 0;
                    do {
                        assertThat(hits(head.get())).containsExactly(1);
                        read++;
                    } while (head.get() <= CHANGES);
                    return read;
                }));
            }
            working.add(threads.submit(() -> {
                int taken = 0;
                do {
                    taken += index.maintain() ? 1 : 0;
                } while (head.get() <= CHANGES);
                return taken + 1;
            }));
            for (long position = 1; position <= CHANGES; position++) {
                index.put(1, position, queries.get((int) (position % queries.size())));
                index.put(2, position, parse("nobody" + position + " OR fish"));
                if (position % 7 == 0) {
                    index.remove(1, position);
                    index.put(1, position, parse("over"));
                }
                if (position % 50 == 0) {
                    index.rollbackTo(position - 1);
                    index.put(1, position, queries.get(0));
                }
                head.set(position + 1);
            }
            for (Future<Integer> each : working) {
                assertThat(each.get()).isPositive();
            }
        }
    }

    private void put(long id, long position, String text, boolean upkeep) {
        index.put(id, position, parse(text));
        upkeep(upkeep);
    }

    private void remove(long id, long position, boolean upkeep) {
        index.remove(id, position);
        upkeep(upkeep);
    }

    private void upkeep(boolean upkeep) {
        if (upkeep) {
            index.maintain();
        }
    }

    private long[] hits(long position) {
        return index.match(document, position).ids();
    }

    private ParsedQuery parse(String text) {
        return parser.parse(QuerySource.of(text));
    }
}
