package dev.weir.matcher.duel;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.RandomDocuments;
import dev.weir.matcher.testing.RandomQueries;
import dev.weir.matcher.testing.RandomQuery;
import dev.weir.matcher.testing.RandomSchemas;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.List;
import java.util.stream.Stream;

/** Random queries and documents, again and again with another schema. */
final class Rounds {
    private static final int ROUNDS = 5;
    private static final int QUERIES = 100;
    private static final int DOCUMENTS = 20;

    private Rounds() {}

    /** What is tried in each. */
    interface Round {
        void run(Schema schema, List<RandomQuery> queries, List<Document> documents) throws Exception;
    }

    static void run(Seeded random, Round round) throws Exception {
        for (int i = 0; i < ROUNDS * Randomized.multiplier(); i++) {
            Schema schema = RandomSchemas.schema(random);
            RandomQueries generator = new RandomQueries(random, schema);
            round.run(
                    schema,
                    Stream.generate(generator::query).limit(QUERIES).toList(),
                    Stream.generate(() -> RandomDocuments.document(random, schema))
                            .limit(DOCUMENTS)
                            .toList());
        }
    }

    /** An index in which they stand, numbered in their order, for documents at position 1. */
    static QueryIndex index(Schema schema, List<RandomQuery> queries) {
        QueryParser parser = new QueryParser(schema);
        QueryIndex index = new QueryIndex(schema);
        for (int id = 0; id < queries.size(); id++) {
            index.put(id, 0, parser.parse(queries.get(id).source()));
        }
        return index;
    }
}
