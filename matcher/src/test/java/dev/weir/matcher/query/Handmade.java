package dev.weir.matcher.query;

import java.util.List;
import org.apache.lucene.search.Query;

/** Queries that no text can say: other front ends will, and some only go wrong on purpose. */
public final class Handmade {
    private Handmade() {}

    /** A query that means what the Lucene query means. */
    public static ParsedQuery query(Query lucene) {
        return new ParsedQuery(QuerySource.of(lucene.toString()), lucene, List.of());
    }
}
