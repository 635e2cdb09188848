package dev.weir.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Words that a phrase has more than once, of which Lucene's sloppy phrases must not count one occurrence twice. */
@ExtendWith(Randomized.class)
class RepeatedWordsTest {
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("body").asRepeated())
            .field(Field.text("title", "english"))
            .build();
    private static final List<String> PHRASES = List.of(
            "body:\"a a\"",
            "body:\"a a\"~1",
            "body:\"a a\"~2",
            "body:\"a a\"~3",
            "body:\"a a\"~7",
            "body:\"a a a\"~2",
            "body:\"a a a\"~5",
            "body:\"a b a\"~3",
            "body:\"a b a b\"~4",
            // Stop words leave holes, so that the same word stands two places and more behind itself.
            "title:\"fox the fox\"",
            "title:\"fox the fox\"~1",
            "title:\"fox the fox\"~2",
            "title:\"fox the fox\"~3",
            "title:\"fox of the fox\"~1",
            "title:\"fox of the fox\"~4",
            "title:\"fox the dog fox\"~2");
    private static final List<String> TITLE_WORDS = List.of("fox", "fox", "dog", "the", "river", "stone", "gate");
    private static final int DOCUMENTS = 4_000;
    private static final int MAX_WORDS = 16;

    @Test
    void areFoundAsLuceneFindsThem(Seeded random) {
        QueryIndex index = new QueryIndex(SCHEMA);
        List<ParsedQuery> queries = PHRASES.stream()
                .map(phrase -> new QueryParser(SCHEMA).parse(QuerySource.of(phrase)))
                .toList();
        for (int id = 0; id < queries.size(); id++) {
            index.put(id, 0, queries.get(id));
        }
        for (int i = 0; i < DOCUMENTS * Randomized.multiplier(); i++) {
            if (i == DOCUMENTS / 2) {
                while (index.maintain()) {
                    // Until there is nothing left to do.
                }
            }
            Document document = document(random);
            Judge judge = new Judge(document);
            List<Long> expected = new ArrayList<>();
            for (int id = 0; id < queries.size(); id++) {
                if (judge.verdict(queries.get(id).lucene()) == Judge.Verdict.YES) {
                    expected.add((long) id);
                }
            }
            assertThat(index.match(document, 1).ids())
                    .as(document.toString())
                    .containsExactly(
                            expected.stream().mapToLong(Long::longValue).toArray());
        }
    }

    private static Document document(Seeded random) {
        Document.Builder document = Document.builder(SCHEMA);
        for (int values = random.nextInt(3); values >= 0; values--) {
            document.add(
                    "body",
                    random.ints(random.nextInt(MAX_WORDS), 0, 8)
                            .mapToObj(word -> word < 2 ? "a" : word < 4 ? "b" : "x")
                            .collect(Collectors.joining(" ")));
        }
        document.add(
                "title",
                random.ints(random.nextInt(MAX_WORDS), 0, TITLE_WORDS.size())
                        .mapToObj(TITLE_WORDS::get)
                        .collect(Collectors.joining(" ")));
        return document.build();
    }
}
