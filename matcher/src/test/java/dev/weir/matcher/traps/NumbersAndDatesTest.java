package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.filters;
import static dev.weir.matcher.traps.Claim.prices;
import static dev.weir.matcher.traps.Claim.query;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.DocumentException;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers where their types end, both zeros, what is no number, and days that begin elsewhere. */
class NumbersAndDatesTest {
    private static final long LEAST = Long.MIN_VALUE;
    private static final long MOST = Long.MAX_VALUE;

    @Test
    void theLeastAndTheLargestWholeNumberAreFound() {
        query("price:" + MOST).hits(prices(MOST)).misses(prices(MOST - 1), prices(LEAST));
        query("price:" + LEAST).hits(prices(LEAST)).misses(prices(LEAST + 1), prices(MOST));
        query("price:[" + (MOST - 1) + " TO *]")
                .hits(prices(MOST), prices(MOST - 1))
                .misses(prices(MOST - 2));
        query("price:[* TO " + (LEAST + 1) + "]").hits(prices(LEAST)).misses(prices(LEAST + 2));
        query("price:[* TO *]").hits(prices(LEAST), prices(MOST), prices(0)).misses(document());
        query("price:[" + LEAST + " TO " + MOST + "]").hits(prices(LEAST), prices(MOST), prices(0));
    }

    @Test
    void nothingLiesBeyondTheEdges() {
        query("price:>" + MOST).misses(prices(MOST), prices(LEAST), prices(0));
        query("price:<" + LEAST).misses(prices(MOST), prices(LEAST), prices(0));
        query("price:{" + MOST + " TO *]").misses(prices(MOST), prices(LEAST));
        query("price:{" + (MOST - 1) + " TO " + MOST + "}").misses(prices(MOST), prices(MOST - 1));
        query("price:{" + (MOST - 1) + " TO " + MOST + "]").hits(prices(MOST)).misses(prices(MOST - 1));
        assertThatThrownBy(() -> query("price:9223372036854775808")).isInstanceOf(QueryException.class);
    }

    @Test
    void spansAroundZeroAndPowersOfTwoEndWhereTheySay() {
        for (long edge : new long[] {-1, 0, 1, 255, 256, 257, 65_536, -65_536, 1L << 40, -(1L << 40)}) {
            query("price:[" + edge + " TO " + (edge + 300) + "]")
                    .hits(prices(edge), prices(edge + 1), prices(edge + 300))
                    .misses(prices(edge - 1), prices(edge + 301));
            query("price:>=" + edge).hits(prices(edge), prices(MOST)).misses(prices(edge - 1), prices(LEAST));
            query("price:<" + edge).hits(prices(edge - 1), prices(LEAST)).misses(prices(edge), prices(MOST));
        }
    }

    @Test
    void bothZerosAreOneNumberInDocumentsTextAndFilters() {
        for (String zero : List.of("0", "-0.0", "0.0", "-0")) {
            query("weight:" + zero).hits(weight(0.0), weight(-0.0)).misses(weight(Double.MIN_VALUE));
            query("weight:[" + zero + " TO 1]").hits(weight(0.0), weight(-0.0));
            query("weight:{" + zero + " TO 1]")
                    .misses(weight(0.0), weight(-0.0))
                    .hits(weight(Double.MIN_VALUE));
            query("weight:[-1 TO " + zero + "}")
                    .misses(weight(0.0), weight(-0.0))
                    .hits(weight(-Double.MIN_VALUE));
            query("weight:[-1 TO " + zero + "]").hits(weight(0.0), weight(-0.0));
        }
        filters(new Filter.Terms("weight", List.of(Value.of(-0.0), Value.of(7.0))))
                .hits(weight(0.0), weight(-0.0));
        filters(Filter.Range.above("weight", Value.of(-0.0)))
                .misses(weight(0.0))
                .hits(weight(Double.MIN_VALUE));
    }

