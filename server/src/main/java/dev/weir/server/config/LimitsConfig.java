package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How much of anything there may be. */
public record LimitsConfig(
        @JsonPropertyDescription("Feeds of this server.") int feedsMax,

        @JsonPropertyDescription("Saved searches of one feed.")
        int savedSearchesPerFeedMax,

        @JsonPropertyDescription("Subscriptions of one feed.")
        int subscriptionsPerFeedMax,

        @JsonPropertyDescription("The size of one document, in bytes of its message.")
        int documentBytesMax,

        @JsonPropertyDescription("The length of one query, in characters.")
        int queryCharsMax,

        @JsonPropertyDescription("The clauses of one query, counted through all of its groups.")
        int queryClausesMax,

        @JsonPropertyDescription("How deep the groups of one query may be nested.")
        int queryDepthMax,

        @JsonPropertyDescription("Filters of one saved search.")
        int filtersMax,

        @JsonPropertyDescription("Word lists of one feed.") int wordListsPerFeedMax,

        @JsonPropertyDescription("Entries of one word list.")
        int wordListEntriesMax,

        @JsonPropertyDescription("The length of one entry of a word list, in characters.")
        int wordListEntryCharsMax,

        @JsonPropertyDescription(
                "Saved searches that may refer to one word list: all of them change when the list does, while the feed"
                        + " waits.")
        int wordListSearchesMax,

        @JsonPropertyDescription("Request ids that a feed remembers, so that a repeated request is harmless.")
        int requestIdsRemembered,

        @JsonPropertyDescription(
                "Documents of one publish stream that are taken in before the first of them is answered.")
        int publishInFlightMax,

        @JsonPropertyDescription(
                "Searches of one import stream that are taken in before the first of them is answered.")
        int importInFlightMax,

        @JsonPropertyDescription("Events that wait to be written, for each feed; publishers are slowed beyond.")
        int sequencerQueueEventsMax,

        @JsonPropertyDescription(
                "Bytes of events that wait to be written, for each feed; publishers are slowed beyond.")
        long sequencerQueueBytesMax,

        @JsonPropertyDescription("Events of one commit.") int batchEventsMax,

        @JsonPropertyDescription(
                "How long a single publish, or another call that changes something, waits while too many events wait to be"
                        + " written, in milliseconds, before it is refused with RESOURCE_EXHAUSTED; streams are slowed"
                        + " instead. From 0 to 600,000.")
        int publishWaitMsMax,

        @JsonPropertyDescription(
                "Bytes of documents that came in calls of their own, of all feeds, and are not answered; beyond, such"
                        + " calls are refused with RESOURCE_EXHAUSTED. At least document_bytes_max.")
        long publishBytesInFlightMax) {

    private static final int COUNT_MAX = 1_000_000_000;

    /** @throws ConfigException when a value is out of its range */
    public LimitsConfig {
        Range.check("limits.feeds_max", feedsMax, 1, 1_000_000);
        Range.check("limits.saved_searches_per_feed_max", savedSearchesPerFeedMax, 1, COUNT_MAX);
        Range.check("limits.subscriptions_per_feed_max", subscriptionsPerFeedMax, 1, COUNT_MAX);
        Range.check("limits.document_bytes_max", documentBytesMax, 1_024, 1 << 30);
        Range.check("limits.query_chars_max", queryCharsMax, 1, 100_000_000);
        Range.check("limits.query_clauses_max", queryClausesMax, 1, 10_000_000);
        // The parser and the rewriting of queries recurse: beyond this a thread's stack is the limit.
        Range.check("limits.query_depth_max", queryDepthMax, 1, 1_000);
        Range.check("limits.filters_max", filtersMax, 0, 10_000);
        Range.check("limits.word_lists_per_feed_max", wordListsPerFeedMax, 0, COUNT_MAX);
        Range.check("limits.word_list_entries_max", wordListEntriesMax, 1, 10_000_000);
        Range.check("limits.word_list_entry_chars_max", wordListEntryCharsMax, 1, 1_000_000);
        Range.check("limits.word_list_searches_max", wordListSearchesMax, 0, COUNT_MAX);
        Range.check("limits.request_ids_remembered", requestIdsRemembered, 0, COUNT_MAX);
        Range.check("limits.publish_in_flight_max", publishInFlightMax, 1, 1_000_000);
        Range.check("limits.import_in_flight_max", importInFlightMax, 1, 1_000_000);
        Range.check("limits.sequencer_queue_events_max", sequencerQueueEventsMax, 1, 10_000_000);
        Range.check("limits.sequencer_queue_bytes_max", sequencerQueueBytesMax, 1 << 20, 1L << 40);
        Range.check("limits.batch_events_max", batchEventsMax, 1, 1_000_000);
        Range.check("limits.publish_wait_ms_max", publishWaitMsMax, 0, 600_000);
        Range.check("limits.publish_bytes_in_flight_max", publishBytesInFlightMax, documentBytesMax, 1L << 40);
    }

    static LimitsConfig defaults() {
        return new LimitsConfig(
                /* feedsMax= */ 1_000,
                /* savedSearchesPerFeedMax= */ 10_000_000,
                /* subscriptionsPerFeedMax= */ 100_000,
                /* documentBytesMax= */ 8 << 20,
                /* queryCharsMax= */ 300_000,
                /* queryClausesMax= */ 20_000,
                /* queryDepthMax= */ 200,
                /* filtersMax= */ 64,
                /* wordListsPerFeedMax= */ 10_000,
                /* wordListEntriesMax= */ 10_000,
                /* wordListEntryCharsMax= */ 1_000,
                /* wordListSearchesMax= */ 100_000,
                /* requestIdsRemembered= */ 65_536,
                /* publishInFlightMax= */ 1_024,
                /* importInFlightMax= */ 4_096,
                /* sequencerQueueEventsMax= */ 4_096,
                /* sequencerQueueBytesMax= */ 64L << 20,
                /* batchEventsMax= */ 1_024,
                /* publishWaitMsMax= */ 2_000,
                /* publishBytesInFlightMax= */ 256L << 20);
    }
}
