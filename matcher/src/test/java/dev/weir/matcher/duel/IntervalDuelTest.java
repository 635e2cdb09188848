package dev.weir.matcher.duel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.lucene.Interval;
import dev.weir.matcher.lucene.IntervalsQuery;
import dev.weir.matcher.query.Handmade;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Judge.Verdict;
import dev.weir.matcher.testing.RandomIntervals;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Stretches of text, decided from recorded positions, against Lucene's intervals on the same document. Lucene refuses
 * intervals with too many alternatives to multiply out; these are decided all the same, and not compared.
 */
@ExtendWith(Randomized.class)
class IntervalDuelTest {
    private static final String BODY = "body";
    private static final Schema SCHEMA =
            Schema.builder().field(Field.text(BODY, "whitespace").asRepeated()).build();
    private static final int ROUNDS = 40;
    private static final int INTERVALS = 120;
    private static final int DOCUMENTS = 30;
    private static final int MAX_WORDS = 22;
    private static final int MIN_PAIRS = 100_000;
    private static final int MAX_STEPS = 1_000;

    @Test
    void theHitsAreExactlyThoseOfLucenesIntervals(Seeded random) {
        Tally tally = new Tally();
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            duel(new Random(random.nextLong()), round, tally);
        }
        System.out.printf(
                "duel of intervals: %,d pairs, %,d hits, %,d refused by Lucene, %,d asked of Lucene, seed %s%n",
                tally.pairs, tally.hits, tally.refused, tally.askedOfLucene, random);
        assertThat(tally.pairs).isGreaterThanOrEqualTo(MIN_PAIRS);
        assertThat((double) tally.hits / tally.pairs).as("share of hits").isBetween(0.2, 0.8);
        assertThat((double) tally.askedOfLucene / tally.pairs)
                .as("share that Lucene had to decide")
                .isLessThan(0.1);
        assertThat((double) tally.refused / tally.pairs)
                .as("share that Lucene refused")
                .isLessThan(0.02);
    }

    private static void duel(Random random, int round, Tally tally) {
        RandomIntervals generator = new RandomIntervals(random, BODY);
        QueryIndex index = new QueryIndex(SCHEMA);
        List<Interval> intervals = new ArrayList<>();
        for (int id = 0; id < INTERVALS; id++) {
            intervals.add(generator.interval(1 + random.nextInt(4)));
            index.put(id, 0, Handmade.query(new IntervalsQuery(BODY, intervals.get(id))));
        }
        for (int i = 0; i < DOCUMENTS; i++) {
            if (i == DOCUMENTS / 2 && round % 2 == 0) {
                index.maintain();
            }
            Document document = document(random);
            Judge judge = new Judge(document);
            Hits hits = index.match(document, 1);
            tally.askedOfLucene += hits.stats().luceneDecisions();
            for (int id = 0; id < INTERVALS; id++) {
                Verdict verdict = judge.verdict(new IntervalsQuery(BODY, intervals.get(id)));
                if (verdict == Verdict.ERROR) {
                    tally.refused++;
                    continue;
                }
                tally.pairs++;
                tally.hits += verdict == Verdict.YES ? 1 : 0;
                if (DuelTest.verdictOf(hits, id) != verdict) {
                    throw new AssertionError("the query index and Lucene, which says " + verdict + ", differ on "
                            + smallest(intervals.get(id), document));
                }
            }
        }
    }

    private static Document document(Random random) {
        Document.Builder document = Document.builder(SCHEMA);
        int distinct = 2 + random.nextInt(RandomIntervals.WORDS.size() - 1);
        for (int values = random.nextInt(8) == 0 ? 2 : 1; values > 0; values--) {
            document.add(
                    BODY,
                    random.ints(random.nextInt(MAX_WORDS), 0, distinct)
                            .mapToObj(RandomIntervals.WORDS::get)
                            .collect(Collectors.joining(" ")));
        }
        return document.build();
    }

    private static String smallest(Interval interval, Document document) {
        Interval small = interval;
        String words = document.values(BODY).stream()
                .map(value -> value.toString().replaceAll("^.*\\[(value=)?|]$", ""))
                .collect(Collectors.joining(" "));
        if (!differ(small, words)) {
            return "(only in the company of others) " + interval + "\nand " + document;
        }
        for (int step = 0; step < MAX_STEPS; step++) {
            String text = words;
            Interval present = small;
            Optional<Interval> smaller = RandomIntervals.smaller(present)
                    .filter(candidate -> differ(candidate, text))
                    .findFirst();
            Optional<String> shorter =
                    shorter(text).filter(candidate -> differ(present, candidate)).findFirst();
            if (smaller.isEmpty() && shorter.isEmpty()) {
                break;
            }
            small = smaller.orElse(present);
            words = smaller.isPresent() ? text : shorter.orElse(text);
        }
        return small + "\nwhich is " + small.source() + "\nand document " + words;
    }

    private static boolean differ(Interval interval, String words) {
        Document document = Document.builder(SCHEMA).add(BODY, words).build();
        QueryIndex index = new QueryIndex(SCHEMA);
        IntervalsQuery query = new IntervalsQuery(BODY, interval);
        index.put(1, 0, Handmade.query(query));
        Verdict verdict = new Judge(document).verdict(query);
        return verdict != Verdict.ERROR && DuelTest.verdictOf(index.match(document, 1), 1) != verdict;
    }

    private static Stream<String> shorter(String words) {
        List<String> all = List.of(words.split(" ", -1));
        return IntStream.range(0, all.size()).mapToObj(left -> {
            List<String> fewer = new ArrayList<>(all);
            fewer.remove(left);
            return String.join(" ", fewer);
        });
    }

    /** What was really tried. */
    private static final class Tally {
        private long pairs;
        private long hits;
        private long refused;
        private long askedOfLucene;
    }
}
