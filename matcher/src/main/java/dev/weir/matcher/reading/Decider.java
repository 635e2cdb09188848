package dev.weir.matcher.reading;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;

/**
 * Lucene's own answer for one query and one document. It asks whether a scorer finds the document: a score may be 0 for
 * a document that matches, so {@code MemoryIndex.search} is no answer.
 */
final class Decider {
    private Decider() {}

    static boolean matches(DocumentIndex document, Query query) throws IOException {
        Scorer scorer = document.searcher()
                .createWeight(document.searcher().rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
                .scorer(document.leaf());
        return scorer != null && scorer.iterator().nextDoc() != DocIdSetIterator.NO_MORE_DOCS;
    }
}
