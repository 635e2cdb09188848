package dev.weir.client;

import static dev.weir.client.Connection.await;

import dev.weir.v1.CreateWordListRequest;
import dev.weir.v1.CreateWordListResponse;
import dev.weir.v1.DeleteWordListRequest;
import dev.weir.v1.GetWordListRequest;
import dev.weir.v1.GetWordListResponse;
import dev.weir.v1.ListWordListsRequest;
import dev.weir.v1.ListWordListsResponse;
import dev.weir.v1.UpdateWordListRequest;
import dev.weir.v1.UpdateWordListResponse;
import dev.weir.v1.WordList;
import dev.weir.v1.WordListServiceGrpc;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The word lists of a server: what many searches have in common, and refer to as {@code @name}. Feeds and lists are
 * named by their ids or in full; errors are {@link WeirException}s.
 */
public final class WordLists {
    /** The server reads the searches that refer to a list anew when it changes, which may be a hundred thousand. */
    private static final Duration CHANGE_MAX = Duration.ofMinutes(1);

    private final Connection connection;

    WordLists(Connection connection) {
        this.connection = connection;
    }

    /**
     * Saves a list, new or in place of the one of that name; then all searches that refer to it change with it, at
     * once.
     *
     * @param entries words and phrases; {@code *} and {@code ?} are wildcards, and a backslash makes the next one plain
     */
    public WordList save(String feed, String list, List<String> entries) {
        try {
            return create(feed, list, entries);
        } catch (WeirException e) {
            if (e.code() != io.grpc.Status.Code.ALREADY_EXISTS) {
                throw e;
            }
            return update(feed, list, entries);
        }
    }

    /** Saves a new list; ALREADY_EXISTS when its name is taken. */
    public WordList create(String feed, String list, List<String> entries) {
        return await(createAsync(CreateWordListRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setWordList(message(feed, list, entries))
                .build()));
    }

    /** As {@link #create}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<WordList> createAsync(CreateWordListRequest request) {
        return connection.changing(
                WordListServiceGrpc.getCreateWordListMethod(), request, CreateWordListResponse::getWordList);
    }

    /** Gives a list. */
    public WordList get(String feed, String list) {
        return await(getAsync(feed, list));
    }

    /** As {@link #get}, without waiting. */
    public CompletableFuture<WordList> getAsync(String feed, String list) {
        GetWordListRequest request = GetWordListRequest.newBuilder()
                .setName(Names.wordList(feed, list))
                .build();
        return connection.repeatable(
                WordListServiceGrpc.getGetWordListMethod(), request, GetWordListResponse::getWordList);
    }

    /** All lists of a feed, by name. */
    public Pages<WordList> list(String feed) {
        ListWordListsRequest first =
                ListWordListsRequest.newBuilder().setParent(Names.feed(feed)).build();
        return new Pages<>(token -> {
            ListWordListsResponse page =
                    await(listAsync(first.toBuilder().setPageToken(token).build()));
            return new Pages.Page<>(page.getWordListsList(), page.getNextPageToken());
        });
    }

    /** One page of lists. */
    public CompletableFuture<ListWordListsResponse> listAsync(ListWordListsRequest request) {
        return connection.repeatable(WordListServiceGrpc.getListWordListsMethod(), request, Function.identity());
    }

    /**
     * Changes a list with all searches that refer to it; a search that could not be decided then is named. Waits up to
     * a minute for a server that has many searches to change.
     */
    public WordList update(String feed, String list, List<String> entries) {
        return await(updateAsync(UpdateWordListRequest.newBuilder()
                .setWordList(message(feed, list, entries))
                .build()));
    }

    /** As {@link #update}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<WordList> updateAsync(UpdateWordListRequest request) {
        return connection.changing(
                WordListServiceGrpc.getUpdateWordListMethod(),
                request,
                CHANGE_MAX,
                UpdateWordListResponse::getWordList);
    }

    /** Deletes a list; FAILED_PRECONDITION while searches refer to it. */
    public void delete(String feed, String list) {
        await(deleteAsync(DeleteWordListRequest.newBuilder()
                .setName(Names.wordList(feed, list))
                .build()));
    }

    /** As {@link #delete}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<Void> deleteAsync(DeleteWordListRequest request) {
        return connection.changing(WordListServiceGrpc.getDeleteWordListMethod(), request, response -> null);
    }

    private static WordList message(String feed, String list, List<String> entries) {
        return WordList.newBuilder()
                .setName(Names.wordList(feed, list))
                .addAllEntries(entries)
                .build();
    }
}
