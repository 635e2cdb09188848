package dev.weir.load.weir;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** All documents that a query finds. */
final class Postings {
    private Postings() {}

    static void forEach(IndexSearcher searcher, Weight weight, IntConsumer document) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            @Nullable Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                DocIdSetIterator found = scorer.iterator();
                for (int at = found.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = found.nextDoc()) {
                    document.accept(leaf.docBase + at);
                }
            }
        }
    }
}
