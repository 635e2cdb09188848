package dev.weir.server.feed;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.v1.WordList;
import java.util.Optional;

/**
 * Whether a command on a word list fits the lists and searches that stand: used with a batch's, and beforehand with the
 * committed ones.
 */
final class WordListChecks {
    private WordListChecks() {}

    /** Gives the list to change; empty for a new one. */
    static Optional<WordList> check(StandingLists lists, int count, Command.SaveWordList command, int listsMax) {
        String name = command.list().getName();
        Optional<WordList> present = lists.find(WordListRegistry.idOf(command.list()));
        if (command.isNew()) {
            if (present.isPresent()) {
                throw WeirException.alreadyExists("word list", name);
            }
            if (count >= listsMax) {
                throw WeirException.limit(
                        "limits.word_lists_per_feed_max", listsMax, "the feed has no room for another word list");
            }
            return present;
        }
        requireEtag(present.orElseThrow(() -> WeirException.notFound("word list", name)), command.etag());
        return present;
    }

    /** Gives the list to delete. */
    static WordList check(StandingLists lists, Searches searches, Command.DeleteWordList command) {
        WordList list = lists.find(command.id()).orElseThrow(() -> WeirException.notFound("word list", command.id()));
        requireEtag(list, command.etag());
        searches.using(command.id()).findFirst().ifPresent(search -> {
            throw WeirException.of(
                    ErrorCode.FAILED_PRECONDITION,
                    "WORD_LIST_IN_USE",
                    "the word list \"" + list.getName() + "\" is in use by " + searches.countUsing(command.id())
                            + " saved searches, such as \"" + search.getName()
                            + "\": change or delete them first");
        });
        return list;
    }

    /** Checks that the lists of a search may stand in one more search. */
    static void requireRoom(Searches searches, Command.SaveSearch command, int searchesMax) {
        Optional<dev.weir.v1.SavedSearch> before = searches.find(Registry.idOf(command.search()));
        for (String id : command.search().getWordListsList()) {
            boolean uses = before.filter(search -> search.getWordListsList().contains(id))
                    .isPresent();
            if (!uses && searches.countUsing(id) >= searchesMax) {
                throw WeirException.limit(
                        "limits.word_list_searches_max",
                        searchesMax,
                        "the word list \"" + id + "\" may stand in no more searches: save another list with these"
                                + " entries");
            }
        }
    }

    private static void requireEtag(WordList list, String etag) {
        if (!etag.isEmpty() && !etag.equals(list.getEtag())) {
            throw WeirException.staleEtag("word list", list.getName(), etag, list.getEtag());
        }
    }
}
