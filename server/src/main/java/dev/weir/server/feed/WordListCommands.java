package dev.weir.server.feed;

import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.v1.WordList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Requests on a feed's word lists: checks them and hands them to the sequencer. Safe for many threads. */
public final class WordListCommands {
    private final Feed feed;
    private final WordListLimits limits;
    private final MatchPool pool;

    WordListCommands(Feed feed, WordListLimits limits, MatchPool pool) {
        this.feed = feed;
        this.limits = limits;
        this.pool = pool;
    }

    /** The lists as they were committed. */
    public WordListRegistry registry() {
        return feed.state().wordLists();
    }

    /** A list as callers see it: with what is counted now. */
    public WordList describe(WordList list) {
        int users = feed.registry().countUsing(WordListRegistry.idOf(list));
        return list.toBuilder().setSavedSearchCount(users).build();
    }

    /**
     * Saves a new list; waits while too many commands are waiting.
     *
     * @return completes once it is on disk, or with ALREADY_EXISTS
     * @throws WeirException when it is not a good one; field paths start at the word list
     */
    public CompletableFuture<Outcome> create(WordList list, String requestId) {
        RequestId request = RequestId.of(requestId, "createWordList", list);
        return feed.submit(request, () -> command(list, true, "", request));
    }

    /**
     * Changes a list with all searches that refer to it; as {@link #create} otherwise.
     *
     * @param etag as the caller last saw it; empty for no check
     */
    public CompletableFuture<Outcome> change(WordList list, String etag, String requestId) {
        RequestId request = RequestId.of(requestId, "updateWordList", list);
        return feed.submit(request, () -> command(list, false, etag, request));
    }

    /** Checks a list as {@link #create} does, and gives it as it would be saved. */
    public WordList check(WordList list) {
        Command.SaveWordList command = command(list, true, "", RequestId.NONE);
        WordListChecks.check(registry(), registry().count(), command, limits.listsMax());
        return command.list();
    }

    /** Checks a change as {@link #change} does, and gives the list as it would be. */
    public WordList checkChange(WordList list, String etag) {
        Command.SaveWordList command = command(list, false, etag, RequestId.NONE);
        Optional<WordList> before = WordListChecks.check(registry(), registry().count(), command, limits.listsMax());
        WordList changed = command.list();
        new Rewording(feed.schema().parser(), Rewording.with(registry(), changed), pool)
                .run(
                        changed,
                        feed.registry().using(WordListRegistry.idOf(changed)).toList(),
                        (search, parsed) -> {});
        return before.orElseThrow().toBuilder()
                .clearEntries()
                .addAllEntries(changed.getEntriesList())
                .build();
    }

    /** Deletes a list to which no search refers. */
    public CompletableFuture<Outcome> delete(String id, String etag, String requestId) {
        RequestId request = RequestId.of(
                requestId, "deleteWordList", WordList.newBuilder().setName(id).build());
        return feed.submit(new Command.DeleteWordList(request, id, etag));
    }

    /** Checks a deletion as {@link #delete} does, and does nothing else. */
    public void checkDeletion(String id, String etag) {
        WordListChecks.check(registry(), feed.registry(), new Command.DeleteWordList(RequestId.NONE, id, etag));
    }

    private Command.SaveWordList command(WordList list, boolean isNew, String etag, RequestId request) {
        ResourceName name = ResourceName.ofWordList(list.getName(), "name");
        if (!name.feed().equals(feed.id())) {
            throw WeirException.invalid("name", "\"" + list.getName() + "\" is not in feed \"" + feed.id() + "\"");
        }
        checkEntries(list.getEntriesList());
        WordList callersPart = WordList.newBuilder()
                .setName(list.getName())
                .addAllEntries(list.getEntriesList())
                .build();
        return new Command.SaveWordList(request, callersPart, isNew, etag);
    }

    private void checkEntries(List<String> entries) {
        if (entries.isEmpty()) {
            throw WeirException.invalid("entries", "is empty: give at least one word or phrase");
        }
        if (entries.size() > limits.entriesMax()) {
            throw WeirException.invalid(
                    "entries",
                    "has " + entries.size() + " entries: at most " + limits.entriesMax()
                            + " (limit limits.word_list_entries_max); spread them over several lists");
        }
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            if (entry.isBlank()) {
                throw WeirException.invalid("entries[" + i + "]", "is blank: give a word or a phrase, or leave it out");
            }
            if (entry.length() > limits.entryCharsMax()) {
                throw WeirException.invalid(
                        "entries[" + i + "]",
                        "has " + entry.length() + " characters: at most " + limits.entryCharsMax()
                                + " (limit limits.word_list_entry_chars_max)");
            }
        }
    }
}
