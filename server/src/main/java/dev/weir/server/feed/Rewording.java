package dev.weir.server.feed;

import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.server.contract.QueryConverter;
import dev.weir.server.error.WeirException;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.WordList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses the searches that refer to a word list anew, in parallel, when the list is to change. */
final class Rewording {
    /** Searches that are parsed at a time: their queries are held in memory until they are taken. */
    private static final int CHUNK = 1_024;

    private final QueryParser parser;
    private final StandingLists lists;
    private final MatchPool pool;

    /** @param lists as they stand after the change */
    Rewording(QueryParser parser, StandingLists lists, MatchPool pool) {
        this.parser = parser;
        this.lists = lists;
        this.pool = pool;
    }

    /** Takes a search with what it means after the change. */
    interface Taker {
        void take(SavedSearch search, ParsedQuery parsed);
    }

    /** Lists of which one is changed. */
    static StandingLists with(StandingLists lists, WordList changed) {
        String id = WordListRegistry.idOf(changed);
        return asked -> asked.equals(id) ? Optional.of(changed) : lists.find(asked);
    }

    /**
     * Hands over each search that can be decided now; those in state ERROR are left out.
     *
     * @throws WeirException when one cannot be decided any more, which it names; some were handed over by then
     */
    void run(WordList changed, List<SavedSearch> searches, Taker taker) {
        List<SavedSearch> decided = searches.stream()
                .filter(search -> search.getState() != SavedSearch.State.STATE_ERROR)
                .toList();
        for (int from = 0; from < decided.size(); from += CHUNK) {
            run(
                    changed,
                    decided.subList(from, Math.min(decided.size(), from + CHUNK))
                            .toArray(SavedSearch[]::new),
                    taker);
        }
    }

    private void run(WordList changed, SavedSearch[] chunk, Taker taker) {
        @Nullable ParsedQuery[] parsed = new ParsedQuery[chunk.length];
        @Nullable WeirException[] refused = new WeirException[chunk.length];
        pool.forEach(chunk.length, i -> {
            try {
                parsed[i] = QueryConverter.parse(chunk[i], parser, lists::entries);
            } catch (WeirException e) {
                refused[i] = e;
            }
        });
        for (int i = 0; i < chunk.length; i++) {
            ParsedQuery query = parsed[i];
            if (query == null) {
                WeirException why = refused[i];
                throw WeirException.invalid(
                        "entries",
                        "with these, " + changed.getName() + " makes the saved search \"" + chunk[i].getName()
                                + "\" undecidable: " + (why == null ? "it was not parsed" : why.message()));
            }
            taker.take(chunk[i], query);
        }
    }
}
