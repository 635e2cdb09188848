package dev.weir.server.cli.match;

import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.MatchStats;

/**
 * What some documents cost together; times are of the threads that worked, not of the clock on the wall.
 *
 * @param documents that were decided
 * @param badDocuments that could not be read
 * @param hits pairs of a document and a search that matches it
 * @param failures pairs that could not be decided
 * @param candidates searches that were looked at
 * @param parseNanos from a line to a document
 * @param analysisNanos from a document to its words
 * @param candidateNanos from words to candidates
 * @param decisionNanos from candidates to hits
 */
record Tally(
        long documents,
        long badDocuments,
        long hits,
        long failures,
        long candidates,
        long parseNanos,
        long analysisNanos,
        long candidateNanos,
        long decisionNanos) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Tally of(Hits hits, long parseNanos) {
        MatchStats stats = hits.stats();
        return new Tally(
                1,
                0,
                hits.ids().length,
                hits.failures().size(),
                stats.candidates(),
                parseNanos,
                stats.analysisNanos(),
                stats.candidateNanos(),
                stats.decisionNanos());
    }

    static Tally ofBadDocument() {
        return new Tally(0, 1, 0, 0, 0, 0, 0, 0, 0);
    }

    Tally plus(Tally other) {
        return new Tally(
                documents + other.documents,
                badDocuments + other.badDocuments,
                hits + other.hits,
                failures + other.failures,
                candidates + other.candidates,
                parseNanos + other.parseNanos,
                analysisNanos + other.analysisNanos,
                candidateNanos + other.candidateNanos,
                decisionNanos + other.decisionNanos);
    }
}
