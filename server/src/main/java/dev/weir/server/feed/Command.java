package dev.weir.server.feed;

import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.QueryConverter;
import dev.weir.server.error.WeirException;
import dev.weir.v1.Document;
import dev.weir.v1.Retention;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.WordList;
import java.util.Map;
import java.util.TreeSet;

/** A request that has passed every check that needs no place in the order: ready to become an event. Immutable. */
public sealed interface Command {
    /** What makes a repeat harmless. */
    RequestId request();

    /** About how much memory the command holds, in bytes. */
    long weightBytes();

    /** Whether the command is answered only once its event is on disk; else once the operating system has it. */
    default boolean isDurable() {
        return true;
    }

    /**
     * A new version of a document.
     *
     * @param document as it goes into the log, without position and publish time
     * @param parsed the same for the matcher
     */
    record PublishDocument(
            RequestId request, Document document, dev.weir.matcher.document.Document parsed, boolean isDurable)
            implements Command {
        @Override
        public long weightBytes() {
            return 2L * document.getSerializedSize();
        }
    }

    /** The end of a document. */
    record RetractDocument(RequestId request, String key, boolean isDurable) implements Command {
        @Override
        public long weightBytes() {
            return key.length();
        }
    }

    /**
     * A search, new or changed.
     *
     * @param search as it is to stand, with its name and without what the server adds
     * @param parsed its query and filters
     * @param listsRead the update positions of the word lists with which it was parsed, by their ids
     * @param condition what must hold of the search of that name
     */
    record SaveSearch(
            RequestId request,
            SavedSearch search,
            ParsedQuery parsed,
            Map<String, Long> listsRead,
            SaveCondition condition)
            implements Command {
        /** A search that refers to no word lists. */
        SaveSearch(RequestId request, SavedSearch search, ParsedQuery parsed, SaveCondition condition) {
            this(request, search, parsed, Map.of(), condition);
        }

        /**
         * Parses a search.
         *
         * @param lists as they stand
         * @throws WeirException when it cannot be decided; field paths start at the saved search
         */
        static SaveSearch parse(
                RequestId request,
                SavedSearch search,
                QueryParser parser,
                StandingLists lists,
                SaveCondition condition) {
            ListsRead read = new ListsRead(lists);
            ParsedQuery parsed = QueryConverter.parse(search, parser, read);
            SavedSearch referring = search.toBuilder()
                    .clearWordLists()
                    .addAllWordLists(new TreeSet<>(parsed.wordLists()))
                    .build();
            return new SaveSearch(request, referring, parsed, read.updatePositions(), condition);
        }

        /** The same command as it would be parsed now. */
        SaveSearch upToDate(QueryParser parser, StandingLists lists) {
            return ListsRead.areUpToDate(listsRead, lists) ? this : parse(request, search, parser, lists, condition);
        }

        @Override
        public long weightBytes() {
            return 2L * search.getSerializedSize();
        }
    }

    /**
     * The end of a search.
     *
     * @param id the last part of its name
     * @param etag as the caller last saw it; empty for no check
     */
    record DeleteSearch(RequestId request, String id, String etag) implements Command {
        @Override
        public long weightBytes() {
            return id.length();
        }
    }

    /**
     * A word list, new or changed.
     *
     * @param list as it is to stand, with its name and entries only
     * @param isNew whether there must be none of its name; otherwise there must be one
     * @param etag of a change, as the caller last saw it; empty for no check
     */
    record SaveWordList(RequestId request, WordList list, boolean isNew, String etag) implements Command {
        @Override
        public long weightBytes() {
            return 2L * list.getSerializedSize();
        }
    }

    /**
     * The end of a word list.
     *
     * @param id the last part of its name
     * @param etag as the caller last saw it; empty for no check
     */
    record DeleteWordList(RequestId request, String id, String etag) implements Command {
        @Override
        public long weightBytes() {
            return id.length();
        }
    }

    /**
     * A schema that adds to the one before.
     *
     * @param etag as the caller last saw it; empty for no check
     */
    record ExtendSchema(RequestId request, dev.weir.v1.Schema schema, Schema parsed, String etag) implements Command {
        @Override
        public long weightBytes() {
            return schema.getSerializedSize();
        }
    }

    /**
     * Another retention.
     *
     * @param etag as the caller last saw it; empty for no check
     */
    record ChangeRetention(RequestId request, Retention retention, String etag) implements Command {
        @Override
        public long weightBytes() {
            return retention.getSerializedSize();
        }
    }

    /**
     * A request that does not pass the checks now, and may be the repeat of one that did when it came first.
     *
     * @param why what it is refused with where it is no repeat
     */
    record Refused(RequestId request, WeirException why) implements Command {
        @Override
        public long weightBytes() {
            return request.id().length();
        }
    }
}
