package dev.weir.matcher.query;

import dev.weir.matcher.tree.QueryLimits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.RandomQueries;
import dev.weir.matcher.testing.RandomSchemas;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link StandardPipeline} leaves out for speed is nothing that a query's meaning needs. */
@ExtendWith(Randomized.class)
class PipelineTest {
    private static final int ROUNDS = 40;
    private static final int QUERIES = 200;
    private static final int THREADS = 4;

    @Test
    void theShortWayMeansWhatAllOfLucenesStepsMean(Seeded random) throws QueryNodeException {
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            Random ofRound = new Random(random.nextLong());
            Schema schema = RandomSchemas.schema(ofRound);
            for (String text : texts(schema, ofRound)) {
                assertThat(shortWay(text, schema)).as(text).isEqualTo(longWay(text, schema));
            }
        }
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
                "NOT title:the",
                "((((weir))))",
                "(NOT a)^2",
                "\"a\"~2",
                "title:\"the\"~2",
                "weir-river",
                "title:\"the weir\"~1 the",
                "a AND b OR c AND d",
                "a (b (c d))",
                "+a (b +c)",
                "fn:ordered(a fn:or(b c)) x",
                "/a[bc]/ *x* y~1 z",
                "price:>=-5 -price:-6",
                "price:[-7 TO *}",
                "listed:2024 open:true",
                "*:* NOT code:A*",
                "\"\" weir"
            })
    void soDoesWhatIsOddlyWritten(String text) throws QueryNodeException {
        assertThat(shortWay(text, Fixture.SCHEMA)).isEqualTo(longWay(text, Fixture.SCHEMA));
    }

    @Test
    void oneParserServesSeveralThreads(Seeded random) throws Exception {
        Schema schema = RandomSchemas.schema(random);
        QueryParser parser = new QueryParser(schema);
        List<String> texts = texts(schema, random);
        List<Query> alone = parsed(parser, texts);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<Query>>> together = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                together.add(threads.submit(() -> parsed(parser, texts)));
            }
            for (Future<List<Query>> queries : together) {
                assertThat(queries.get()).isEqualTo(alone);
            }
        }
    }

    private static List<String> texts(Schema schema, Random random) {
        RandomQueries queries = new RandomQueries(random, schema);
        return Stream.generate(() -> queries.query().source().text())
                .filter(text -> !text.isBlank())
                .limit(QUERIES)
                .toList();
    }

    private static List<Query> parsed(QueryParser parser, List<String> texts) {
        return texts.stream()
                .map(text -> parser.parse(QuerySource.of(text)).lucene())
                .toList();
    }

    private static Query shortWay(String text, Schema schema) throws QueryNodeException {
        return new StandardPipeline(schema, QueryLimits.DEFAULT)
                .query(new QueryText(text, schema, QueryLimits.DEFAULT));
    }

    private static Query longWay(String text, Schema schema) throws QueryNodeException {
        return new WholePipeline(schema).query(new QueryText(text, schema, QueryLimits.DEFAULT));
    }
}
