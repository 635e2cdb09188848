package dev.weir.server.feed;

import dev.weir.matcher.tree.QueryLimits;
import dev.weir.server.config.LimitsConfig;

/**
 * The limits of one feed, each from the configuration key of its name.
 *
 * @param query of each query
 * @param documentBytesMax of each document's message
 */
public record FeedLimits(
        QueryLimits query,
        int documentBytesMax,
        int savedSearchesMax,
        WordListLimits wordLists,
        int requestIdsRemembered,
        int queueEventsMax,
        long queueBytesMax,
        int batchEventsMax,
        int publishWaitMsMax) {

    public static FeedLimits of(LimitsConfig limits) {
        QueryLimits defaults = QueryLimits.DEFAULT;
        return new FeedLimits(
                new QueryLimits(
                        limits.queryCharsMax(),
                        limits.queryClausesMax(),
                        Math.max(defaults.maxExpandedClauses(), limits.queryClausesMax()),
                        limits.queryDepthMax(),
                        defaults.maxPatternChars(),
                        limits.filtersMax(),
                        defaults.maxFilterValues()),
                limits.documentBytesMax(),
                limits.savedSearchesPerFeedMax(),
                WordListLimits.of(limits),
                limits.requestIdsRemembered(),
                limits.sequencerQueueEventsMax(),
                limits.sequencerQueueBytesMax(),
                limits.batchEventsMax(),
                limits.publishWaitMsMax());
    }
}
