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
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;

/** Asks Lucene about every search for every document: slow, and the judge. */
final class BruteForce implements Contender {
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
        if (!mode.equals(SINGLE)) {
            throw new IllegalArgumentException("unknown mode " + mode + "; known is " + SINGLE);
        }
        return (OneByOne) this::decide;
    }

    private void decide(Item item, Hits hits) {
        IndexSearcher searcher = OneDocument.index(schema, item).createSearcher();
        LeafReaderContext leaf = searcher.getIndexReader().leaves().getFirst();
        hits.addCandidates(queries.size());
        try {
            for (int i = 0; i < queries.size(); i++) {
                Scorer scorer = searcher.createWeight(searcher.rewrite(queries.get(i)), ScoreMode.COMPLETE_NO_SCORES, 1)
                        .scorer(leaf);
                if (scorer != null && scorer.iterator().nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    hits.add(0, ids.get(i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", e);
        }
    }
}
