package dev.weir.matcher.highlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.RandomDocuments;
import dev.weir.matcher.testing.RandomQueries;
import dev.weir.matcher.testing.RandomSchemas;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlighterTest {
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("title", "english"))
            .field(Field.text("body").asRepeated())
            .field(Field.keyword("tag"))
            .field(Field.longs("price"))
            .build();
    private final Highlighter highlighter = new Highlighter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body:water | the [water] runs over the old weir, [water] of weirs",
                "body:\"old weir\" | the water runs over the [old weir], water of weirs",
                "body:wei* | the water runs over the old [weir], water of [weirs]",
                "body:w?ter | the [water] runs over the old weir, [water] of weirs",
                "body:watr~1 | the [water] runs over the old weir, [water] of weirs",
                "body:/we.+/ | the water runs over the old [weir], water of [weirs]",
                "body:weir NOT body:water | the water runs over the old [weir], water of weirs",
                "body:weir AND price:5 AND title:fish | the water runs over the old [weir], water of weirs",
                "body:fn:ordered(old weir) | the water runs over the [old] [weir], water of weirs",
            })
    void theMatchedWordsAreMarked(String query, String expected) {
        assertThat(snippets(query, document("the water runs over the old weir, water of weirs")))
                .isEqualTo(Map.of("body", List.of(expected)));
    }

    @Test
    void wordsAreMarkedInTheFieldThatTheQueryAsksAndByItsAnalyzer() {
        Document document = Document.builder(SCHEMA)
                .add("title", "Weirs of Kent")
                .add("body", "weirs of Kent")
                .add("tag", "weir")
                .build();
        assertThat(snippets("title:weir", document)).isEqualTo(Map.of("title", List.of("[Weirs] of Kent")));
        assertThat(snippets("weirs", document)).containsOnlyKeys("title", "body");
    }

    @Test
    void valuesOfARepeatedFieldAreCutOneByOne() {
        Document document = Document.builder(SCHEMA)
                .add("body", "one weir")
                .add("body", "nothing")
                .add("body", "two weir")
                .add("body", "three weir")
                .build();
        assertThat(snippets("body:weir", document)).isEqualTo(Map.of("body", List.of("one [weir]", "two [weir]")));
        assertThat(snippets("body:\"weir nothing\"", document)).isEmpty();
    }

    @Test
    void longTextsAreCutIntoSentencesOfAtMostSoManyCharacters() {
        String text = "Nothing of note happened here today at all. ".repeat(50) + "Then the weir broke. "
                + "Water everywhere, said the mayor. ".repeat(50) + "x".repeat(5_000) + " weir " + "y".repeat(5_000);
        List<String> found = snippets("body:weir", document(text)).getOrDefault("body", List.of());
        assertThat(found).hasSize(2).allSatisfy(snippet -> {
            assertThat(snippet).contains("[weir]");
            assertThat(snippet.length()).isLessThanOrEqualTo(102);
        });
    }

    @Test
    void queriesWithNothingToMarkGiveNoSnippet() {
        for (String query :
                List.of("*:*", "NOT fish", "price:5", "tag:x", "fish", "body:*", "title:the", "body:fn:wildcard(*)")) {
            assertThat(snippets(query, document("weir")))
                    .as(query)
                    .matches(map -> map.isEmpty() || query.contains("*"));
        }
    }

    @Test
    @ExtendWith(Randomized.class)
    void noQueryMakesTheHighlighterThrowAndTheSameGivesTheSame(Seeded random) {
        Schema schema = RandomSchemas.schema(random);
        RandomQueries queries = new RandomQueries(random, schema);
        for (int i = 0; i < 300 * Randomized.multiplier(); i++) {
            Document document = RandomDocuments.document(random, schema);
            var query = new QueryParser(schema).parse(queries.query().source());
            assertThat(highlighter.snippets(document, query, SnippetOptions.DEFAULT))
                    .isEqualTo(highlighter.snippets(document, query, SnippetOptions.DEFAULT));
        }
    }

    private Map<String, List<String>> snippets(String query, Document document) {
        return highlighter.snippets(
                document,
                new QueryParser(SCHEMA).parse(QuerySource.of(query)),
                new SnippetOptions(List.of(), 2, 100, "[", "]"));
    }

    private static Document document(String body) {
        return Document.builder(SCHEMA).add("body", body).build();
    }
}
