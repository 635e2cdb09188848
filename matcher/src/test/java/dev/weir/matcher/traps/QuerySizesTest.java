package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.body;
import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.QueryLimits;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries as long as those of media monitors, and of the lengths at which the room beside a posting ends. */
class QuerySizesTest {
    private static final int CHARS = 20_000;
    private static final int CLAUSES = 5_000;

    @Test
    void whatAMediaMonitorWritesIsWithinTheLimits() {
        assertThat(QueryLimits.DEFAULT.maxChars()).isGreaterThanOrEqualTo(CHARS);
        assertThat(QueryLimits.DEFAULT.maxClauses()).isGreaterThanOrEqualTo(CLAUSES);
        assertThat(QueryLimits.DEFAULT.maxExpandedClauses()).isGreaterThanOrEqualTo(CLAUSES * 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 254, 255, 256, CLAUSES})
    void ofAlternativesOfAnyNumberTheLastIsAsGoodAsTheFirst(int clauses) {
        query(joined(" OR ", clauses))
                .hits(body("w0"), body("w" + (clauses - 1)), body("x w" + clauses / 2))
                .misses(body("w" + clauses), document());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 84, 85, 126, 127, 128, 253, 254, 255, 256, 257, 258, 1_000, CLAUSES})
    void ofRequiredClausesOfAnyNumberNoneIsForgotten(int clauses) {
        String all = joined(" ", clauses);
        query(joined(" AND ", clauses))
                .hits(body(all))
                .misses(
                        body(all.substring(3)),
                        body(all.substring(0, all.lastIndexOf(' '))),
                        body(all.replace(" w" + clauses / 2 + " ", " ")));
        // Numbers lie as spans beside a query, which take three words each.
        query(IntStream.range(0, clauses).mapToObj(i -> "price:" + i).collect(Collectors.joining(" AND ")))
                .hits(prices(0, clauses))
                .misses(prices(1, clauses), prices(0, clauses - 1));
    }

    @Test
    void ofManyForbiddenClausesEachForbids() {
        query("water AND NOT (" + joined(" OR ", CLAUSES - 1) + ")")
                .hits(body("water"), body("water w4999"))
                .misses(body("water w0"), body("water w4998"));
    }

    @Test
    void manyClausesAreCountedToTheLast() {
        query("(" + joined(" ", CLAUSES) + ")@4999")
                .hits(body(joined(" ", CLAUSES)), body(joined(" ", CLAUSES - 1)))
                .misses(body(joined(" ", CLAUSES - 2)));
    }

    @Test
    void aQueryOfTwentyThousandCharactersOfEveryKindIsDecidedRightly() {
        StringBuilder text = new StringBuilder("weir AND (nothing");
        int i = 0;
        for (; text.length() < CHARS; i++) {
            text.append(" OR (\"company number")
                    .append(i)
                    .append("\" AND (take")
                    .append(i)
                    .append("* OR price:")
                    .append(i)
                    .append(" OR \"over take")
                    .append(i)
                    .append("\"~3) NOT foot?all")
                    .append(i)
                    .append(')');
        }
        String last = "company number" + (i - 1);
        query(text + ")")
                .hits(
                        body("weir " + last + " take" + (i - 1) + "over"),
                        body("weir " + last).add("price", i - 1),
                        body("weir company number0 take0"))
                .misses(
                        body(last + " take" + (i - 1)),
                        body("weir " + last + " take" + i),
                        body("weir " + last + " take" + (i - 1) + " football" + (i - 1)),
                        body("weir number0 company take0"));
    }

    @Test
    void aPhraseOfAThousandWordsIsOnePhrase() {
        String words = joined(" ", 1_000);
        query("\"" + words + "\"")
                .hits(body("x " + words + " y"))
                .misses(
                        body(words.replace("w500 ", "")),
                        body(words.replace("w500 w501", "w501 w500")),
                        body(words.substring(3)));
    }

    private static Document.Builder prices(int from, int to) {
        Document.Builder document = document();
        for (int i = from; i < to; i++) {
            document.add("price", Value.of((long) i));
        }
        return document;
    }

    private static String joined(String between, int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(between));
    }
}
