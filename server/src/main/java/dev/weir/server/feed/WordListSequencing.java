package dev.weir.server.feed;

import dev.weir.v1.WordList;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives commands on word lists their places in a batch. For the sequencer's thread only. */
final class WordListSequencing {
    private final WordListLimits limits;
    private final MatchPool pool;

    WordListSequencing(WordListLimits limits, MatchPool pool) {
        this.limits = limits;
        this.pool = pool;
    }

    /** A command's event and what is answered. */
    record Added(long eventPosition, Supplier<Outcome> outcome) {}

    /** As {@link Sequencing#add}; of a list that is so already, nothing is to change. */
    Added save(Batch batch, Command.SaveWordList command) {
        WordListEvents lists = batch.wordLists();
        Optional<WordList> before = WordListChecks.check(lists.standing(), lists.count(), command, limits.listsMax());
        if (before.isPresent()
                && before.get().getEntriesList().equals(command.list().getEntriesList())) {
            WordList present = before.get();
            return new Added(present.getUpdatePosition(), () -> Outcome.of(0, batch.publishTimeMs(), present));
        }
        long position = before.isPresent() ? lists.change(command, before.get(), pool) : lists.create(command);
        return new Added(position, () -> Outcome.of(position, batch.publishTimeMs(), lists.savedAt(position)));
    }

    Added delete(Batch batch, Command.DeleteWordList command) {
        WordList list = WordListChecks.check(
                batch.wordLists().standing(), batch.searches().standing(), command);
        long position = batch.wordLists().delete(command, list);
        return new Added(position, () -> new Outcome(position, batch.publishTimeMs(), 0, null));
    }

    /** The command as the lists mean it now: they may have changed since it was parsed. */
    Command.SaveSearch upToDate(Batch batch, Command.SaveSearch command) {
        Command.SaveSearch now = command.upToDate(
                batch.newestSchema().parser(), batch.wordLists().standing());
        WordListChecks.requireRoom(batch.searches().standing(), now, limits.searchesMax());
        return now;
    }
}
