package dev.weir.matcher.query;

import dev.weir.matcher.tree.QueryLimits;
import org.apache.lucene.search.IndexSearcher;

/**
 * Lucene refuses boolean queries above 1,024 clauses by a limit that is static, one for the whole process. Queries of
 * media monitors have thousands, and {@link QueryLimits} bounds them where somebody can be told; so Lucene's own is
 * lifted, here and nowhere else.
 */
final class ClauseLimit {
    private ClauseLimit() {}

    static void lift() {
        if (IndexSearcher.getMaxClauseCount() != Integer.MAX_VALUE) {
            IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
        }
    }
}
