package dev.weir.server.feed;

import dev.weir.server.contract.Times;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.v1.Feed;
import dev.weir.v1.SavedSearch;
import java.util.function.Supplier;

/**
 * Gives commands their places in a batch: the checks that depend on what came before, and the event of each command
 * that passes. For the sequencer's thread only.
 */
final class Sequencing {
    private final FeedState feed;
    private final FeedStore store;
    private final FeedLimits limits;
    private final WordListSequencing wordLists;

    /** @param pool in which searches are parsed anew */
    Sequencing(FeedState feed, FeedStore store, FeedLimits limits, MatchPool pool) {
        this.feed = feed;
        this.store = store;
        this.limits = limits;
        this.wordLists = new WordListSequencing(limits.wordLists(), pool);
    }

    /** Ends the searches whose time has come. */
    void expire(Batch batch) {
        for (String id : feed.expirations().due(batch.publishTimeMs())) {
            batch.searches().standing().find(id).ifPresent(search -> batch.searches()
                    .delete(RequestId.NONE, search, true));
        }
    }

    /**
     * Adds a command's event to the batch.
     *
     * @return the outcome, to be asked for once the batch is on disk
     * @throws WeirException when the command is refused; the batch is as before
     */
    Supplier<Outcome> add(Batch batch, Command command) {
        RequestWindow.Seen seen = feed.requests().find(command.request());
        if (seen != null && seen.eventPosition() >= store.earliest()) {
            command.request().requireSame(seen.digest());
            return () -> outcomeInLog(seen.eventPosition());
        }
        return switch (command) {
            case Command.PublishDocument publish -> publish(batch, publish);
            case Command.RetractDocument retract -> retract(batch, retract);
            case Command.SaveSearch save -> save(batch, save);
            case Command.DeleteSearch delete -> delete(batch, delete);
            case Command.SaveWordList save -> remembered(batch, save, wordLists.save(batch, save));
            case Command.DeleteWordList delete -> remembered(batch, delete, wordLists.delete(batch, delete));
            case Command.ExtendSchema extend -> extend(batch, extend);
            case Command.ChangeRetention change -> changeRetention(batch, change);
            case Command.Refused refused -> throw refused.why();
        };
    }

    private void remember(Batch batch, Command command, long eventPosition) {
        feed.requests().add(command.request(), batch.position(), eventPosition);
    }

    private Supplier<Outcome> remembered(Batch batch, Command command, WordListSequencing.Added added) {
        remember(batch, command, added.eventPosition());
        return added.outcome();
    }

    private Supplier<Outcome> publish(Batch batch, Command.PublishDocument command) {
        batch.publish(command);
        long position = batch.position();
        remember(batch, command, position);
        return () -> batch.outcomeOf(position, false);
    }

    private Supplier<Outcome> retract(Batch batch, Command.RetractDocument command) {
        if (!batch.stands(command.key())) {
            throw WeirException.notFound("document", command.key());
        }
        batch.retract(command);
        long position = batch.position();
        remember(batch, command, position);
        return () -> batch.outcomeOf(position, true);
    }

    private Supplier<Outcome> save(Batch batch, Command.SaveSearch command) {
        SearchChecks.check(batch.searches().standing(), command, limits.savedSearchesMax());
        SavedSearch before = batch.searches()
                .standing()
                .find(Registry.idOf(command.search()))
                .orElse(null);
        if (before != null && SearchChange.isTheSame(before, command.search())) {
            remember(batch, command, before.getUpdatePosition());
            return () -> new Outcome(0, batch.publishTimeMs(), 0, before);
        }
        Command.SaveSearch now = wordLists.upToDate(batch, command);
        long position =
                before == null ? batch.searches().create(now) : batch.searches().change(now, before);
        remember(batch, command, position);
        return () -> new Outcome(position, batch.publishTimeMs(), 0, batch.searchSavedAt(position));
    }

    private Supplier<Outcome> delete(Batch batch, Command.DeleteSearch command) {
        SavedSearch search = SearchChecks.check(batch.searches().standing(), command);
        long position = batch.searches().delete(command.request(), search, false);
        remember(batch, command, position);
        return () -> new Outcome(position, batch.publishTimeMs(), 0, null);
    }

    private Supplier<Outcome> extend(Batch batch, Command.ExtendSchema command) {
        FeedSchema present = batch.schema() == null ? feed.schema() : batch.schema();
        SchemaChecks.check(present, command);
        long position = batch.nextPosition();
        StoredFeed stored = present.stored();
        Feed.Builder extended = stored.getFeed().toBuilder()
                .setSchema(command.schema())
                .setUpdateTime(Times.timestamp(batch.publishTimeMs()));
        batch.extend(
                command,
                FeedSchema.of(
                        stored.toBuilder()
                                .setFeed(extended)
                                .setSchemaPosition(position)
                                .build(),
                        limits.query()));
        remember(batch, command, position);
        return () -> new Outcome(position, batch.publishTimeMs(), 0, null);
    }

    private Supplier<Outcome> changeRetention(Batch batch, Command.ChangeRetention command) {
        FeedSchema present = batch.schema() == null ? feed.schema() : batch.schema();
        present.requireEtag(command.etag());
        long position = batch.nextPosition();
        StoredFeed stored = present.stored();
        Feed.Builder changed = stored.getFeed().toBuilder()
                .setRetention(command.retention())
                .setUpdateTime(Times.timestamp(batch.publishTimeMs()));
        batch.retain(
                command,
                present.with(stored.toBuilder()
                        .setFeed(changed)
                        .setRetentionPosition(position)
                        .build()));
        remember(batch, command, position);
        return () -> new Outcome(position, batch.publishTimeMs(), 0, null);
    }

    /** What an earlier request came to, for its repeat. */
    private Outcome outcomeInLog(long position) {
        LogEvent event = store.event(position)
                .orElseThrow(() ->
                        WeirException.of(ErrorCode.INTERNAL, "LOG_GAP", "there is no event at position " + position));
        long timeMs = event.getPublishTimeMs();
        return switch (event.getEventCase()) {
            case DOCUMENT_PUBLISHED ->
                new Outcome(
                        position, timeMs, store.hitsAt(position).orElseThrow().matchCount(), null);
            case DOCUMENT_RETRACTED ->
                new Outcome(
                        position, timeMs, store.hitsAt(position).orElseThrow().size(), null);
            case SEARCH_SAVED -> new Outcome(position, timeMs, 0, event.getSearchSaved());
            case SEARCH_CHANGED -> new Outcome(position, timeMs, 0, event.getSearchChanged());
            case WORD_LIST_SAVED -> Outcome.of(position, timeMs, event.getWordListSaved());
            case WORD_LIST_CHANGED -> Outcome.of(position, timeMs, event.getWordListChanged());
            case SEARCH_DELETED, WORD_LIST_DELETED, SCHEMA_EXTENDED, RETENTION_CHANGED, EVENT_NOT_SET ->
                new Outcome(position, timeMs, 0, null);
        };
    }
}
