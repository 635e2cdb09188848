package dev.weir.client;

import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.CreateSavedSearchResponse;
import dev.weir.v1.DeleteSavedSearchRequest;
import dev.weir.v1.DeleteSavedSearchResponse;
import dev.weir.v1.ExpensiveSearch;
import dev.weir.v1.GetSavedSearchRequest;
import dev.weir.v1.GetSavedSearchResponse;
import dev.weir.v1.ImportSavedSearchesRequest;
import dev.weir.v1.ImportSavedSearchesResponse;
import dev.weir.v1.ImportStart;
import dev.weir.v1.ItemStatus;
import dev.weir.v1.ListExpensiveSearchesRequest;
import dev.weir.v1.ListExpensiveSearchesResponse;
import dev.weir.v1.ListSavedSearchesRequest;
import dev.weir.v1.ListSavedSearchesResponse;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SavedSearchServiceGrpc;
import dev.weir.v1.SearchCost;
import dev.weir.v1.UpdateSavedSearchRequest;
import dev.weir.v1.UpdateSavedSearchResponse;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Saved searches in memory; a query with {@code ((} cannot be parsed. */
public final class FakeSearches extends SavedSearchServiceGrpc.SavedSearchServiceImplBase {
    final Map<String, SavedSearch> searches = new TreeMap<>();
    private final FakeFeeds feeds;
    private long position;
    /** The first import stream breaks when so many items have arrived, of which the last is saved but not answered. */
    int breakImportAfter = -1;

    FakeSearches(FakeFeeds feeds) {
        this.feeds = feeds;
    }

    private synchronized SavedSearch require(String name) {
        SavedSearch search = searches.get(name);
        if (search == null) {
            throw Status.NOT_FOUND.withDescription("there is no " + name).asRuntimeException();
        }
        return search;
    }

    private synchronized SavedSearch put(SavedSearch search, boolean validateOnly) {
        if (search.getQuery().contains("((")) {
            throw StatusProto.toStatusRuntimeException(FakeWeir.syntaxError(search.getQuery()));
        }
        SavedSearch saved = search.toBuilder()
                .setState(
                        search.getState() == SavedSearch.State.STATE_UNSPECIFIED
                                ? SavedSearch.State.STATE_ACTIVE
                                : search.getState())
                .setCost(SearchCost.newBuilder().addAnchors("body:" + search.getQuery()))
                .setUpdatePosition(validateOnly ? 0 : ++position)
                .build();
        if (!validateOnly) {
            searches.put(saved.getName(), saved);
        }
        return saved;
    }

    private static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
        try {
            observer.onNext(work.get());
            observer.onCompleted();
        } catch (RuntimeException e) {
            observer.onError(e);
        }
    }

    @Override
    public void createSavedSearch(
            CreateSavedSearchRequest request, StreamObserver<CreateSavedSearchResponse> observer) {
        answer(observer, () -> {
            feeds.require(request.getParent());
            return CreateSavedSearchResponse.newBuilder()
                    .setSavedSearch(put(request.getSavedSearch(), request.getValidateOnly()))
                    .build();
        });
    }

    @Override
    public void getSavedSearch(GetSavedSearchRequest request, StreamObserver<GetSavedSearchResponse> observer) {
        answer(observer, () -> GetSavedSearchResponse.newBuilder()
                .setSavedSearch(require(request.getName()))
                .build());
    }

    @Override
    public void listSavedSearches(
            ListSavedSearchesRequest request, StreamObserver<ListSavedSearchesResponse> observer) {
        answer(observer, () -> {
            feeds.require(request.getParent());
            List<SavedSearch> found;
            synchronized (this) {
                found = searches.values().stream()
                        .filter(search -> search.getName().startsWith(request.getParent() + "/"))
                        .filter(search -> request.getOwner().isEmpty()
                                || search.getOwner().equals(request.getOwner()))
                        .toList();
            }
            return ListSavedSearchesResponse.newBuilder()
                    .addAllSavedSearches(found)
                    .build();
        });
    }

    /** Each search costs twice as much as the next one by name; none does before one is saved. */
    @Override
    public void listExpensiveSearches(
            ListExpensiveSearchesRequest request, StreamObserver<ListExpensiveSearchesResponse> observer) {
        answer(observer, () -> {
            feeds.require(request.getParent());
            ListExpensiveSearchesResponse.Builder expensive = ListExpensiveSearchesResponse.newBuilder();
            double share = 0.5;
            synchronized (this) {
                for (SavedSearch search : searches.values()) {
                    if (expensive.getExpensiveSearchesCount() < request.getPageSize()) {
                        expensive.addExpensiveSearches(ExpensiveSearch.newBuilder()
                                .addSavedSearches(search.getName())
                                .setSavedSearchCount(search.getLabelsCount() + 1)
                                .setQuery(search.getQuery())
                                .setShare(share)
                                .setCandidatesPerThousand(1_000 * share)
                                .setNanosPerDocument(84_000 * share)
                                .setCost(search.getCost()));
                    }
                    share /= 2;
                }
            }
            return expensive
                    .setSampledDocuments(searches.isEmpty() ? 0 : 1_024)
                    .setCandidatesPerDocument(searches.size())
                    .setNanosPerDocument(84_000)
                    .build();
        });
    }

    @Override
    public void updateSavedSearch(
            UpdateSavedSearchRequest request, StreamObserver<UpdateSavedSearchResponse> observer) {
        answer(observer, () -> {
            SavedSearch.Builder changed = require(request.getSavedSearch().getName()).toBuilder();
            com.google.protobuf.util.FieldMaskUtil.merge(request.getUpdateMask(), request.getSavedSearch(), changed);
            return UpdateSavedSearchResponse.newBuilder()
                    .setSavedSearch(put(changed.build(), request.getValidateOnly()))
                    .build();
        });
    }

    @Override
    public synchronized void deleteSavedSearch(
            DeleteSavedSearchRequest request, StreamObserver<DeleteSavedSearchResponse> observer) {
        answer(observer, () -> {
            searches.remove(require(request.getName()).getName());
            return DeleteSavedSearchResponse.newBuilder()
                    .setPosition(++position)
                    .build();
        });
    }

    @Override
    public StreamObserver<ImportSavedSearchesRequest> importSavedSearches(
            StreamObserver<ImportSavedSearchesResponse> observer) {
        return new StreamObserver<>() {
            private ImportStart start = ImportStart.getDefaultInstance();
            private long index;

            @Override
            public void onNext(ImportSavedSearchesRequest message) {
                if (message.hasStart()) {
                    start = message.getStart();
                    return;
                }
                ImportSavedSearchesResponse answer = item(message.getSavedSearch(), index++);
                if (index == breakImportAfter) {
                    breakImportAfter = -1;
                    observer.onError(Status.UNAVAILABLE
                            .withDescription("broken on purpose")
                            .asRuntimeException());
                } else {
                    observer.onNext(answer);
                }
            }

            private ImportSavedSearchesResponse item(SavedSearch search, long at) {
                ImportSavedSearchesResponse.Builder answer =
                        ImportSavedSearchesResponse.newBuilder().setIndex(at).setName(search.getName());
                boolean taken;
                synchronized (FakeSearches.this) {
                    taken = searches.containsKey(search.getName());
                }
                if (taken && start.getOnExisting() == ImportStart.OnExisting.ON_EXISTING_FAIL) {
                    return answer.setStatus(ItemStatus.newBuilder()
                                    .setCode(Status.Code.ALREADY_EXISTS.value())
                                    .setMessage("the name is taken"))
                            .build();
                }
                if (search.getQuery().contains("((")) {
                    com.google.rpc.Status status = FakeWeir.syntaxError(search.getQuery());
                    return answer.setStatus(ItemStatus.newBuilder()
                                    .setCode(status.getCode())
                                    .setMessage(status.getMessage())
                                    .addAllDetails(status.getDetailsList()))
                            .build();
                }
                SavedSearch saved = put(search, start.getValidateOnly());
                return answer.setStatus(ItemStatus.getDefaultInstance())
                        .setPosition(saved.getUpdatePosition())
                        .setCost(saved.getCost())
                        .build();
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {
                observer.onCompleted();
            }
        };
    }
}
