package dev.weir.matcher.pattern;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** What Lucene says of a document whose field {@link #FIELD} has just these terms. */
final class TermJudge {
    static final String FIELD = "field";

    private final IndexSearcher searcher;

    TermJudge(String... terms) {
        MemoryIndex index = new MemoryIndex();
        List<String> values = Arrays.asList(terms);
        index.addField(FIELD, index.keywordTokenStream(values));
        searcher = index.createSearcher();
    }

    boolean matches(Query query) {
        try {
            return searcher.count(query) > 0;
        } catch (IOException e) {
            throw new AssertionError("an index in memory cannot fail to be read", e);
        }
    }
}
