package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.body;
import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.prices;
import static dev.weir.matcher.traps.Claim.query;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At least so many of several: what is counted are clauses, not words, not documents' values. */
class MinimumShouldMatchTest {
    @ParameterizedTest
    @ValueSource(strings = {"a b c d", "a a b c", "a a b b", "a a a d", "a b"})
    void anyChoiceOfSoManyClausesIsEnoughAndFewerAreNot(String clauses) {
        for (int number = 1; number <= 5; number++) {
            Claim claim = query("(" + clauses + ")@" + number);
            for (String present : choices("abcd")) {
                long held = List.of(clauses.split(" ")).stream()
                        .filter(present::contains)
                        .count();
                claim.says(held >= number, body("x " + String.join(" ", present.split(""))));
            }
        }
    }

    @Test
    void aClauseThatIsThereTwiceCountsTwice() {
        query("(water water fish)@2").hits(body("water"), body("water fish")).misses(body("fish"));
        query("(\"a b\" \"a b\" fish)@2").hits(body("a b")).misses(body("b a fish"));
        query("(wat* wat* fish)@2").hits(body("water")).misses(body("fish"));
        query("(price:5 price:[5 TO 5] fish)@2").hits(prices(5)).misses(prices(6), body("fish"));
        query("(water water)@2").hits(body("water"));
        query("(water water)@3").misses(body("water water water"));
    }

    @Test
    void aWordThatIsThereTwiceCountsOnce() {
        query("(water fish bird)@2").hits(body("water fish")).misses(body("water water water"));
    }

    @Test
    void wordsAndRangesCountAlike() {
        query("(water price:[1 TO 5] tag:x)@2")
                .hits(
                        body("water").add("price", 3),
                        prices(3).add("tag", "x"),
                        body("water").add("price", 9).add("tag", "x"))
                .misses(
                        body("water").add("price", 9),
                        prices(1, 2, 3),
                        document().add("tag", "x"));
    }

    @Test
    void rangesOfOneFieldCountEachByItself() {
        Claim claim = query("(price:[1 TO 5] price:[4 TO 9] fish)@2");
        claim.hits(prices(5), prices(1, 9), prices(3).add("body", "fish"))
                .misses(prices(3), prices(2, 3), prices(7, 8), prices(10).add("body", "fish"));
        query("(price:[1 TO 5] price:[4 TO 9] price:[20 TO 30])@3")
                .hits(prices(4, 20))
                .misses(prices(4, 5));
    }

    @Test
    void whatIsRequiredOrForbiddenIsNotCounted() {
        query("(+water fish bird)@1").hits(body("water fish")).misses(body("water"), body("fish bird"));
        query("(-water fish bird)@1").hits(body("fish")).misses(body("fish water"), document());
        query("(+water fish bird)@2").hits(body("water fish bird")).misses(body("water fish"));
    }

    @Test
    void aNumberAboveThatOfTheClausesIsNeverReached() {
        query("(water fish)@3").misses(body("water fish"));
        query("NOT (water fish)@3").hits(body("water fish"), document());
        query("bird OR (water fish)@3").hits(body("bird")).misses(body("water fish"));
    }

    @Test
    void groupsCountAsOneAndMayCountThemselves() {
        query("((a b)@2 (c d)@1 e)@2").hits(body("a b c"), body("d e")).misses(body("a c"), body("a b"), body("e"));
        query("(a (NOT b) c)@2").hits(body("a"), body("c"), body("a b c")).misses(body("a b"), document());
        query("NOT (a b c)@2").hits(body("a"), document()).misses(body("a c"));
        query("(NOT (a b c)@2) AND (b c d)@1").hits(body("b"), body("a d")).misses(body("a b"), body("a"));
    }

    @Test
    void aClauseThatAnalysisRemovesIsNoneAtAll() {
        query("(title:the title:weir title:river)@2")
                .hits(document().add("title", "the weirs of the river"))
                .misses(document().add("title", "the weir"));
    }

    @Test
    void clausesThatAlwaysOrNeverHoldCountAsTheyHold() {
        query("(*:* water fish)@2").hits(body("water"), body("fish")).misses(body("bird"));
        query("(price:[5 TO 1] water fish)@2")
                .hits(body("water fish"))
                .misses(body("water").add("price", 3));
    }

    /** All subsets of the letters, in order. */
    private static List<String> choices(String letters) {
        List<String> choices = new ArrayList<>();
        for (int bits = 0; bits < 1 << letters.length(); bits++) {
            StringBuilder choice = new StringBuilder();
            for (int i = 0; i < letters.length(); i++) {
                if ((bits >> i & 1) != 0) {
                    choice.append(letters.charAt(i));
                }
            }
            choices.add(choice.toString());
        }
        return choices;
    }
}
