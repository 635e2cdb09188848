package dev.weir.server.feed;

import dev.weir.matcher.index.Cost;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.server.contract.CostConverter;
import dev.weir.server.contract.Times;
import dev.weir.server.store.FeedCommit;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.SearchDeleted;
import dev.weir.server.store.v1.StoredSearch;
import dev.weir.v1.SavedSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events of saved searches in a batch: puts them into the query index, from their positions on, and into the
 * commit.
 */
final class SearchEvents {
    private final Batch batch;
    private final FeedState feed;
    private final FeedCommit commit;
    private final StagedSearches staged;
    private final List<StoredSearch> changes = new ArrayList<>();
    private final Map<Long, SavedSearch> byPosition = new HashMap<>();

    SearchEvents(Batch batch, FeedState feed, FeedCommit commit) {
        this.batch = batch;
        this.feed = feed;
        this.commit = commit;
        this.staged = new StagedSearches(feed.registry());
    }

    /** The searches as they stand after the events so far. */
    Searches standing() {
        return staged;
    }

    List<StoredSearch> changes() {
        return changes;
    }

    /** A search as it stands after the events so far, also where it was deleted in this batch. */
    Optional<SavedSearch> newest(long uid) {
        return changes.reversed().stream()
                .map(StoredSearch::getSavedSearch)
                .filter(search -> search.getUid() == uid)
                .findFirst()
                .or(() -> feed.registry().byUid(uid));
    }

    SavedSearch savedAt(long position) {
        SavedSearch saved = byPosition.get(position);
        if (saved == null) {
            throw new IllegalStateException("no search was saved at position " + position);
        }
        return saved;
    }

    long create(Command.SaveSearch command) {
        long position = batch.nextPosition();
        SavedSearch search = stamp(command, position)
                .setUid(position)
                .setCreatePosition(position)
                .setCreateTime(Times.timestamp(batch.publishTimeMs()))
                .setCost(CostConverter.toContract(putOrPause(command, position, position)))
                .build();
        add(position, batch.event(command.request()).setSearchSaved(search).build(), search);
        return position;
    }

    long change(Command.SaveSearch command, SavedSearch before) {
        long position = batch.nextPosition();
        Cost cost = SearchChange.asksTheSame(command.search(), before)
                ? feed.index().cost(command.parsed())
                : putOrPause(command, before.getUid(), position);
        SavedSearch search = stamp(command, position)
                .setUid(before.getUid())
                .setCreatePosition(before.getCreatePosition())
                .setCreateTime(before.getCreateTime())
                .setCost(CostConverter.toContract(cost))
                .build();
        add(position, batch.event(command.request()).setSearchChanged(search).build(), search);
        return position;
    }

    long delete(RequestId request, SavedSearch search, boolean expired) {
        long position = batch.nextPosition();
        feed.index().remove(search.getUid(), position);
        SearchDeleted deleted = SearchDeleted.newBuilder()
                .setUid(search.getUid())
                .setName(search.getName())
                .setExpired(expired)
                .build();
        LogEvent event = batch.event(request).setSearchDeleted(deleted).build();
        stage(
                position,
                event,
                StoredSearch.newBuilder()
                        .setSavedSearch(search)
                        .setDeleted(true)
                        .build());
        return position;
    }

    void fail(SavedSearch search, String reason) {
        long position = batch.nextPosition();
        feed.index().remove(search.getUid(), position);
        SavedSearch failed = search.toBuilder()
                .setState(SavedSearch.State.STATE_ERROR)
                .setStateReason(reason)
                .setUpdatePosition(position)
                .setUpdateTime(Times.timestamp(batch.publishTimeMs()))
                .setEtag(SearchChange.etag(position))
                .build();
        add(position, batch.event(RequestId.NONE).setSearchChanged(failed).build(), failed);
    }

    private SavedSearch.Builder stamp(Command.SaveSearch command, long position) {
        return command.search().toBuilder()
                .setUpdatePosition(position)
                .setUpdateTime(Times.timestamp(batch.publishTimeMs()))
                .setEtag(SearchChange.etag(position));
    }

    /** Lets the search stand or not, as its state says; gives what it costs, or would. */
    private Cost putOrPause(Command.SaveSearch command, long uid, long position) {
        ParsedQuery parsed = command.parsed();
        if (command.search().getState() == SavedSearch.State.STATE_ACTIVE) {
            return feed.index().put(uid, position, parsed);
        }
        feed.index().remove(uid, position);
        return feed.index().cost(parsed);
    }

    private void add(long position, LogEvent event, SavedSearch search) {
        byPosition.put(position, search);
        stage(position, event, StoredSearch.newBuilder().setSavedSearch(search).build());
    }

    private void stage(long position, LogEvent event, StoredSearch change) {
        staged.stage(change);
        changes.add(change);
        commit.addSearch(position, event, change);
    }
}
