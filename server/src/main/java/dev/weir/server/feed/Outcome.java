package dev.weir.server.feed;

import dev.weir.matcher.tree.Warning;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.WordList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command did, known once it is on disk.
 *
 * @param position of its event; 0 when nothing was to change
 * @param publishTimeMs when the event was accepted, in milliseconds since 1970
 * @param hitCount for a published document, the searches that match it; for a retracted one, those that are told LEAVE
 * @param search for a saved search, how it stands
 * @param wordList for a saved word list, how it stands
 * @param warnings for a saved search, what its author may want to know of its query
 */
public record Outcome(
        long position,
        long publishTimeMs,
        long hitCount,
        @Nullable SavedSearch search,
        @Nullable WordList wordList,
        List<Warning> warnings) {

    /** Without warnings. */
    public Outcome(long position, long publishTimeMs, long hitCount, @Nullable SavedSearch search) {
        this(position, publishTimeMs, hitCount, search, null, List.of());
    }

    static Outcome of(long position, long publishTimeMs, WordList list) {
        return new Outcome(position, publishTimeMs, 0, null, list, List.of());
    }

    Outcome withWarnings(List<Warning> found) {
        return new Outcome(position, publishTimeMs, hitCount, search, wordList, found);
    }

    /** The search of an outcome of saving one. */
    public SavedSearch requireSearch() {
        if (search == null) {
            throw new IllegalStateException("position " + position + " is not of a saved search");
        }
        return search;
    }

    /** The list of an outcome of saving one. */
    public WordList requireWordList() {
        if (wordList == null) {
            throw new IllegalStateException("position " + position + " is not of a saved word list");
        }
        return wordList;
    }
}