    @Test
    void floatingPointNumbersAreComparedExactly() {
        query("weight:0.3").hits(weight(0.3)).misses(weight(0.1 + 0.2));
        query("weight:1e300").hits(weight(1e300)).misses(weight(Math.nextUp(1e300)));
        query("weight:>1")
                .hits(weight(Math.nextUp(1.0)), weight(Double.MAX_VALUE))
                .misses(weight(1), weight(-2));
        query("weight:<1")
                .hits(weight(Math.nextDown(1.0)), weight(-Double.MAX_VALUE))
                .misses(weight(1));
        query("weight:[-2 TO -1]").hits(weight(-1.5), weight(-1), weight(-2)).misses(weight(1.5), weight(-2.1));
        query("weight:4.9e-324").hits(weight(Double.MIN_VALUE)).misses(weight(0));
        query("weight:*")
                .hits(weight(-Double.MAX_VALUE), weight(Double.MAX_VALUE))
                .misses(document());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoFiniteNumberIsRefusedOnBothSides(double number) {
        assertThatThrownBy(() -> weight(number)).isInstanceOf(DocumentException.class);
        assertThatThrownBy(() -> filters(Filter.Range.atLeast("weight", Value.of(number))))
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> query("weight:" + number)).isInstanceOf(QueryException.class);
    }

    @Test
    void aDateWithAZoneIsTheMomentThatItNames() {
        Document.Builder nightInBerlin = listed("2024-03-01T01:00+02:00");
        query("listed:2024-02-29").hits(nightInBerlin);
        query("listed:2024-03-01").misses(nightInBerlin);
        query("listed:2024-02").hits(nightInBerlin);
        query("listed:\"2024-02-29T23:00Z\"").hits(nightInBerlin);
        query("listed:\"2024-03-01T01:00+02:00\"").hits(nightInBerlin, listed("2024-02-29T23:00:59Z"));
        query("listed:[2024-03-01T00:00+02:00 TO 2024-03-01T02:00+02:00}")
                .hits(nightInBerlin)
                .misses(listed("2024-03-01T00:00Z"));
        query("listed:\"2024-02-29T12:00-11:00\"").hits(nightInBerlin);
    }

    @Test
    void aDayIsADayOfUniversalTime() {
        query("listed:2024-03-01")
                .hits(listed("2024-03-01T00:00:00.000Z"), listed("2024-03-01T23:59:59.999Z"), listed("2024-03-01"))
                .misses(listed("2024-02-29T23:59:59.999Z"), listed("2024-03-02T00:00:00.000Z"));
        query("listed:2024-02-29").hits(listed("2024-02-29T12:00Z")).misses(listed("2024-03-01"));
        query("listed:[2024-02-28 TO 2024-02-29]").hits(listed("2024-02-29T23:59:59.999Z"));
        query("listed:{2024-02-28 TO 2024-03-01}")
                .hits(listed("2024-02-29T00:00Z"), listed("2024-02-29T23:59:59.999Z"))
                .misses(listed("2024-02-28T23:59:59.999Z"), listed("2024-03-01T00:00Z"));
    }

    @Test
    void datesBeforeTheEpochAndBeforeOurEraAreDates() {
        query("listed:1969-12-31").hits(listed("1969-12-31T23:59:59.999Z")).misses(listed("1970-01-01"));
        query("listed:<1970")
                .hits(listed("1969-12-31T23:59:59.999Z"), listed("-0044-03-15"))
                .misses(listed("1970"));
        query("listed:\\-0044").hits(listed("-0044-03-15")).misses(listed("0044-03-15"));
        query("listed:[* TO *]")
                .hits(listed("-9999-01-01"), listed("9999-12-31"))
                .misses(document());
        filters(Filter.Range.atLeast("listed", Value.of(Instant.ofEpochMilli(LEAST))))
                .hits(document().add("listed", Instant.ofEpochMilli(LEAST)), listed("2024"));
        filters(Filter.Range.atMost("listed", Value.of(Instant.ofEpochMilli(MOST))))
                .hits(document().add("listed", Instant.ofEpochMilli(MOST)), listed("2024"));
    }

    private static Document.Builder weight(double weight) {
        return document().add("weight", weight);
    }

    private static Document.Builder listed(String date) {
        return document().add("listed", date);
    }
}
