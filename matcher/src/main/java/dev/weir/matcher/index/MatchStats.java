package dev.weir.matcher.index;

/**
 * What one document cost.
 *
 * @param candidates different queries whose anchor the document contains, and that stand
 * @param luceneDecisions how many different conditions of theirs Lucene had to be asked about
 * @param analysisNanos time to analyse the document; 0 without a ticker, as the other times
 * @param candidateNanos time to find the candidates, to decide them without Lucene, and to name who stands with those
 *     that match
 * @param decisionNanos time that Lucene took to decide
 * @param tokens how many tokens the document has in fields that some query asks about
 * @param unseenTokens how many of them were looked up because they were not remembered from earlier documents
 */
public record MatchStats(
        int candidates,
        int luceneDecisions,
        long analysisNanos,
        long candidateNanos,
        long decisionNanos,
        long tokens,
        long unseenTokens) {
    /** Nothing was done. */
    public static final MatchStats NONE = new MatchStats(0, 0, 0, 0, 0, 0, 0);
}
