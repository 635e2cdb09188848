package dev.weir.load.match;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.schema.Schema;
import java.util.Arrays;
import java.util.List;

/** The matcher with all searches standing. */
final class WeirMatcher implements Contender {
    private static final long DOCUMENT_POSITION = 1;

    private final Schema schema;
    private final QueryIndex index;

    WeirMatcher(Schema schema, List<ParsedQuery> queries) {
        this.schema = schema;
        this.index = new QueryIndex(schema);
        for (int id = 0; id < queries.size(); id++) {
            index.put(id, 0, queries.get(id));
        }
        index.forgetBefore(0);
    }

    @Override
    public String name() {
        return "Weir, all searches decided";
    }

    @Override
    public long run(String text) {
        return Arrays.hashCode(match(text).ids());
    }

    Hits match(String text) {
        Hits hits = index.match(
                Document.builder(schema).add(MatchThroughput.FIELD, text).build(), DOCUMENT_POSITION);
        if (!hits.failures().isEmpty()) {
            throw new IllegalStateException("could not be decided: " + hits.failures());
        }
        return hits;
    }
}
