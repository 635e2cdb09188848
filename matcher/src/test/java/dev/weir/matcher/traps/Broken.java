package dev.weir.matcher.traps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;

/** A query that matches everything, if what is done at one of its moments lets it. */
final class Broken extends Query {
    /** When it is done. */
    enum Moment {
        HASH,
        REWRITE,
        WEIGHT,
        SCORER
    }

    /** What is done. */
    interface Deed {
        void run() throws IOException;
    }

    private final String name;
    private final Moment moment;
    private final Deed deed;

    Broken(String name, Moment moment, Deed deed) {
        this.name = name;
        this.moment = moment;
        this.deed = deed;
    }

    private void at(Moment now) throws IOException {
        if (now == moment) {
            deed.run();
        }
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        at(Moment.REWRITE);
        return this;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        at(Moment.WEIGHT);
        Weight all = MatchAllDocsQuery.INSTANCE.createWeight(searcher, mode, boost);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                at(Moment.SCORER);
                return all.scorerSupplier(leaf);
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Broken broken && name.equals(broken.name) && moment == broken.moment;
    }

    @Override
    public int hashCode() {
        try {
            at(Moment.HASH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.hash(name, moment);
    }
}
