package dev.weir.server.grpc;

import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.Feeds;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.CreateSavedSearchResponse;
import dev.weir.v1.DeleteSavedSearchRequest;
import dev.weir.v1.DeleteSavedSearchResponse;
import dev.weir.v1.GetSavedSearchRequest;
import dev.weir.v1.GetSavedSearchResponse;
import dev.weir.v1.ImportSavedSearchesRequest;
import dev.weir.v1.ImportSavedSearchesResponse;
import dev.weir.v1.ListExpensiveSearchesRequest;
import dev.weir.v1.ListExpensiveSearchesResponse;
import dev.weir.v1.ListSavedSearchesRequest;
import dev.weir.v1.ListSavedSearchesResponse;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SavedSearchServiceGrpc;
import dev.weir.v1.UpdateSavedSearchRequest;
import dev.weir.v1.UpdateSavedSearchResponse;
import io.grpc.stub.StreamObserver;

/** {@code weir.v1.SavedSearchService}. */
public final class SavedSearchGrpcService extends SavedSearchServiceGrpc.SavedSearchServiceImplBase {
    private static final String SEARCH = "saved_search";

    private final Feeds feeds;
    private final ItemStreams streams;
    private final int importInFlightMax;

    /**
     * Serves the searches of all feeds.
     *
     * @param streams takes the streams that this opens
     * @param importInFlightMax how many items of one import are taken in before the first of them is answered
     */
    public SavedSearchGrpcService(Feeds feeds, ItemStreams streams, int importInFlightMax) {
        this.feeds = feeds;
        this.streams = streams;
        this.importInFlightMax = importInFlightMax;
    }

    @Override
    public void createSavedSearch(CreateSavedSearchRequest request, StreamObserver<CreateSavedSearchResponse> call) {
        Unary.answer(call, () -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getParent(), "parent"));
            SavedSearch search = InField.of(
                    SEARCH,
                    () -> request.getValidateOnly()
                            ? feed.searches().check(request.getSavedSearch(), false)
                            : feed.searches()
                                    .create(request.getSavedSearch(), request.getRequestId())
                                    .join()
                                    .requireSearch());
            return CreateSavedSearchResponse.newBuilder()
                    .setSavedSearch(search)
                    .setReading(feed.searches().reading(search))
                    .build();
        });
    }

    @Override
    public void getSavedSearch(GetSavedSearchRequest request, StreamObserver<GetSavedSearchResponse> call) {
        Unary.answer(call, () -> {
            ResourceName name = ResourceName.ofSearch(request.getName(), "name");
            Feed feed = feeds.require(name.feed());
            SavedSearch search = feed.registry()
                    .find(name.id())
                    .orElseThrow(() -> WeirException.notFound("saved search", request.getName()));
            GetSavedSearchResponse.Builder response =
                    GetSavedSearchResponse.newBuilder().setSavedSearch(search);
            if (search.getState() != SavedSearch.State.STATE_ERROR) {
                response.setReading(feed.searches().reading(search));
            }
            return response.build();
        });
    }

    @Override
    public void listSavedSearches(ListSavedSearchesRequest request, StreamObserver<ListSavedSearchesResponse> call) {
        Unary.answer(call, () -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getParent(), "parent"));
            String owner = request.getOwner();
            Pages.Page<SavedSearch> page = Pages.page(
                    feed.name() + " " + owner,
                    request.getPageSize(),
                    request.getPageToken(),
                    id -> feed.registry()
                            .after(id)
                            .filter(search ->
                                    owner.isEmpty() || search.getOwner().equals(owner)),
                    search -> ResourceName.ofSearch(search.getName(), "name").id());
            return ListSavedSearchesResponse.newBuilder()
                    .addAllSavedSearches(page.items())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public void updateSavedSearch(UpdateSavedSearchRequest request, StreamObserver<UpdateSavedSearchResponse> call) {
        Unary.answer(call, () -> {
            SavedSearch change = request.getSavedSearch();
            Feed feed = feeds.require(
                    ResourceName.ofSearch(change.getName(), "saved_search.name").feed());
            SavedSearch search = InField.of(
                    SEARCH,
                    () -> request.getValidateOnly()
                            ? feed.searches().checkChange(change, request.getUpdateMask(), request.getEtag())
                            : feed.searches()
                                    .change(
                                            change,
                                            request.getUpdateMask(),
                                            request.getEtag(),
                                            request.getRequestId()));
            return UpdateSavedSearchResponse.newBuilder()
                    .setSavedSearch(search)
                    .setReading(feed.searches().reading(search))
                    .build();
        });
    }

    @Override
    public void deleteSavedSearch(DeleteSavedSearchRequest request, StreamObserver<DeleteSavedSearchResponse> call) {
        Unary.answer(call, () -> {
            ResourceName name = ResourceName.ofSearch(request.getName(), "name");
            Feed feed = feeds.require(name.feed());
            if (request.getValidateOnly()) {
                feed.searches().checkDeletion(name.id(), request.getEtag());
                return DeleteSavedSearchResponse.getDefaultInstance();
            }
            long position = feed.searches()
                    .delete(name.id(), request.getEtag(), request.getRequestId())
                    .join()
                    .position();
            return DeleteSavedSearchResponse.newBuilder().setPosition(position).build();
        });
    }

    @Override
    public void listExpensiveSearches(
            ListExpensiveSearchesRequest request, StreamObserver<ListExpensiveSearchesResponse> call) {
        Unary.answer(call, () -> {
            Feed feed = feeds.require(ResourceName.feedId(request.getParent(), "parent"));
            return ExpensiveSearches.list(feed, request.getPageSize());
        });
    }

    @Override
    public StreamObserver<ImportSavedSearchesRequest> importSavedSearches(
            StreamObserver<ImportSavedSearchesResponse> call) {
        return ItemStream.open(streams, call, importInFlightMax, new SearchImport(feeds));
    }
}
