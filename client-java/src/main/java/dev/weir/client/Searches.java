package dev.weir.client;

import static dev.weir.client.Connection.await;

import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.CreateSavedSearchResponse;
import dev.weir.v1.DeleteSavedSearchRequest;
import dev.weir.v1.DeleteSavedSearchResponse;
import dev.weir.v1.GetSavedSearchRequest;
import dev.weir.v1.GetSavedSearchResponse;
import dev.weir.v1.ListExpensiveSearchesRequest;
import dev.weir.v1.ListExpensiveSearchesResponse;
import dev.weir.v1.ListSavedSearchesRequest;
import dev.weir.v1.ListSavedSearchesResponse;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SavedSearchServiceGrpc;
import dev.weir.v1.UpdateSavedSearchRequest;
import dev.weir.v1.UpdateSavedSearchResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The saved searches of a server. Feeds and searches are named by their ids or in full; errors are
 * {@link WeirException}s.
 */
public final class Searches {
    private final Connection connection;

    Searches(Connection connection) {
        this.connection = connection;
    }

    /** Begins a search of this name. */
    public static SearchBuilder search(String name) {
        return new SearchBuilder(name);
    }

    /** Begins a search for which the server picks a name. */
    public static SearchBuilder search() {
        return new SearchBuilder("");
    }

    /**
     * Saves a new search: later documents are decided against it. A query that cannot be parsed names line and column.
     */
    public SavedSearch save(String feed, SavedSearch search) {
        return await(saveAsync(feed, search));
    }

    /** As {@link #save}, without waiting. */
    public CompletableFuture<SavedSearch> saveAsync(String feed, SavedSearch search) {
        return saveAsync(CreateSavedSearchRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setSavedSearch(named(feed, search))
                .build());
    }

    /** As {@link #save}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<SavedSearch> saveAsync(CreateSavedSearchRequest request) {
        return connection.changing(
                SavedSearchServiceGrpc.getCreateSavedSearchMethod(),
                request,
                CreateSavedSearchResponse::getSavedSearch);
    }

    /** Checks a search as {@link #save} does, tells how its query is understood, and saves nothing. */
    public CreateSavedSearchResponse check(String feed, SavedSearch search) {
        return await(checkAsync(CreateSavedSearchRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setSavedSearch(named(feed, search))
                .build()));
    }

    /** As {@link #check}, without waiting. */
    public CompletableFuture<CreateSavedSearchResponse> checkAsync(CreateSavedSearchRequest request) {
        return connection.repeatable(
                SavedSearchServiceGrpc.getCreateSavedSearchMethod(),
                request.toBuilder().setValidateOnly(true).build(),
                Function.identity());
    }

    /** Gives a search. */
    public SavedSearch get(String feed, String search) {
        return await(getAsync(feed, search));
    }

    /** As {@link #get}, without waiting. */
    public CompletableFuture<SavedSearch> getAsync(String feed, String search) {
        GetSavedSearchRequest request = GetSavedSearchRequest.newBuilder()
                .setName(Names.search(feed, search))
                .build();
        return connection.repeatable(
                SavedSearchServiceGrpc.getGetSavedSearchMethod(), request, GetSavedSearchResponse::getSavedSearch);
    }

    /** All searches of a feed, by name. */
    public Pages<SavedSearch> list(String feed) {
        return list(feed, "");
    }

    /** All searches of a feed that this owner has, by name; an empty owner means all. */
    public Pages<SavedSearch> list(String feed, String owner) {
        ListSavedSearchesRequest first = ListSavedSearchesRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setOwner(owner)
                .build();
        return new Pages<>(token -> {
            ListSavedSearchesResponse page =
                    await(listAsync(first.toBuilder().setPageToken(token).build()));
            return new Pages.Page<>(page.getSavedSearchesList(), page.getNextPageToken());
        });
    }

    /** One page of searches. */
    public CompletableFuture<ListSavedSearchesResponse> listAsync(ListSavedSearchesRequest request) {
        return connection.repeatable(SavedSearchServiceGrpc.getListSavedSearchesMethod(), request, Function.identity());
    }

    /**
     * The searches of a feed on which most time goes, at most so many, and what all of them take together. It is found
     * out in a sample of the documents, so that a server that has just been started knows of none.
     *
     * @param limit from 1 to 1,000; 0 for the server's default
     */
    public ListExpensiveSearchesResponse mostExpensive(String feed, int limit) {
        return await(mostExpensiveAsync(feed, limit));
    }

    /** As {@link #mostExpensive}, without waiting. */
    public CompletableFuture<ListExpensiveSearchesResponse> mostExpensiveAsync(String feed, int limit) {
        ListExpensiveSearchesRequest request = ListExpensiveSearchesRequest.newBuilder()
                .setParent(Names.feed(feed))
                .setPageSize(limit)
                .build();
        return connection.repeatable(
                SavedSearchServiceGrpc.getListExpensiveSearchesMethod(), request, Function.identity());
    }

    /**
     * Changes what is set in {@code search}, and leaves the rest as it is. With an etag in it, only if nobody was
     * faster: else ABORTED.
     */
    public SavedSearch update(String feed, SavedSearch search) {
        return await(updateAsync(feed, search));
    }

    /** As {@link #update}, without waiting. */
    public CompletableFuture<SavedSearch> updateAsync(String feed, SavedSearch search) {
        return updateAsync(UpdateSavedSearchRequest.newBuilder()
                .setSavedSearch(named(feed, search))
                .setEtag(search.getEtag())
                .build());
    }

    /** As {@link #update}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<SavedSearch> updateAsync(UpdateSavedSearchRequest request) {
        return connection.changing(
                SavedSearchServiceGrpc.getUpdateSavedSearchMethod(),
                request,
                UpdateSavedSearchResponse::getSavedSearch);
    }

    /**
     * Deletes a search.
     *
     * @return the position of the deletion in the feed's log
     */
    public long delete(String feed, String search) {
        return await(deleteAsync(feed, search));
    }

    /** As {@link #delete}, without waiting. */
    public CompletableFuture<Long> deleteAsync(String feed, String search) {
        return deleteAsync(DeleteSavedSearchRequest.newBuilder()
                .setName(Names.search(feed, search))
                .build());
    }

    /** As {@link #delete}, with all that the contract allows; a request id is added where there is none. */
    public CompletableFuture<Long> deleteAsync(DeleteSavedSearchRequest request) {
        return connection.changing(
                SavedSearchServiceGrpc.getDeleteSavedSearchMethod(), request, DeleteSavedSearchResponse::getPosition);
    }

    /** Begins an importer, which saves many searches through one stream. */
    public SearchImporter.Builder importer(String feed) {
        return new SearchImporter.Builder(connection, Names.feed(feed));
    }

    /** The search with its full name; without one it stays so. */
    static SavedSearch named(String feed, SavedSearch search) {
        return search.getName().isEmpty()
                ? search
                : search.toBuilder()
                        .setName(Names.search(feed, search.getName()))
                        .build();
    }
}
