package dev.weir.matcher.query;

import dev.weir.matcher.tree.LeafPlaces;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;
import java.util.List;
import java.util.Set;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/** Queries that no text can say: other front ends will, and some only go wrong on purpose. */
public final class Handmade {
    private Handmade() {}

    /** A query that means what the Lucene query means. */
    public static ParsedQuery query(Query lucene) {
        return new ParsedQuery(
                QuerySource.of(lucene.toString()),
                new ReadQuery(new QueryTree.Everything(), new LeafPlaces(""), List.of()),
                Set.of(),
                lucene,
                List.of());
    }

    /** A query that Lucene fails to decide where a document has more than 128 different words that begin with a w. */
    public static ParsedQuery failingOnManyWords() {
        return query(new IntervalQuery("body", Intervals.wildcard(new BytesRef("w*"))));
    }

    /** Its negation. */
    public static ParsedQuery notFailingOnFewWords() {
        return query(new BooleanQuery.Builder()
                .add(failingOnManyWords().lucene(), Occur.MUST_NOT)
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .build());
    }
}
