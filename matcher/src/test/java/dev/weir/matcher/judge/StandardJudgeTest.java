package dev.weir.matcher.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Judge.Verdict;
import dev.weir.matcher.testing.RandomDocuments;
import dev.weir.matcher.testing.RandomQueries;
import dev.weir.matcher.testing.RandomSchemas;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text in the syntax STANDARD means what Lucene's own parser says, but for what {@link WholePipeline} names. */
@ExtendWith(Randomized.class)
class StandardJudgeTest {
    private static final int ROUNDS = 40;
    private static final int QUERIES = 100;
    private static final int DOCUMENTS = 20;
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("title", "english"))
            .field(Field.text("body"))
            .field(Field.keyword("code").asRepeated())
            .field(Field.longs("price"))
            .field(Field.dates("listed"))
            .field(Field.booleans("open"))
            .defaultFields("title", "body")
            .build();

    @Test
    void ofTwoNumbersBothCount() {
        Schema schema = Schema.builder().field(Field.text("body")).build();
        Query read = new QueryParser(schema)
                .parse(QuerySource.of("((weir river)@2)@1"))
                .lucene();
        Judge one = new Judge(Document.builder(schema).add("body", "weir").build());
        Judge both =
                new Judge(Document.builder(schema).add("body", "weir river").build());
        assertThat(one.verdict(read)).isEqualTo(Judge.Verdict.NO);
        assertThat(both.verdict(read)).isEqualTo(Judge.Verdict.YES);
    }

    @Test
    void aNegationInBracketsCountsAsOneAlsoBesideStopWords() {
        Query read = new QueryParser(SCHEMA)
                .parse(QuerySource.of("((NOT weir) title:the)@1"))
                .lucene();
        assertThat(new Judge(Document.builder(SCHEMA).add("body", "river").build()).verdict(read))
                .isEqualTo(Verdict.YES);
        assertThat(new Judge(Document.builder(SCHEMA).add("body", "weir").build()).verdict(read))
                .isEqualTo(Verdict.NO);
    }

    @Test
    void whatIsReadIntoATreeMeansWhatLucenesParserSays(Seeded random) {
        int judged = 0;
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            Random ofRound = new Random(random.nextLong());
            Schema schema = RandomSchemas.schema(ofRound);
            List<Judge> judges = Stream.generate(() -> RandomDocuments.document(ofRound, schema))
                    .limit(DOCUMENTS)
                    .map(Judge::new)
                    .toList();
            QueryParser parser = new QueryParser(schema);
            WholePipeline lucene = new WholePipeline(schema);
            RandomQueries queries = new RandomQueries(ofRound, schema);
            for (int i = 0; i < QUERIES; i++) {
                String text = queries.query().source().text();
                if (!text.isBlank() && agrees(text, parser, lucene, judges)) {
                    judged++;
                }
            }
        }
        assertThat(judged).isGreaterThan(ROUNDS * QUERIES / 2);
    }

    /** False when Lucene's grammar does not know the text: a comparison with a colon, a negative number. */
    private static boolean agrees(String text, QueryParser parser, WholePipeline lucene, List<Judge> judges) {
        Query right;
        try {
            right = lucene.query(text);
        } catch (QueryNodeException e) {
            return false;
        }
        Query read = parser.parse(QuerySource.of(text)).lucene();
        for (Judge judge : judges) {
            assertThat(judge.verdict(read))
                    .as(text + " is " + read + ", not " + right)
                    .isEqualTo(judge.verdict(right));
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weir\\u002a",
                "\\u002a",
                "body:\\u003feir",
                "we\\*r",
                "\"the\"",
                "title:the",
                "(title:the) OR weir",
                "title:(the of)",
                "(title:the weir river)@2",
                "(title:the)@1",
                "+title:the -weir",
                "+title:the weir",
                "NOT title:the",
                "((((weir))))",
                "(NOT a)^2",
                "(NOT a)@1",
                "((NOT a) (NOT b))@1",
                "((NOT a) title:the)@1",
                "((a b)@2 title:the)@1",
                "((a b c) title:the)@2",
                "((a b)@2)@1",
                "((a b)@1)@2",
                "\"a\"~2",
                "title:\"the\"~2",
                "title:\"a weir of the river\"",
                "weir-river",
                "body:weir-river AND a",
                "title:\"the weir\"~1 the",
                "a AND b OR c AND d",
                "a OR b AND c",
                "a b +c",
                "a (b (c d))",
                "+a (b +c)",
                "body:fn:ordered(a fn:or(b c)) x",
                "/a[bc]/ *x* y~1 z",
                "price:[-7 TO *}",
                "listed:2024 open:true",
                "*:* NOT code:A*",
                "\"\" weir"
            })
    void soDoesWhatIsOddlyWritten(String text) throws QueryNodeException {
        Query right = new WholePipeline(SCHEMA).query(text);
        Query read = new QueryParser(SCHEMA).parse(QuerySource.of(text)).lucene();
        Random random = new Random(text.hashCode());
        List<String> words = List.of("a", "b", "c", "d", "the", "weir", "river", "weir*", "x", "y", "z", "ab", "of");
        for (int i = 0; i < 300; i++) {
            Document document = Document.builder(SCHEMA)
                    .add("title", text(random, words))
                    .add("body", text(random, words))
                    .add("code", random.nextBoolean() ? "A1" : "B")
                    .add("price", random.nextInt(20) - 10)
                    .add("open", random.nextBoolean())
                    .build();
            Verdict verdict = new Judge(document).verdict(right);
            assertThat(new Judge(document).verdict(read))
                    .as(document + ": " + read)
                    .isEqualTo(verdict);
        }
    }

    private static String text(Random random, List<String> words) {
        return String.join(
                " ",
                Stream.generate(() -> words.get(random.nextInt(words.size())))
                        .limit(random.nextInt(5))
                        .toList());
    }
}
