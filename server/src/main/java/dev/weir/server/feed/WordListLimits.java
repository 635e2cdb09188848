package dev.weir.server.feed;

import dev.weir.server.config.LimitsConfig;

/**
 * The limits of word lists, each from the configuration key of its name.
 *
 * @param listsMax of one feed
 * @param entriesMax of one list
 * @param entryCharsMax of one entry
 * @param searchesMax that may refer to one list
 */
public record WordListLimits(int listsMax, int entriesMax, int entryCharsMax, int searchesMax) {
    public static WordListLimits of(LimitsConfig limits) {
        return new WordListLimits(
                limits.wordListsPerFeedMax(),
                limits.wordListEntriesMax(),
                limits.wordListEntryCharsMax(),
                limits.wordListSearchesMax());
    }
}
