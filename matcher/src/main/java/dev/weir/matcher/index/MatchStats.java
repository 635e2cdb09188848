package dev.weir.matcher.index;

/**
 * What one document cost.
 *
 * @param candidates different queries whose anchor the document contains, and that stand
 * @param luceneDecisions how many of them Lucene was asked about; for the others containing the anchor was proof
 * @param analysisNanos time to analyse the document; 0 without a ticker, as the other times
 * @param candidateNanos time to find the candidates
 * @param decisionNanos time to decide them
 */
public record MatchStats(
        int candidates, int luceneDecisions, long analysisNanos, long candidateNanos, long decisionNanos) {}
