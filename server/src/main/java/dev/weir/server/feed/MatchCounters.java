package dev.weir.server.feed;

import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.MatchStats;
import java.util.concurrent.atomic.LongAdder;

/**
 * What deciding a feed's documents has come to since the server was started, percolations included; a document that was
 * decided again, because its batch was, counts again. Safe for many threads, which do not wait for each other.
 */
public final class MatchCounters {
    private final LongAdder documents = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder candidates = new LongAdder();
    private final LongAdder luceneDecisions = new LongAdder();
    private final LongAdder tokens = new LongAdder();
    private final LongAdder unseenTokens = new LongAdder();
    private final LongAdder analysisNanos = new LongAdder();
    private final LongAdder candidateNanos = new LongAdder();
    private final LongAdder luceneNanos = new LongAdder();

    /** Counts a document that was decided. */
    void add(Hits found) {
        MatchStats stats = found.stats();
        documents.increment();
        hits.add(found.ids().length);
        failures.add(found.failures().size());
        candidates.add(stats.candidates());
        luceneDecisions.add(stats.luceneDecisions());
        tokens.add(stats.tokens());
        unseenTokens.add(stats.unseenTokens());
        analysisNanos.add(stats.analysisNanos());
        candidateNanos.add(stats.candidateNanos());
        luceneNanos.add(stats.decisionNanos());
    }

    /** Documents that were decided. */
    public long documents() {
        return documents.sum();
    }

    /** Pairs of a document and a search that matches it. */
    public long hits() {
        return hits.sum();
    }

    /** Pairs of a document and a search that could not be decided. */
    public long failures() {
        return failures.sum();
    }

    /** Pairs of a document and a query that was looked at. */
    public long candidates() {
        return candidates.sum();
    }

    /** How often Lucene was asked. */
    public long luceneDecisions() {
        return luceneDecisions.sum();
    }

    /** Tokens in fields that some search asks about. */
    public long tokens() {
        return tokens.sum();
    }

    /** Those of them that were not remembered from earlier documents. */
    public long unseenTokens() {
        return unseenTokens.sum();
    }

    /** Time from documents to tokens, in nanoseconds of the threads that worked. */
    public long analysisNanos() {
        return analysisNanos.sum();
    }

    /** Time from tokens to hits, without Lucene's. */
    public long candidateNanos() {
        return candidateNanos.sum();
    }

    /** Time that Lucene took to decide. */
    public long luceneNanos() {
        return luceneNanos.sum();
    }
}
