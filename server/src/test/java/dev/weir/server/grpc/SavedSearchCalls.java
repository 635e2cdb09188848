package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static dev.weir.server.testing.Messages.name;
import static dev.weir.server.testing.Messages.search;

import com.google.protobuf.FieldMask;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.DeleteSavedSearchRequest;
import dev.weir.v1.Filter;
import dev.weir.v1.GetSavedSearchRequest;
import dev.weir.v1.ListSavedSearchesRequest;
import dev.weir.v1.ListSavedSearchesResponse;
import dev.weir.v1.RangeFilter;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.TermsFilter;
import dev.weir.v1.UpdateSavedSearchRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with a feed of news and low limits, and what is asked of it about saved searches. */
abstract class SavedSearchCalls {
    @TempDir
    Path directory;

    RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.withNews(
                directory,
                "limits.saved_searches_per_feed_max",
                "5",
                "limits.query_chars_max",
                "1000",
                "limits.query_clauses_max",
                "20",
                "limits.query_depth_max",
                "10",
                "limits.filters_max",
                "2");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    Refusal refusesToSave(SavedSearch search) {
        return server.refuses(() -> server.save(search));
    }

    static CreateSavedSearchRequest.Builder request(SavedSearch search) {
        return CreateSavedSearchRequest.newBuilder().setParent(NEWS).setSavedSearch(search);
    }

    SavedSearch get(String name) {
        return server.searches()
                .getSavedSearch(GetSavedSearchRequest.newBuilder().setName(name).build())
                .getSavedSearch();
    }

    SavedSearch update(SavedSearch search, String etag) {
        return server.searches()
                .updateSavedSearch(UpdateSavedSearchRequest.newBuilder()
                        .setSavedSearch(search)
                        .setEtag(etag)
                        .build())
                .getSavedSearch();
    }

    SavedSearch masked(SavedSearch search, String... paths) {
        return server.searches()
                .updateSavedSearch(UpdateSavedSearchRequest.newBuilder()
                        .setSavedSearch(search)
                        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
                        .build())
                .getSavedSearch();
    }

    long delete(String name, String etag) {
        return server.searches()
                .deleteSavedSearch(DeleteSavedSearchRequest.newBuilder()
                        .setName(name)
                        .setEtag(etag)
                        .build())
                .getPosition();
    }

    ListSavedSearchesResponse list(int size, String token, String owner) {
        return server.searches()
                .listSavedSearches(ListSavedSearchesRequest.newBuilder()
                        .setParent(NEWS)
                        .setPageSize(size)
                        .setPageToken(token)
                        .setOwner(owner)
                        .build());
    }

    static List<String> ids(ListSavedSearchesResponse page) {
        List<String> ids = new ArrayList<>();
        page.getSavedSearchesList()
                .forEach(search ->
                        ids.add(search.getName().substring(search.getName().lastIndexOf('/') + 1)));
        return ids;
    }

    static SavedSearch filtered(Filter... filters) {
        return SavedSearch.newBuilder()
                .setName(name("filtered"))
                .addAllFilters(List.of(filters))
                .build();
    }

    static Filter terms(String field, dev.weir.v1.Value... values) {
        return Filter.newBuilder()
                .setField(field)
                .setTerms(TermsFilter.newBuilder().addAllValues(List.of(values)))
                .build();
    }

    static Filter range(String field, dev.weir.v1.Value lower) {
        return Filter.newBuilder()
                .setField(field)
                .setRange(RangeFilter.newBuilder().setLower(lower))
                .build();
    }
}
