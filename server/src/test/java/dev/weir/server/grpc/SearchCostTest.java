package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static dev.weir.server.testing.Messages.name;
import static dev.weir.server.testing.Messages.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Messages;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.CostClass;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.DeleteSavedSearchRequest;
import dev.weir.v1.ExpensiveSearch;
import dev.weir.v1.GetSavedSearchRequest;
import dev.weir.v1.ListExpensiveSearchesRequest;
import dev.weir.v1.ListExpensiveSearchesResponse;
import dev.weir.v1.ListSavedSearchesRequest;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SearchCost;
import dev.weir.v1.UpdateSavedSearchRequest;
import io.grpc.Status.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What searches cost, as they are saved and as documents pass. */
class SearchCostTest {
    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.withNews(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatASearchCostsIsTheSameWhenItIsCheckedSavedShownAndListed() {
        SavedSearch search = search("a", "body:\"prime minister\" AND body:\"minister resigns minister\"~9");
        SearchCost checked = server.searches()
                .createSavedSearch(CreateSavedSearchRequest.newBuilder()
                        .setParent(NEWS)
                        .setSavedSearch(search)
                        .setValidateOnly(true)
                        .build())
                .getSavedSearch()
                .getCost();
        assertThat(checked.getAnchorsList()).containsExactly("body:\"prime minister\"");
        assertThat(checked.getAnchorCount()).isEqualTo(1);
        assertThat(checked.getCostClass()).isEqualTo(CostClass.COST_CLASS_RARE);
        assertThat(checked.getCandidatesPerThousand()).isBetween(0.0001, 100.0);
        assertThat(checked.getAsksLucene()).isTrue();
        assertThat(server.save(search).getCost()).isEqualTo(checked);
        assertThat(get(name("a")).getCost()).isEqualTo(checked);
        assertThat(server.searches()
                        .listSavedSearches(ListSavedSearchesRequest.newBuilder()
                                .setParent(NEWS)
                                .build())
                        .getSavedSearches(0)
                        .getCost())
                .isEqualTo(checked);
        SavedSearch paused = update(SavedSearch.newBuilder()
                .setName(name("a"))
                .setQuery("price:[100 TO 200]")
                .setState(SavedSearch.State.STATE_PAUSED)
                .build());
        assertThat(paused.getCost().getAnchorsList()).containsExactly("price:[100 TO 200]");
        assertThat(paused.getCost().getAsksLucene()).isFalse();
    }

    @Test
    void theMostExpensiveSearchIsTheFirstOfTheList() {
        assertThat(expensive(0)).isEqualTo(ListExpensiveSearchesResponse.getDefaultInstance());
        server.save(search("cheap", "body:reservoir"));
        server.save(search("first", "body:\"the weir the\"~9"));
        server.save(search("second", "body:\"the weir the\"~9"));
        for (int i = 0; i < 128; i++) {
            server.percolate(Messages.document("d" + i, i % 2 == 1 ? "the weir by the reservoir" : "the old weir"));
        }
        ListExpensiveSearchesResponse expensive = expensive(0);
        assertThat(expensive.getSampledDocuments()).isPositive();
        assertThat(expensive.getNanosPerDocument()).isPositive();
        assertThat(expensive.getCandidatesPerDocument()).isEqualTo(2);
        ExpensiveSearch first = expensive.getExpensiveSearches(0);
        assertThat(first.getSavedSearchesList()).containsExactly(name("first"), name("second"));
        assertThat(first.getSavedSearchCount()).isEqualTo(2);
        assertThat(first.getQuery()).startsWith("body:\"the weir the");
        assertThat(first.getCandidatesPerThousand()).isEqualTo(1_000);
        assertThat(first.getShare()).isBetween(0.5, 1.0);
        assertThat(first.getNanosPerDocument()).isPositive();
        assertThat(first.getCost().getAsksLucene()).isTrue();
        assertThat(expensive(1).getExpensiveSearchesCount()).isEqualTo(1);
        delete(name("first"));
        delete(name("second"));
        assertThat(expensive(0).getExpensiveSearchesList())
                .singleElement()
                .satisfies(search -> assertThat(search.getSavedSearchesList()).containsExactly(name("cheap")));
    }

    @Test
    void aListOfExpensiveSearchesIsRefusedWhereItsSizeOrFeedIsWrong() {
        assertThat(server.refuses(() -> expensive(-1)).fields()).containsExactly("page_size");
        assertThat(server.refuses(() -> server.searches()
                                .listExpensiveSearches(ListExpensiveSearchesRequest.newBuilder()
                                        .setParent("feeds/nowhere")
                                        .build()))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    private ListExpensiveSearchesResponse expensive(int size) {
        return server.searches()
                .listExpensiveSearches(ListExpensiveSearchesRequest.newBuilder()
                        .setParent(NEWS)
                        .setPageSize(size)
                        .build());
    }

    private SavedSearch get(String name) {
        return server.searches()
                .getSavedSearch(GetSavedSearchRequest.newBuilder().setName(name).build())
                .getSavedSearch();
    }

    private SavedSearch update(SavedSearch search) {
        return server.searches()
                .updateSavedSearch(UpdateSavedSearchRequest.newBuilder()
                        .setSavedSearch(search)
                        .build())
                .getSavedSearch();
    }

    private void delete(String name) {
        server.searches()
                .deleteSavedSearch(
                        DeleteSavedSearchRequest.newBuilder().setName(name).build());
    }
}
