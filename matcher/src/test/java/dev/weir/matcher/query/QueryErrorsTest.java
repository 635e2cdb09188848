package dev.weir.matcher.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "weir AND | 1 | 9",
                "(weir | 1 | 6",
                "weir) | 1 | 5",
                "a b \"unclosed | 1 | 5",
                "a /unclosed | 1 | 3",
                "price:[1 TO | 1 | 12",
                "a AND OR b | 1 | 7",
                "weir\\nAND water\\n(AND x) | 3 | 2",
                "title:a:b | 1 | 8",
                "a ] b | 1 | 3",
                "a ] | 1 | 3",
                "weir\\ | 1 | 5",
            })
    void syntaxErrorsHaveLineAndColumn(String text, int line, int column) {
        QueryException e = refusal(text.replace("\\n", "\n"));
        assertThat(e.line()).as(e.getMessage()).isEqualTo(line);
        assertThat(e.column()).as(e.getMessage()).isEqualTo(column);
        assertThat(e.reason()).isNotBlank();
    }

    @Test
    void columnsCountCharactersAsPeopleSeeThem() {
        assertThat(refusal("𝒳𝒴 AND )").column()).isEqualTo(8);
    }

    @Test
    void aSignThatWasReadAsPartOfANumberDoesNotShiftColumns() {
        assertThat(refusal("price:-5 AND price:-6 AND )").column()).isEqualTo(27);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "weir pryce:5 | pryce | did you mean price | 12",
                "nothing:x | nothing | the schema has title, body | 9",
                "*:x | * | unknown field | 3",
                "price:cheap | price | not a whole number | 7",
                "price:5.5 | price | not a whole number | 7",
                "price:99999999999999999999 | price | outside of the range | 7",
                "price:[a TO 5] | price | not a whole number | 8",
                "price:1* | price | a wildcard | 7",
                "price:5~1 | price | a fuzzy word | 7",
                "price:/5/ | price | a regular expression | 0",
                "price:\"5 6\"~2 | price | a proximity | 8",
                "price:fn:ordered(a b) | price | a proximity | 18",
                "weight:NaN | weight | not a number | 8",
                "weight:1e999 | weight | too large | 8",
                "listed:yesterday | listed | not a date | 8",
                "listed:2024-13 | listed | not a date | 8",
                "listed:[2024-02-30 TO *] | listed | not a date | 9",
                "listed:2024* | listed | a wildcard | 8",
                "open:yes | open | true or false | 6",
                "open:[false TO true] | open | a range | 7",
                "open:t* | open | a wildcard | 6",
                "place:here | place | geo filter | 7",
                "place:* | place | geo filter | 7",
                "place:[a TO b] | place | geo filter | 8",
                "code:fn:ordered(a b) | code | a proximity | 17",
            })
    void whatAFieldCannotBeAskedIsRefusedWithAReason(String text, String field, String reason, int column) {
        QueryException e = refusal(text);
        assertThat(e.field()).isEqualTo(field);
        assertThat(e.reason()).contains(reason);
        assertThat(e.column()).as(e.getMessage()).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a b)@99999999999", "\"a b\"~2.5", "(a b)@1.5"})
    void numbersThatLuceneCannotTakeAreRefused(String text) {
        assertThat(refusal(text).reason()).isNotBlank();
    }

    @Test
    void theEmptyQueryIsRefused() {
        assertThat(refusal("").reason()).contains("empty");
        assertThat(refusal(" \n\t").reason()).contains("empty");
    }

    @Test
    void nestingBeyondTheLimitIsRefusedBeforeAnythingRecurses() {
        String deep = "(".repeat(100_000) + "a" + ")".repeat(100_000);
        assertThat(refusal(deep).reason()).contains("maxDepth");
        assertThat(refusal(deep).column()).isEqualTo(201);
        assertThat(Fixture.parse("(".repeat(200) + "a" + ")".repeat(200))).isNotNull();
    }

    @Test
    void parenthesesInQuotesEscapesAndRegularExpressionsDoNotNest() {
        String many = "(".repeat(1_000);
        assertThat(Fixture.parse("\"" + many + "\" weir")).isNotNull();
        assertThat(Fixture.parse("\\(".repeat(300) + " weir")).isNotNull();
        assertThat(Fixture.parse("/[" + "(".repeat(300) + "]/ weir")).isNotNull();
    }

    @Test
    void aNestingHiddenBehindAnUnfinishedRegularExpressionIsStillCounted() {
        assertThat(refusal("/a\\/ " + "(".repeat(10_000)).reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/(a|b)*a(a|b){2000}/", "/((a{1,100}){1,100}){1,100}/", "/[/", "/a{2/", "/(/", "/a{5,2}/"})
    void pathologicalRegularExpressionsAreRefused(String text) {
        assertThat(refusal("title:" + text).reason()).isNotBlank();
    }

    @Test
    void overlongPatternsAreRefused() {
        assertThat(refusal("a".repeat(1_000) + "*").reason()).contains("maxPatternChars");
        assertThat(refusal("/" + "a".repeat(1_000) + "/").reason()).contains("maxPatternChars");
        assertThat(refusal("a".repeat(1_001) + "~").reason()).contains("maxPatternChars");
    }

    @Test
    void tooLongAndTooManyClausesAreRefused() {
        assertThat(refusal("a ".repeat(150_001)).reason()).contains("maxChars");
        assertThat(refusal("a ".repeat(20_001)).reason()).contains("maxClauses");
        QueryLimits few = new QueryLimits(1_000, 10, 15, 10, 100, 2, 3);
        QueryParser parser = new QueryParser(Fixture.SCHEMA, few);
        assertThatThrownBy(() -> parser.parse(QuerySource.of("a ".repeat(8))))
                .hasMessageContaining("maxExpandedClauses");
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThat(refusal("weir \ud835 water").column()).isEqualTo(6);
    }

    @Test
    void aClauseWithoutAFieldNeedsADefaultField() {
        Schema numbers = Schema.builder().field(Field.longs("price")).build();
        QueryException e = catchThrowableOfType(
                QueryException.class, () -> new QueryParser(numbers).parse(QuerySource.of("weir")));
        assertThat(e.reason()).contains("no default fields");
    }

    static Stream<Filter> meaninglessFilters() {
        GeoPoint a = new GeoPoint(0, 0);
        return Stream.of(
                Filter.Range.atLeast("pryce", Value.of(5)),
                Filter.Range.atLeast("open", Value.of(true)),
                Filter.Range.atLeast("price", Value.of("5")),
                Filter.Range.atLeast("price", Value.of(5.5)),
                Filter.Range.atLeast("weight", Value.of(Double.NaN)),
                Filter.Range.atLeast("listed", Value.of("soon")),
                Filter.Range.atLeast("listed", Value.of(5)),
                Filter.Terms.of("title", "a"),
                Filter.Terms.of("place", "a"),
                Filter.Terms.of("open", "true"),
                new Filter.Terms("tag", List.of()),
                new Filter.Terms("tag", Collections.nCopies(10_001, Value.of("a"))),
                new Filter.GeoDistance("tag", a, 5),
                new Filter.GeoDistance("place", a, -1),
                new Filter.GeoDistance("place", a, Double.NaN),
                new Filter.GeoBox("place", 1, 0, 2, 0),
                new Filter.GeoBox("place", 91, 0, 2, 0),
                new Filter.GeoPolygon("place", List.of(a, new GeoPoint(1, 1), a)),
                new Filter.GeoPolygon(
                        "place", List.of(new GeoPoint(0, 170), new GeoPoint(1, -170), new GeoPoint(2, 175))));
    }

    @ParameterizedTest
    @MethodSource("meaninglessFilters")
    void aFilterWithoutMeaningIsRefusedAndNamed(Filter filter) {
        Filter good = Filter.Terms.of("tag", "a");
        QueryException e = catchThrowableOfType(QueryException.class, () -> new QueryParser(Fixture.SCHEMA)
                .parse(QuerySource.of("a").withFilters(good, filter)));
        assertThat(e.filterIndex()).hasValue(1);
        assertThat(e.field()).isEqualTo(filter.field());
        assertThat(e.getMessage()).startsWith("filter 2: ");
    }

    @Test
    void tooManyFiltersAreRefused() {
        List<Filter> many = Collections.nCopies(65, Filter.Terms.of("tag", "a"));
        assertThatThrownBy(() -> new QueryParser(Fixture.SCHEMA)
                        .parse(QuerySource.of("a").withFilters(many)))
                .hasMessageContaining("maxFilters");
    }

    private static QueryException refusal(String text) {
        QueryException e = catchThrowableOfType(QueryException.class, () -> Fixture.parse(text));
        assertThat(e)
                .as("%s is refused", text.length() > 100 ? text.substring(0, 100) : text)
                .isNotNull();
        return e;
    }
}
