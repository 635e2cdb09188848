package dev.weir.matcher.duel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.RandomDocuments;
import dev.weir.matcher.testing.RandomQueries;
import dev.weir.matcher.testing.RandomQuery;
import dev.weir.matcher.testing.RandomSchemas;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Prospective and retrospective search agree: a query's hits are the documents that an ordinary index of them finds.
 */
@ExtendWith(Randomized.class)
class SecondJudgeTest {
    private static final int ROUNDS = 6;
    private static final int QUERIES = 100;
    private static final int DOCUMENTS = 40;

    @Test
    void theHitsAreTheDocumentsThatAnOrdinarySearchFinds(Seeded random) throws IOException {
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            compare(new Random(random.nextLong()));
        }
    }

    private static void compare(Random random) throws IOException {
        Schema schema = RandomSchemas.schema(random);
        QueryParser parser = new QueryParser(schema);
        RandomQueries generator = new RandomQueries(random, schema);
        List<RandomQuery> queries = new ArrayList<>();
        QueryIndex index = new QueryIndex(schema);
        List<ParsedQuery> parsed = new ArrayList<>();
        for (int id = 0; id < QUERIES; id++) {
            queries.add(generator.query());
            parsed.add(parser.parse(queries.get(id).source()));
            index.put(id, 0, parsed.get(id));
        }
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(RandomDocuments.document(random, schema));
        }
        List<BitSet> prospective = documents.stream()
                .map(document -> bits(index.match(document, 1).ids()))
                .toList();
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            write(directory, schema, documents);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int id = 0; id < QUERIES; id++) {
                    BitSet found = search(searcher, parsed.get(id).lucene());
                    for (int i = 0; i < DOCUMENTS; i++) {
                        assertThat(prospective.get(i).get(id))
                                .as("%s on %s", queries.get(id).source(), documents.get(i))
                                .isEqualTo(found.get(i));
                    }
                }
            }
        }
    }

    private static void write(ByteBuffersDirectory directory, Schema schema, List<Document> documents)
            throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(schema.analyzer()))) {
            for (Document document : documents) {
                writer.addDocument(Judge.lucene(document));
            }
            writer.forceMerge(1);
        }
    }

    private static BitSet search(IndexSearcher searcher, Query query) throws IOException {
        BitSet found = new BitSet();
        for (ScoreDoc hit : searcher.search(query, DOCUMENTS).scoreDocs) {
            found.set(hit.doc);
        }
        return found;
    }

    private static BitSet bits(long[] ids) {
        BitSet bits = new BitSet();
        LongStream.of(ids).forEach(id -> bits.set((int) id));
        return bits;
    }
}
