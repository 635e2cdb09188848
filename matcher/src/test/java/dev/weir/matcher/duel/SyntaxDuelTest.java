package dev.weir.matcher.duel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.query.QuerySyntax;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.bool.CanonicalText;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Judge.Verdict;
import dev.weir.matcher.testing.RandomIntervals;
import dev.weir.matcher.testing.RandomSearches;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import dev.weir.matcher.tree.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Searches as trees and in the syntaxes BOOLEAN, ELASTICSEARCH and SIMPLE, with proximity between groups, wildcards in
 * phrases and nesting: the query index against Lucene's verdict on what they are compiled to. Each tree is printed and
 * read again as well.
 */
@ExtendWith(Randomized.class)
class SyntaxDuelTest {
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text(RandomSearches.TITLE))
            .field(Field.text(RandomSearches.BODY).asRepeated())
            .defaultFields(RandomSearches.TITLE, RandomSearches.BODY)
            .build();
    private static final int ROUNDS = 40;
    private static final int SEARCHES = 100;
    private static final int DOCUMENTS = 30;
    private static final int MAX_WORDS = 16;

    @Test
    void whatIsAskedInAnySyntaxIsDecidedAsLuceneDoes(Seeded random) {
        Tally tally = new Tally();
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            duel(new Random(random.nextLong()), round, tally);
        }
        System.out.printf(
                "duel of syntaxes: %,d pairs, %,d hits, %,d searches refused, %,d pairs that Lucene fails on,"
                        + " %,d asked of Lucene, seed %s%n",
                tally.pairs, tally.hits, tally.refused, tally.failed, tally.askedOfLucene, random);
        assertThat(tally.pairs).isGreaterThan(100_000L * Randomized.multiplier());
        assertThat((double) tally.hits / tally.pairs).as("share of hits").isBetween(0.1, 0.7);
        assertThat((double) tally.refused / (ROUNDS * SEARCHES * Randomized.multiplier()))
                .as("share of searches that are refused")
                .isLessThan(0.05);
        assertThat((double) tally.failed / tally.pairs)
                .as("share of pairs that Lucene fails on")
                .isLessThan(0.02);
    }

    private static void duel(Random random, int round, Tally tally) {
        RandomSearches generator = new RandomSearches(random);
        QueryParser parser = new QueryParser(SCHEMA);
        CanonicalText canonical = new CanonicalText(SCHEMA);
        QueryIndex index = new QueryIndex(SCHEMA);
        List<ParsedQuery> searches = new ArrayList<>();
        for (int i = 0; i < SEARCHES; i++) {
            QuerySource source = generator.next();
            try {
                ParsedQuery search = parser.parse(source);
                String text = canonical.print(search.tree());
                assertThat(parser.parse(QuerySource.of(QuerySyntax.BOOLEAN, text))
                                .tree())
                        .as(text)
                        .isEqualTo(search.tree());
                index.put(searches.size(), 0, search);
                searches.add(search);
            } catch (QueryException e) {
                tally.refused++;
            }
        }
        for (int i = 0; i < DOCUMENTS; i++) {
            if (i == DOCUMENTS / 2 && round % 2 == 0) {
                index.maintain();
            }
            Document document = document(random);
            compare(searches, index.match(document, 1), document, tally);
        }
    }

    private static void compare(List<ParsedQuery> searches, Hits hits, Document document, Tally tally) {
        Judge judge = new Judge(document);
        tally.askedOfLucene += hits.stats().luceneDecisions();
        for (int id = 0; id < searches.size(); id++) {
            Verdict verdict = judge.verdict(searches.get(id).lucene());
            if (verdict == Verdict.ERROR) {
                tally.failed++;
                continue;
            }
            tally.pairs++;
            tally.hits += verdict == Verdict.YES ? 1 : 0;
            if (DuelTest.verdictOf(hits, id) != verdict) {
                throw new AssertionError("the query index and Lucene, which says " + verdict + ", differ on "
                        + searches.get(id).source() + "\nwhich is "
                        + searches.get(id).lucene() + "\nand " + document);
            }
        }
    }

    private static Document document(Random random) {
        int distinct = 3 + random.nextInt(RandomIntervals.WORDS.size() - 2);
        Document.Builder document = Document.builder(SCHEMA).add(RandomSearches.TITLE, text(random, distinct));
        for (int values = random.nextInt(6) == 0 ? 2 : 1; values > 0; values--) {
            document.add(RandomSearches.BODY, text(random, distinct));
        }
        return document.build();
    }

    private static String text(Random random, int distinct) {
        return random.ints(random.nextInt(MAX_WORDS), 0, distinct)
                .mapToObj(RandomIntervals.WORDS::get)
                .collect(Collectors.joining(" "));
    }

    /** What was really tried. */
    private static final class Tally {
        private long pairs;
        private long hits;
        private long refused;
        private long failed;
        private long askedOfLucene;
    }
}
