package dev.weir.matcher.query;

import static dev.weir.matcher.query.Fixture.document;
import static dev.weir.matcher.query.Fixture.matches;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What queries mean, and above all where this family of systems goes wrong. */
class LanguageTest {
    private static Document.Builder weir() {
        return document()
                .add("title", "The Weirs of the River")
                .add("body", "water over the weir")
                .add("body", "second thoughts")
                .add("tag", "River Thames")
                .add("code", "Ab-1")
                .add("price", 5)
                .add("price", 50)
                .add("weight", 0.5)
                .add("open", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weir",
                "title:weir",
                "title:WEIRS",
                "body:weir",
                "water AND NOT fish",
                "water AND (NOT fish)",
                "NOT fish",
                "-fish",
                "(NOT fish) OR fish",
                "NOT (NOT water)",
                "*:* NOT fish",
                "\"over the weir\"",
                "\"water weir\"~2",
                "\"weir water\"~5",
                "wat*",
                "*ter",
                "w?ter",
                "*t*",
                "WAT*",
                "Wat?R",
                "watre~",
                "watr~1",
                "/wat.+/",
                "/WAT.+/",
                "/\\w+/",
                "body:[watch TO weir]",
                "body:{watch TO *]",
                "(water fish weir)@2",
                "(water water fish)@2",
                "water^0",
                "(water fish)^0",
                "+water fish",
                "water (+fish -bird)",
                "body:fn:ordered(water weir)",
                "body:fn:maxgaps(2 fn:unordered(weir water))",
                "fn:ordered(water weir)",
                "body:fn:wildcard(wat*)",
                "title:*",
                "tag:*",
                "open:*",
                "price:*",
                "price:[* TO *]",
                "weight:*",
                "open:true",
                "tag:\"river thames\"",
                "tag:\"RIVER THAMES\"",
                "tag:River\\ Thames",
                "tag:riv*",
                "tag:RIV*mes",
                "tag:/RIVER.*/",
                "tag:[RA TO RZ]",
                "code:Ab\\-1",
                "code:A*",
                "code:Ab-1",
                "price:5",
                "price:\"5\"",
                "price:[1 TO 5]",
                "price:[5 TO 6}",
                "price:{4 TO 5]",
                "price:>=50",
                "price>=50",
                "price:<6",
                "price:>-6",
                "price:[-6 TO 5]",
                "weight:0.5",
                "weight:.5",
                "weight:5e-1",
                "weight:[0 TO 1}",
                "weight:>-0.5",
                "title:river AND price:5 AND price:50",
                "(water)@1",
                "((water))@1",
                "(water)^2@1",
                "(water AND weir)@0",
                "title:the OR water",
                "title:(the weir)",
                "+title:the +water"
            })
    void theWeirIsFound(String text) {
        assertThat(matches(text, weir())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fish",
                "title:water",
                "code:ab\\-1",
                "code:a*",
                "water AND (NOT weir)",
                "NOT water",
                "-water",
                "NOT (NOT fish)",
                "\"weir water\"",
                "\"weir second\"",
                "\"weir second\"~20",
                "(water fish bird)@2",
                "(water fish bird)@4",
                "(fish fish water)@2",
                "water^0 AND fish",
                "+fish water",
                "*:* NOT water",
                "body:fn:ordered(weir water)",
                "/wat/",
                "/wate/",
                "/\\W+/",
                "w?er",
                "*:* AND (fish)",
                "open:false",
                "price:6",
                "price:[6 TO 49]",
                "price:{5 TO 50}",
                "price:>50",
                "price:<5",
                "price:-5",
                "price:{5 TO 6]",
                "weight:0.4999",
                "weight:{0.5 TO *]",
                "weight:>0.5",
                "tag:thames",
                "tag:[a TO b]",
                "listed:*",
                "listed:[* TO *]",
                "title:the",
                "title:the AND title:of",
                "NOT *:*",
                "(water)@2"
            })
    void theWeirIsNotFound(String text) {
        assertThat(matches(text, weir())).isFalse();
    }

    @Test
    void severalDefaultFieldsMeanAnyOfThem() {
        assertThat(matches("river", document().add("title", "river"))).isTrue();
        assertThat(matches("river", document().add("body", "river"))).isTrue();
        assertThat(matches("river", document().add("tag", "river"))).isFalse();
    }

    @Test
    void eachDefaultFieldIsAnalysedByItsOwnAnalyzer() {
        assertThat(matches("running", document().add("title", "runs"))).isTrue();
        assertThat(matches("running", document().add("body", "runs"))).isFalse();
    }

    @Test
    void zeroRepeatsInARegularExpressionAreUnderstood() {
        Document.Builder ac = document().add("body", "ac");
        for (String regexp : List.of("/ab*c/", "/a(bb)?c/", "/ab{0,3}c/", "/(a|q)c/", "/[a-b]c/", "/.*/")) {
            assertThat(matches("body:" + regexp, ac)).as(regexp).isTrue();
        }
        assertThat(matches("body:/ab+c/", ac)).isFalse();
    }

    @Test
    void phrasesKeepTheHolesOfStopWords() {
        assertThat(matches("title:\"weirs of the river\"", weir())).isTrue();
        assertThat(matches("title:\"weirs river\"", weir())).isFalse();
        assertThat(matches("title:\"weirs in that river\"", weir())).isTrue();
    }

