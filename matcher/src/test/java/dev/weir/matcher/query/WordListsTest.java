package dev.weir.matcher.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.matcher.tree.QueryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References to word lists in the standard syntax. */
class WordListsTest {
    private static final Map<String, List<String>> LISTS = Map.of(
            "towns", List.of("York", "\"quoted\" place", "Stratford upon Avon", "new*castle"),
            "2024", List.of("flood"),
            "names.of-rivers_1", List.of("Ouse", "the Avon"),
            "stop", List.of("the"),
            "huge", List.of("x".repeat(5_000) + "*"));

    private static final WordLists LOOKUP = name -> Optional.ofNullable(LISTS.get(name));

    private static ParsedQuery parse(String text) {
        return new QueryParser(Fixture.SCHEMA).parse(QuerySource.of(text), LOOKUP);
    }

    @Test
    void aQueryKnowsTheListsItRefersTo() {
        assertThat(parse("body:@towns AND (@2024 OR fn:or(@towns x))").wordLists())
                .containsExactlyInAnyOrder("towns", "2024");
        assertThat(parse("water").wordLists()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "@towns | title:(York OR `quoted place` OR `Stratford upon Avon` OR new*castle) OR body:(York OR `quoted"
                        + " place` OR `Stratford upon Avon` OR new*castle)",
                "body:@towns AND water | body:(York OR `quoted place` OR `Stratford upon Avon` OR new*castle) AND water",
                "+@2024 -@names.of-rivers_1 | +flood -(title:(Ouse OR `the Avon`) OR body:(Ouse OR `the Avon`))",
                "water NOT (@2024 OR fish) | water NOT (flood OR fish)",
                "(@2024 water fish)@2 | (flood water fish)@2",
                "(@2024 water fish)@2 AND @2024 | (flood water fish)@2 AND flood",
                "(water) @names.of-rivers_1 | (water) (title:(Ouse OR `the Avon`) OR body:(Ouse OR `the Avon`))",
                "tag:@names.of-rivers_1 | tag:(Ouse OR `the Avon`)",
                "body:fn:ordered(water @2024) | body:fn:ordered(water flood)",
                "body:fn:maxgaps(2 fn:unordered(@towns @2024)) | body:fn:maxgaps(2 fn:unordered(fn:or(York `quoted place`"
                        + " `Stratford upon Avon` fn:wildcard(new*castle)) flood))",
                "@\\2024 | flood",
            })
    void aReferenceMeansAnyOfItsEntries(String text, String same) {
        assertThat(parse(text).lucene()).isEqualTo(parse(same.replace('`', '"')).lucene());
    }

    @Test
    void anEntryMayHaveWildcardsAndSeveralWords() {
        assertThat(matches("@towns", "in NewXcastle today")).isTrue();
        assertThat(matches("@towns", "Stratford upon Avon")).isTrue();
        assertThat(matches("@towns", "Stratford on Avon")).isFalse();
    }

    @Test
    void whereAnalysisLeavesNothingOfAListItCountsAsNotWritten() {
        assertThat(matches("body:water AND title:@stop", "water")).isTrue();
        assertThat(matches("title:@stop", "the")).isFalse();
    }

    private static boolean matches(String text, String body) {
        var index = new dev.weir.matcher.index.QueryIndex(Fixture.SCHEMA);
        index.put(1, 0, parse(text));
        return index.match(Fixture.document().add("body", body).build(), 1).ids().length == 1;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "water AND @nowhere | 11 | there is no word list 'nowhere'",
                "price:@towns | 7 | word lists are for text and keyword fields",
                "body:fn:or(water @nowhere) | 18 | there is no word list 'nowhere'",
                "water @huge | 7 | in the word list 'huge'",
                "@towns~1 | 1 | the word list 'towns' cannot be fuzzy",
            })
    void whatIsWrongWithAReferenceHasItsPlace(String text, int column, String reason) {
        QueryException e = refusal(text);
        assertThat(e.getMessage()).contains(reason);
        assertThat(e.column()).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user@example",
                "user@example.org AND x",
                "@",
                "@ towns",
                "title:>@towns",
                "@towns:x",
                "(a b)@x y @"
            })
    void anAtElsewhereIsNoReference(String text) {
        assertThat(refusal(text).getMessage()).isNotBlank();
    }

    @Test
    void anEscapedOrQuotedAtIsPlainText() {
        assertThat(parse("\\@towns \"@towns\"").wordLists()).isEmpty();
    }

    private static QueryException refusal(String text) {
        return catchThrowableOfType(QueryException.class, () -> parse(text));
    }
}
