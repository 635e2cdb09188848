package dev.weir.load.match;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.memory.MemoryIndex;

/** Analyses the text into a Lucene {@link MemoryIndex} and asks nothing: what anything must do that asks Lucene. */
final class AnalysisFloor implements Contender {
    private final Analyzer analyzer;

    AnalysisFloor(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    public String name() {
        return "analysis and MemoryIndex alone";
    }

    @Override
    public long run(String text) {
        return index(text, analyzer).createSearcher().getIndexReader().numDocs();
    }

    static MemoryIndex index(String text, Analyzer analyzer) {
        MemoryIndex index = new MemoryIndex();
        index.addField(MatchThroughput.FIELD, text, analyzer);
        return index;
    }
}
