package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.filters;
import static dev.weir.matcher.traps.Claim.prices;
import static dev.weir.matcher.traps.Claim.query;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import org.junit.jupiter.api.Test;

/** One range needs one value; two ranges may be met by two. From least to most of the values is no match. */
class RangesOfRepeatedFieldsTest {
    @Test
    void aRangeBetweenTheValuesIsNotMet() {
        query("price:[4 TO 6]")
                .hits(prices(5), prices(1, 5, 9), prices(4), prices(6))
                .misses(prices(1, 9), prices(3, 7));
        query("weight:[4 TO 6]")
                .hits(document().add("weight", 1.0).add("weight", 5.5))
                .misses(document().add("weight", 1.0).add("weight", 9.0));
        query("listed:2024-03")
                .hits(document().add("listed", "2024-03-05").add("listed", "2025-01-01"))
                .misses(document().add("listed", "2024-01-01").add("listed", "2024-12-31"));
        query("code:[d TO f]")
                .hits(document().add("code", "a").add("code", "e"))
                .misses(document().add("code", "a").add("code", "z"));
    }

    @Test
    void twoRangesMayBeMetByDifferentValues() {
        query("price:[1 TO 3] AND price:[8 TO 9]")
                .hits(prices(1, 9), prices(2, 5, 8))
                .misses(prices(2), prices(5, 9));
        query("price:[1 TO 3] AND price:[3 TO 9]").hits(prices(3), prices(1, 9)).misses(prices(1, 2));
    }

    @Test
    void twoHalfOpenRangesAreNotOneRange() {
        Claim claim = query("price:>=4 AND price:<=6");
        claim.hits(prices(5), prices(1, 9), prices(3, 7)).misses(prices(3), prices(7), prices(7, 9));
        filters(Filter.Range.atLeast("price", Value.of(4)), Filter.Range.atMost("price", Value.of(6)))
                .hits(prices(5), prices(1, 9))
                .misses(prices(3), prices(7));
        filters(Filter.Range.between("price", Value.of(4), Value.of(6)))
                .hits(prices(5))
                .misses(prices(1, 9));
    }

    @Test
    void rangesThatHaveNothingInCommonMayBothBeMet() {
        query("price:<3 AND price:>7").hits(prices(1, 9)).misses(prices(1), prices(9), prices(5));
    }

    @Test
    void aNegatedRangeIsAboutAllValues() {
        query("price:* AND NOT price:[4 TO 6]").hits(prices(1, 9), prices(3)).misses(prices(1, 5), document());
        query("NOT price:[4 TO 6]").hits(document(), prices(1, 9)).misses(prices(5, 20));
        query("price:[1 TO 3] AND NOT price:[2 TO 2]")
                .hits(prices(1), prices(3))
                .misses(prices(1, 2));
    }

    @Test
    void alternativesOfRangesAreNotTheRangeAroundThem() {
        query("price:[1 TO 2] OR price:[8 TO 9]").hits(prices(1), prices(9)).misses(prices(5), prices(3, 7));
    }

    @Test
    void aPlaceNeedsBothItsDegreesInTheBox() {
        Filter box = new Filter.GeoBox("place", 10, 0, 0, 10);
        filters(box)
                .hits(
                        document().add("place", "5,5"),
                        document().add("place", "50,50").add("place", "5,5"))
                .misses(document().add("place", "5,50").add("place", "50,5"));
        filters(box, new Filter.GeoDistance("place", new GeoPoint(50, 50), 1_000))
                .hits(document().add("place", "5,5").add("place", "50,50"))
                .misses(document().add("place", "5,5"), document().add("place", "50,50"));
    }

    @Test
    void aTrueAndAFalseValueAreBothThere() {
        query("open:true AND open:false").hits(document().add("open", true).add("open", false));
        query("open:true AND NOT open:false")
                .misses(document().add("open", true).add("open", false));
    }
}
