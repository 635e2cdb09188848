package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.body;
import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.prices;
import static dev.weir.matcher.traps.Claim.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code A AND (NOT B)} is an empty group to Lucene's parsers; people mean A without B. */
class NegationsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "water AND (NOT fish)",
                "water AND (-fish)",
                "water AND NOT fish",
                "+water -fish",
                "water NOT fish",
                "water AND ((NOT fish))",
                "water AND (NOT fish)^2",
                "water AND (NOT fish NOT bird)",
                "water AND NOT (fish OR bird)",
                "water AND (NOT (fish OR bird))",
                "(NOT fish) AND water",
                "water AND (NOT (NOT (NOT fish)))"
            })
    void theFirstWithoutTheSecondIsMeantHoweverItIsWritten(String text) {
        query(text)
                .hits(body("water"), body("water and land"))
                .misses(body("water fish"), body("fish"), body("land"), document());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT fish", "-fish", "(NOT fish)", "*:* NOT fish", "*:* AND (NOT fish)", "NOT fish~0"})
    void aNegationAloneIsEverythingElse(String text) {
        query(text).hits(body("water"), document(), prices(1)).misses(body("fish"), body("water", "fish"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT (NOT water)", "-(-water)", "NOT (NOT (NOT (NOT water)))", "NOT (*:* NOT water)"})
    void twoNegationsAreNone(String text) {
        query(text).hits(body("water")).misses(body("fish"), document());
    }

    @Test
    void aNegationMayBeAnAlternative() {
        query("water OR (NOT fish)")
                .hits(body("water"), body("water fish"), body("land"), document())
                .misses(body("fish"));
        query("(NOT water) OR (NOT fish)").hits(body("water"), body("land")).misses(body("water fish"));
        query("(NOT water) AND (NOT fish)").hits(body("land"), document()).misses(body("water"), body("fish"));
    }

    @Test
    void aNegationBesideAlternativesOnlyTakesAway() {
        query("water bird -fish")
                .hits(body("water"), body("bird"))
                .misses(body("water fish"), body("land"), document());
    }

    @Test
    void whatIsFoundByAnythingButAWordMayBeNegated() {
        query("water AND NOT price:[1 TO 5]")
                .hits(body("water"), body("water").add("price", 6))
                .misses(
                        body("water").add("price", 3),
                        body("water").add("price", 9).add("price", 3));
        query("water AND NOT \"small fish\"").hits(body("water fish small")).misses(body("water small fish"));
        query("water AND NOT fi*").hits(body("water")).misses(body("water fish"), body("water fig"));
        query("water AND NOT /f.*h/").hits(body("water fig")).misses(body("water fish"));
        query("water AND NOT fsh~1").hits(body("water")).misses(body("water fish"));
        query("water AND NOT title:*").hits(body("water")).misses(body("water").add("title", "fish"));
        query("water AND NOT (fish bird land)@2").hits(body("water fish")).misses(body("water fish land"));
        query("water AND NOT fn:ordered(small fish)")
                .hits(body("water fish small"))
                .misses(body("small water fish"));
    }

    @Test
    void aNegatedGroupIsNegatedAsAWhole() {
        query("NOT (water AND fish)")
                .hits(body("water"), body("fish"), document())
                .misses(body("water fish"));
        query("NOT (water AND (NOT fish))")
                .hits(body("fish"), body("water fish"))
                .misses(body("water"));
        query("NOT (+water fish)").hits(body("fish"), document()).misses(body("water"), body("water fish"));
        query("NOT (water -fish)").hits(body("water fish"), document()).misses(body("water"));
    }

    @Test
    void whatContradictsItselfMatchesNothingAndItsOppositeEverything() {
        query("water AND (NOT water)").misses(body("water"), body("fish"), document());
        query("water OR (NOT water)").hits(body("water"), body("fish"), document());
        query("NOT *:*").misses(body("water"), document());
        query("water AND NOT *:*").misses(body("water"));
    }

    @Test
    void negatingWhatAnalysisRemovesTakesNothingAway() {
        query("water AND NOT title:the").hits(body("water"), body("water").add("title", "the"));
        query("water AND (NOT title:the)").hits(body("water"), body("water").add("title", "the"));
    }
}
