package dev.weir.matcher.index;

import java.util.Arrays;
import java.util.List;

/**
 * The answer for one document.
 *
 * @param ids the ids of the queries that match, ascending, each once; owned by the caller
 * @param failures the queries that could not be decided, ascending by id
 * @param stats what it cost
 */
// An array, for a document can have very many hits and a list of boxes is five times as large; equality is by content
// below.
@SuppressWarnings("ArrayRecordComponent")
public record Hits(long[] ids, List<Failure> failures, MatchStats stats) {
    /** Copies the failures. */
    public Hits {
        failures = List.copyOf(failures);
    }

    /** Whether two answers name the same queries and failures, whatever they cost. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Hits hits && Arrays.equals(ids, hits.ids) && failures.equals(hits.failures);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ids) + failures.hashCode();
    }

    @Override
    public String toString() {
        return "Hits[ids=" + Arrays.toString(ids) + ", failures=" + failures + ", stats=" + stats + "]";
    }
}
