package dev.weir.load.weir;

import dev.weir.load.contender.Contender;
import dev.weir.load.contender.Hits;
import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.matcher.query.QueryParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Asks Lucene about every search: slow, and the judge. For each document alone, which is what a hit is defined by, or
 * for many documents in one ordinary index, as people search who do not wait for documents.
 */
final class BruteForce implements Contender {
    /** Each document alone, several at a time. */
    private static final String PARALLEL = "parallel";
    /** All documents of a group in one ordinary index. */
    private static final String ORDINARY = "ordinary";

    private static final int GROUP_SIZE = 100;

    private final WeirSchema schema;
    private final Import importing;
    private final List<Query> queries = new ArrayList<>();
    private final List<Integer> ids = new ArrayList<>();

    BruteForce(Shape shape) {
        schema = new WeirSchema(shape);
        importing = new Import(new QueryParser(schema.schema()));
    }

    @Override
    public void save(List<Search> searches) {
        importing.run(searches, (search, query) -> {
            queries.add(query.lucene());
            ids.add(search.id());
        });
    }

    @Override
    public Decider decider(String mode) {
        return switch (mode) {
            case SINGLE -> (OneByOne) (item, hits) -> add(0, alone(item), hits);
            case PARALLEL -> group(this::inParallel);
            case ORDINARY -> group(this::together);
            default ->
                throw new IllegalArgumentException(
                        "unknown mode " + mode + "; known are " + SINGLE + ", " + PARALLEL + " and " + ORDINARY);
        };
    }

    /** Decides a group. */
    private interface Deciding {
        void decide(List<Item> group, Hits hits);
    }

    private static Decider group(Deciding deciding) {
        return new Decider() {
            @Override
            public int groupSize() {
                return GROUP_SIZE;
            }

            @Override
            public void decide(List<Item> group, Hits hits) {
                deciding.decide(group, hits);
            }
        };
    }

    private void inParallel(List<Item> group, Hits hits) {
        List<List<Integer>> each = group.stream().parallel().map(this::alone).toList();
        IntStream.range(0, group.size()).forEach(i -> add(i, each.get(i), hits));
    }

    private void add(int document, List<Integer> found, Hits hits) {
        hits.addCandidates(queries.size());
        found.forEach(id -> hits.add(document, id));
    }

    private List<Integer> alone(Item item) {
        List<Integer> found = new ArrayList<>();
        search(OneDocument.index(schema, item).createSearcher(), (document, id) -> found.add(id));
        return found;
    }

    private void together(List<Item> group, Hits hits) {
        hits.addCandidates((long) queries.size() * group.size());
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            ManyDocuments.write(directory, schema, group);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setQueryCache(null);
                search(searcher, (document, id) -> hits.add(document, id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a directory in memory cannot fail", e);
        }
    }

    /** Takes what a search finds. */
    private interface Found {
        void add(int document, int id);
    }

    private void search(IndexSearcher searcher, Found found) {
        try {
            for (int i = 0; i < queries.size(); i++) {
                int id = ids.get(i);
                Weight weight =
                        searcher.createWeight(searcher.rewrite(queries.get(i)), ScoreMode.COMPLETE_NO_SCORES, 1);
                Postings.forEach(searcher, weight, document -> found.add(document, id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", e);
        }
    }
}
