package dev.weir.server.feed;

import dev.weir.matcher.query.ParsedQuery;
import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.FeedCommit;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.server.store.v1.StoredWordList;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of word lists in a batch. A change of a list is one event, and from its position on all searches that
 * refer to the list ask for its new entries: all of them, or, where one of them could not be decided then, none.
 */
final class WordListEvents {
    private final Batch batch;
    private final FeedState feed;
    private final FeedCommit commit;
    private final StagedWordLists staged;
    private final List<StoredWordList> changes = new ArrayList<>();
    private final Map<Long, WordList> byPosition = new HashMap<>();
    private long searchesPut;

    WordListEvents(Batch batch, FeedState feed, FeedCommit commit) {
        this.batch = batch;
        this.feed = feed;
        this.commit = commit;
        this.staged = new StagedWordLists(feed.wordLists());
    }

    /** The lists as they stand after the events so far. */
    StandingLists standing() {
        return staged;
    }

    int count() {
        return staged.count();
    }

    List<StoredWordList> changes() {
        return changes;
    }

    /** How many searches were put into the query index anew. */
    long searchesPut() {
        return searchesPut;
    }

    WordList savedAt(long position) {
        WordList saved = byPosition.get(position);
        if (saved == null) {
            throw new IllegalStateException("no word list was saved at position " + position);
        }
        return saved;
    }

    long create(Command.SaveWordList command) {
        long position = batch.nextPosition();
        WordList list = stamp(command.list().toBuilder(), position)
                .setCreatePosition(position)
                .setCreateTime(Times.timestamp(batch.publishTimeMs()))
                .build();
        add(position, batch.event(command.request()).setWordListSaved(list).build(), list);
        return position;
    }

    /**
     * Changes a list and all searches that refer to it.
     *
     * @throws WeirException when one of them could not be decided any more; nothing has changed then
     */
    long change(Command.SaveWordList command, WordList before, MatchPool pool) {
        long position = batch.position() + 1;
        WordList list = stamp(command.list().toBuilder(), position)
                .setCreatePosition(before.getCreatePosition())
                .setCreateTime(before.getCreateTime())
                .build();
        reword(list, position, pool);
        batch.nextPosition();
        add(position, batch.event(command.request()).setWordListChanged(list).build(), list);
        return position;
    }

    private void reword(WordList list, long position, MatchPool pool) {
        List<SavedSearch> searches =
                batch.searches().standing().using(WordListRegistry.idOf(list)).toList();
        Rewording rewording = new Rewording(batch.newestSchema().parser(), Rewording.with(staged, list), pool);
        try {
            rewording.run(list, searches, (search, parsed) -> put(search, parsed, position));
        } catch (WeirException e) {
            feed.index().rollbackTo(position - 1);
            throw e;
        }
        searchesPut += searches.size();
    }

    private void put(SavedSearch search, ParsedQuery parsed, long position) {
        if (search.getState() == SavedSearch.State.STATE_ACTIVE) {
            feed.index().put(search.getUid(), position, parsed);
        }
    }

    long delete(Command.DeleteWordList command, WordList list) {
        long position = batch.nextPosition();
        LogEvent event = batch.event(command.request())
                .setWordListDeleted(list.getName())
                .build();
        stage(
                position,
                event,
                StoredWordList.newBuilder().setWordList(list).setDeleted(true).build());
        return position;
    }

    private WordList.Builder stamp(WordList.Builder list, long position) {
        return list.setUpdatePosition(position)
                .setUpdateTime(Times.timestamp(batch.publishTimeMs()))
                .setEtag(SearchChange.etag(position));
    }

    private void add(long position, LogEvent event, WordList list) {
        byPosition.put(position, list);
        stage(position, event, StoredWordList.newBuilder().setWordList(list).build());
    }

    private void stage(long position, LogEvent event, StoredWordList change) {
        staged.stage(change);
        changes.add(change);
        commit.addWordList(position, event, change);
    }
}
