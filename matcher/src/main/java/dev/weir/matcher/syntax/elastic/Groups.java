package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What groups of clauses mean. */
final class Groups {
    private Groups() {}

    /** No document. */
    static QueryTree none() {
        return new QueryTree.Any(List.of());
    }

    static QueryTree any(List<QueryTree> parts) {
        return parts.size() == 1 ? parts.get(0) : new QueryTree.Any(parts);
    }

    static QueryTree all(List<QueryTree> parts) {
        return parts.size() == 1 ? parts.get(0) : new QueryTree.All(parts);
    }

    /** At least so many of the parts; 0 and 1 are the same to who wrote them as the only clauses. */
    static QueryTree atLeast(int number, List<QueryTree> parts) {
        if (number > parts.size()) {
            return none();
        }
        if (number <= 1) {
            return any(parts);
        }
        return number == parts.size() ? all(parts) : new QueryTree.AtLeast(number, parts);
    }

    /**
     * The words of one text.
     *
     * @param minimum {@code minimum_should_match}, which concerns only words of which not all are needed, and makes it
     *     impossible where all are
     */
    static QueryTree words(List<QueryTree> words, boolean and, @Nullable String minimum) {
        if (words.size() == 1) {
            return words.get(0);
        }
        if (and) {
            return minimum != null && MinimumShouldMatch.of(0, minimum) > 0 ? none() : all(words);
        }
        return atLeast(minimum == null ? 1 : MinimumShouldMatch.of(words.size(), minimum), words);
    }

    /**
     * Lucene's boolean query.
     *
     * @param minimum so many of the optional ones; 0 for one of them if there is nothing that must match
     */
    static QueryTree bool(List<QueryTree> must, List<QueryTree> should, List<QueryTree> mustNot, int minimum) {
        List<QueryTree> parts = new ArrayList<>(must);
        if (minimum > 0 || (must.isEmpty() && !should.isEmpty())) {
            parts.add(atLeast(minimum, should));
        }
        mustNot.forEach(part -> parts.add(new QueryTree.Not(part)));
        return parts.isEmpty() ? new QueryTree.Everything() : all(parts);
    }
}
