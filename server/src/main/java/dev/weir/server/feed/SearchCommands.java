package dev.weir.server.feed;

import com.google.protobuf.FieldMask;
import dev.weir.matcher.query.QueryParser;
import dev.weir.server.contract.CostConverter;
import dev.weir.server.contract.QueryConverter;
import dev.weir.server.contract.ReadingConverter;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.v1.QueryReading;
import dev.weir.v1.SavedSearch;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Requests on a feed's saved searches: checks them and hands them to the sequencer. Safe for many threads. */
public final class SearchCommands {
    /** How often a change is worked out anew because another one came in between. */
    private static final int CHANGE_TRIES_MAX = 20;

    private final Feed feed;
    private final int searchesMax;
    private final int wordListSearchesMax;
    private final SearchFields fields;

    SearchCommands(Feed feed, FeedLimits limits, InstantSource clock) {
        this.feed = feed;
        this.searchesMax = limits.savedSearchesMax();
        this.wordListSearchesMax = limits.wordLists().searchesMax();
        this.fields = new SearchFields(clock);
    }

    /**
     * Saves a new search. As all here, it is refused with RESOURCE_EXHAUSTED where too many commands are waiting for
     * longer than a call may wait.
     *
     * @return completes once it is on disk, or with ALREADY_EXISTS
     * @throws WeirException when it is not a good one; field paths start at the saved search
     */
    public CompletableFuture<Outcome> create(SavedSearch search, String requestId) {
        RequestId request = RequestId.of(requestId, "create", search);
        return feed.submit(request, () -> command(search, request, new SaveCondition.New()));
    }

    /**
     * Saves a search of an import, whose stream can be slowed down: waits while too many commands are waiting.
     *
     * @param mayExist whether it may take the place of one of its name
     */
    public CompletableFuture<Outcome> take(SavedSearch search, boolean mayExist) {
        SaveCondition condition = mayExist ? new SaveCondition.Any() : new SaveCondition.New();
        Command.SaveSearch command = command(search, RequestId.NONE, condition);
        return feed.submit(command, Long.MAX_VALUE)
                .thenApply(outcome -> outcome.withWarnings(command.parsed().warnings()));
    }

    /** Checks a search as {@link #create} or {@link #take} does, and gives it as it would be saved. */
    public SavedSearch check(SavedSearch search, boolean mayExist) {
        SaveCondition condition = mayExist ? new SaveCondition.Any() : new SaveCondition.New();
        return check(command(search, RequestId.NONE, condition));
    }

    /**
     * Changes a search and waits until that is on disk.
     *
     * @param change the search's name and the new values
     * @param mask which of them; empty for all that are set
     * @param etag as the caller last saw it; empty for no check
     */
    public SavedSearch change(SavedSearch change, FieldMask mask, String etag, String requestId) {
        RequestId request = RequestId.of(requestId, "update", change, mask);
        for (int tries = 1; ; tries++) {
            try {
                return feed.submit(request, () -> changeCommand(change, mask, etag, request))
                        .join()
                        .requireSearch();
            } catch (CompletionException e) {
                boolean again = e.getCause() instanceof WeirException refused
                        && refused.reason().equals(SearchChecks.BASE_CHANGED)
                        && tries < CHANGE_TRIES_MAX;
                if (!again) {
                    throw e;
                }
            }
        }
    }

    /** Checks a change as {@link #change} does, and gives the search as it would be. */
    public SavedSearch checkChange(SavedSearch change, FieldMask mask, String etag) {
        return check(changeCommand(change, mask, etag, RequestId.NONE));
    }

    /** Deletes a search. */
    public CompletableFuture<Outcome> delete(String id, String etag, String requestId) {
        RequestId request = RequestId.of(
                requestId, "delete", SavedSearch.newBuilder().setName(id).build());
        return feed.submit(new Command.DeleteSearch(request, id, etag));
    }

    /** Checks a deletion as {@link #delete} does, and does nothing else. */
    public void checkDeletion(String id, String etag) {
        SearchChecks.check(feed.registry(), new Command.DeleteSearch(RequestId.NONE, id, etag));
    }

    /** How the query of a search is understood now. */
    public QueryReading reading(SavedSearch search) {
        QueryParser parser = feed.schema().parser();
        return ReadingConverter.toContract(
                QueryConverter.parse(search, parser, feed.wordLists().registry()::entries), parser);
    }

    private SavedSearch check(Command.SaveSearch command) {
        SearchChecks.check(feed.registry(), command, searchesMax);
        WordListChecks.requireRoom(feed.registry(), command, wordListSearchesMax);
        return command.search().toBuilder()
                .setCost(CostConverter.toContract(feed.state().index().cost(command.parsed())))
                .build();
    }

    private Command.SaveSearch changeCommand(SavedSearch change, FieldMask mask, String etag, RequestId request) {
        SavedSearch base = feed.registry()
                .find(ResourceName.ofSearch(change.getName(), "name").id())
                .orElseThrow(() -> WeirException.notFound("saved search", change.getName()));
        SavedSearch merged = fields.merge(base, change, mask);
        return command(merged, request, new SaveCondition.Changed(etag, base.getUpdatePosition()));
    }

    private Command.SaveSearch command(SavedSearch search, RequestId request, SaveCondition condition) {
        SavedSearch named = search.getName().isEmpty()
                ? search.toBuilder()
                        .setName(
                                ResourceName.search(feed.id(), UUID.randomUUID().toString()))
                        .build()
                : search;
        SavedSearch checked = fields.check(named, feed.id());
        return Command.SaveSearch.parse(
                request, checked, feed.schema().parser(), feed.wordLists().registry(), condition);
    }
}