    @Test
    void twoRangesOfARepeatedFieldMayBeMetByDifferentValuesButOneRangeNeedsOneValue() {
        assertThat(matches("price:[4 TO 6] AND price:[49 TO 51]", weir())).isTrue();
        assertThat(matches("price:[6 TO 49]", weir())).isFalse();
        assertThat(matches("(price:[4 TO 6] price:5 fish)@2", weir())).isTrue();
    }

    @Test
    void bothZerosAreTheSameNumber() {
        for (double zero : new double[] {0.0, -0.0}) {
            Document.Builder document = document().add("weight", zero);
            assertThat(matches("weight:0", document)).isTrue();
            assertThat(matches("weight:-0.0", document)).isTrue();
            assertThat(matches("weight:{0 TO 1]", document)).isFalse();
            assertThat(matches("weight:[-1 TO 0}", document)).isFalse();
            assertThat(matches(Filter.Range.atLeast("weight", Value.of(-0.0)), document))
                    .isTrue();
            assertThat(matches(new Filter.Terms("weight", List.of(Value.of(-0.0))), document))
                    .isTrue();
        }
    }

    @Test
    void rangesReachTheEdgesOfLongAndNoFurther() {
        Document.Builder largest = document().add("price", Long.MAX_VALUE);
        assertThat(matches("price:9223372036854775807", largest)).isTrue();
        assertThat(matches("price:{9223372036854775806 TO *]", largest)).isTrue();
        assertThat(matches("price:{9223372036854775807 TO *]", largest)).isFalse();
        assertThat(matches("price:>9223372036854775807", largest)).isFalse();
        Document.Builder smallest = document().add("price", Long.MIN_VALUE);
        assertThat(matches("price:-9223372036854775808", smallest)).isTrue();
        assertThat(matches("price:<-9223372036854775808", smallest)).isFalse();
        assertThat(matches("price:[5 TO 1]", document().add("price", 3))).isFalse();
    }

    @Test
    void turkishAndGermanLettersAreFoldedAlikeInDocumentsAndQueries() {
        assertThat(matches("tag:İSTANBUL", document().add("tag", "İstanbul"))).isTrue();
        assertThat(matches("tag:İST*", document().add("tag", "İstanbul"))).isTrue();
        assertThat(matches("body:STRASSE", document().add("body", "Straße"))).isFalse();
        assertThat(matches("body:STRAßE", document().add("body", "straße"))).isTrue();
    }

    @Test
    void composedAndDecomposedLettersStayDifferentForTheStandardAnalyzer() {
        assertThat(matches("body:caf\u00e9", document().add("body", "cafe\u0301")))
                .isFalse();
        assertThat(matches("body:cafe\u0301", document().add("body", "cafe\u0301")))
                .isTrue();
    }

    @Test
    void charactersBeyondTheBasicPlaneCountAsOne() {
        assertThat(matches("tag:?x", document().add("tag", "𝒳x"))).isTrue();
        assertThat(matches("tag:𝒳y~1", document().add("tag", "𝒳x"))).isTrue();
    }

    @Test
    void theQueryAndEveryFilterMustHold() {
        Filter cheap = Filter.Range.below("price", Value.of(10));
        Filter thames = Filter.Terms.of("tag", "RIVER thames", "x");
        assertThat(matches(QuerySource.of("water").withFilters(cheap, thames), weir()))
                .isTrue();
        assertThat(matches(QuerySource.of("fish").withFilters(cheap, thames), weir()))
                .isFalse();
        assertThat(matches(QuerySource.of("water").withFilters(cheap, Filter.Terms.of("tag", "x")), weir()))
                .isFalse();
        assertThat(matches(QuerySource.of("NOT fish").withFilters(cheap), weir()))
                .isTrue();
        assertThat(matches(QuerySource.of(" ").withFilters(cheap), weir())).isTrue();
    }

    @Test
    void aBoxMayCrossTheDateLine() {
        Filter box = new Filter.GeoBox("place", 10, 170, -10, -170);
        assertThat(matches(box, document().add("place", "0,175"))).isTrue();
        assertThat(matches(box, document().add("place", "0,-175"))).isTrue();
        assertThat(matches(box, document().add("place", "0,0"))).isFalse();
        assertThat(matches(box, document().add("place", "0,0").add("place", "0,180")))
                .isTrue();
    }

    @Test
    void distancesAreMeters() {
        GeoPoint london = new GeoPoint(51.5074, -0.1278);
        Document.Builder paris = document().add("place", "48.8566, 2.3522");
        assertThat(matches(new Filter.GeoDistance("place", london, 350_000), paris))
                .isTrue();
        assertThat(matches(new Filter.GeoDistance("place", london, 330_000), paris))
                .isFalse();
    }

    @Test
    void aPolygonNeedNotBeClosed() {
        List<GeoPoint> triangle = List.of(new GeoPoint(0, 0), new GeoPoint(10, 0), new GeoPoint(0, 10));
        assertThat(matches(new Filter.GeoPolygon("place", triangle), document().add("place", "2,2")))
                .isTrue();
        assertThat(matches(new Filter.GeoPolygon("place", triangle), document().add("place", "9,9")))
                .isFalse();
    }

    @Test
    void anEmptyDocumentMatchesOnlyWhatAsksForNothing() {
        assertThat(matches("*:*", document())).isTrue();
        assertThat(matches("NOT weir", document())).isTrue();
        assertThat(matches("weir", document())).isFalse();
        assertThat(matches("title:*", document())).isFalse();
        assertThat(matches("price:*", document())).isFalse();
    }
}
