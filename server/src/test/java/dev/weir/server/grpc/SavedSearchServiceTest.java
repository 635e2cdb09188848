package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static dev.weir.server.testing.Messages.name;
import static dev.weir.server.testing.Messages.search;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.weir.server.testing.Await;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.DeleteSavedSearchRequest;
import dev.weir.v1.Filter;
import dev.weir.v1.GeoBoxFilter;
import dev.weir.v1.GeoDistanceFilter;
import dev.weir.v1.GeoPolygonFilter;
import dev.weir.v1.GetSavedSearchRequest;
import dev.weir.v1.ListSavedSearchesRequest;
import dev.weir.v1.ListSavedSearchesResponse;
import dev.weir.v1.RangeFilter;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.TermsFilter;
import dev.weir.v1.UpdateSavedSearchRequest;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedSearchServiceTest {
    @TempDir
    Path directory;

    private RunningServer server;

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

    @Test
    void aSearchIsSavedFoundChangedAndDeleted() {
        SavedSearch saved = server.save(search("a", "body:weir").toBuilder()
                .setOwner("me")
                .putLabels("topic", "water")
                .build());
        assertThat(saved.getState()).isEqualTo(SavedSearch.State.STATE_ACTIVE);
        assertThat(saved.getCost().getAnchorsList()).containsExactly("body:weir");
        assertThat(saved.getCost().getEveryDocument()).isFalse();
        assertThat(saved.getCreatePosition()).isEqualTo(1);
        assertThat(saved.getUid()).isPositive();
        assertThat(get(name("a"))).isEqualTo(saved);
        SavedSearch changed = update(
                SavedSearch.newBuilder().setName(name("a")).setQuery("*:*").build(), saved.getEtag());
        assertThat(changed.getOwner()).isEqualTo("me");
        assertThat(changed.getCost().getEveryDocument()).isTrue();
        assertThat(changed.getCreatePosition()).isEqualTo(1);
        assertThat(changed.getUpdatePosition()).isEqualTo(2);
        assertThat(changed.getEtag()).isNotEqualTo(saved.getEtag());
        assertThat(changed.getUid()).isEqualTo(saved.getUid());
        server.restart();
        assertThat(get(name("a"))).isEqualTo(changed);
        assertThat(delete(name("a"), changed.getEtag())).isEqualTo(3);
        assertThat(server.refuses(() -> get(name("a"))).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(server.save(search("a", "again")).getUid()).isNotEqualTo(saved.getUid());
    }

    @Test
    void aSearchWithoutANameGetsOne() {
        SavedSearch saved =
                server.save(SavedSearch.newBuilder().setQuery("weir").build());
        assertThat(saved.getName()).startsWith(NEWS + "/savedSearches/");
        assertThat(get(saved.getName())).isEqualTo(saved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body:(weir             | 1:11",
                "'body:weir AND'        | 1:14",
                "'weir\nOR )'           | 2:4",
                "'weir\n\n  nofield:x'  | 3:",
                "price:[1 TO many]      | 1:",
                "open:maybe             | 1:",
                "listed:tomorrow        | 1:"
            })
    void aQueryThatCannotBeReadIsRefusedWithLineAndColumn(String query, String place) {
        Refusal refusal = refusesToSave(search("bad", query));
        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.fields()).containsExactly("saved_search.query");
        assertThat(refusal.place()).startsWith(place);
        int colon = refusal.place().indexOf(':');
        assertThat(refusal.message())
                .contains("line " + refusal.place().substring(0, colon) + ", column "
                        + refusal.place().substring(colon + 1));
    }

    @Test
    void anUnknownFieldOfAQueryIsNamedWithThoseThatThereAre() {
        assertThat(refusesToSave(search("bad", "bodi:weir")).message())
                .contains("bodi")
                .contains("body");
    }

    @Test
    void aQueryThatIsEmptyTooLongTooWideOrTooDeepIsRefusedWithTheLimit() {
        assertThat(refusesToSave(search("bad", "")).fields()).containsExactly("saved_search.query");
        assertThat(refusesToSave(search("bad", "x".repeat(1_001))).message()).contains("1000");
        assertThat(refusesToSave(search("bad", "a ".repeat(21))).message()).contains("20");
        assertThat(refusesToSave(search("bad", "(".repeat(11) + "a" + ")".repeat(11)))
                        .message())
                .contains("10");
        assertThat(refusesToSave(SavedSearch.newBuilder()
                                .setName(name("bad"))
                                .setQuery("a")
                                .setSyntaxValue(9)
                                .build())
                        .fields())
                .containsExactly("saved_search.syntax");
    }

    @Test
    void tooManyFiltersAreRefusedWithTheLimit() {
        Filter open = terms("open", Messages.truth(true));
        Refusal refusal = refusesToSave(filtered(open, open, open));
        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.message()).contains("3").contains("2");
    }

    @Test
    void aBadFilterIsRefusedByItsNumberAndField() {
        Filter good = terms("open", Messages.truth(true));
        for (Filter bad : List.of(
                terms("nothing", Messages.number(1)),
                terms("price", Messages.text("many")),
                terms("price"),
                terms("body", Messages.text("weir")),
                range("open", Messages.truth(true)),
                range("price", Messages.truth(true)),
                Filter.newBuilder()
                        .setField("place")
                        .setGeoDistance(GeoDistanceFilter.newBuilder()
                                .setCenter(Messages.place(1, 2).getGeoPointValue())
                                .setRadiusMeters(-1))
                        .build(),
                Filter.newBuilder()
                        .setField("place")
                        .setGeoBox(GeoBoxFilter.newBuilder().setTop(1).setBottom(2))
                        .build(),
                Filter.newBuilder()
                        .setField("place")
                        .setGeoPolygon(GeoPolygonFilter.newBuilder()
                                .addPoints(Messages.place(1, 2).getGeoPointValue()))
                        .build())) {
            Refusal refusal = refusesToSave(filtered(good, bad));
            assertThat(refusal.code()).as(bad.toString()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refusal.fields()).as(bad.toString()).first().asString().startsWith("saved_search.filters[1]");
        }
        assertThat(refusesToSave(filtered(Filter.newBuilder().setField("price").build()))
                        .fields())
                .containsExactly("saved_search.filters[0]");
        assertThat(refusesToSave(filtered(terms("", Messages.number(1)))).fields())
                .containsExactly("saved_search.filters[0].field");
        assertThat(refusesToSave(filtered(terms("price", dev.weir.v1.Value.getDefaultInstance())))
                        .fields())
                .containsExactly("saved_search.filters[0].terms.values[0]");
        assertThat(refusesToSave(filtered(Filter.newBuilder()
                                .setField("place")
                                .setGeoDistance(GeoDistanceFilter.newBuilder()
                                        .setCenter(Messages.place(91, 0).getGeoPointValue())
                                        .setRadiusMeters(1))
                                .build()))
                        .fields())
                .containsExactly("saved_search.filters[0].geo_distance.center");
        assertThat(refusesToSave(filtered(Filter.newBuilder()
                                .setField("place")
                                .setGeoDistance(GeoDistanceFilter.newBuilder().setRadiusMeters(1))
                                .build()))
                        .fields())
                .containsExactly("saved_search.filters[0].geo_distance.center");
    }

    @Test
    void aFilterAloneDecides() {
        server.save(filtered(range("price", Messages.number(100))));
        assertThat(server.publish(Messages.document("k", "price", Messages.number(100)))
                        .getHitCount())
                .isEqualTo(1);
        assertThat(server.publish(Messages.document("k", "price", Messages.number(99)))
                        .getHitCount())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "feeds/news/a",
                "feeds/news/savedSearches/",
                "feeds/news/savedSearches/a b",
                "feeds/News/savedSearches/a",
                "feeds/news/subscriptions/a"
            })
    void aBadNameIsRefused(String name) {
        SavedSearch named =
                SavedSearch.newBuilder().setName(name).setQuery("weir").build();
        Refusal refusal = refusesToSave(named);
        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.fields()).containsExactly("saved_search.name");
        assertThat(refusal.message()).contains("feeds/");
        assertThat(server.refuses(() -> get(name)).fields()).containsExactly("name");
        assertThat(server.refuses(() -> delete(name, "")).fields()).containsExactly("name");
        assertThat(server.refuses(() -> update(named, "")).fields()).containsExactly("saved_search.name");
    }

    @Test
    void aNameThatIsTakenUnknownOrOfAnotherFeedIsRefused() {
        server.create(Messages.feed("feeds/other"));
        server.save(search("a", "weir"));
        assertThat(refusesToSave(search("a", "dam")).code()).isEqualTo(Code.ALREADY_EXISTS);
        Refusal elsewhere = refusesToSave(SavedSearch.newBuilder()
                .setName("feeds/other/savedSearches/a")
                .setQuery("weir")
                .build());
        assertThat(elsewhere.fields()).containsExactly("saved_search.name");
        assertThat(server.refuses(() -> get("feeds/none/savedSearches/a")).code())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(server.refuses(() -> get(name("none"))).message()).contains(name("none"));
        assertThat(server.refuses(() -> update(search("none", "weir"), "")).code())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(server.refuses(() -> delete(name("none"), "")).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(server.refuses(() -> server.searches()
                                .createSavedSearch(CreateSavedSearchRequest.newBuilder()
                                        .setParent("feeds/none")
                                        .setSavedSearch(search("a", "weir"))
                                        .build()))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(server.refuses(() -> server.searches()
                                .createSavedSearch(CreateSavedSearchRequest.newBuilder()
                                        .setSavedSearch(search("a", "weir"))
                                        .build()))
                        .fields())
                .containsExactly("parent");
    }

    @Test
    void ownersLabelsStatesAndTimesAreChecked() {
        SavedSearch good = search("bad", "weir");
        assertThat(refusesToSave(good.toBuilder().setOwner("x".repeat(257)).build())
                        .fields())
                .containsExactly("saved_search.owner");
        assertThat(refusesToSave(good.toBuilder().putLabels("", "x").build()).fields())
                .containsExactly("saved_search.labels");
        assertThat(refusesToSave(good.toBuilder().putLabels("x".repeat(64), "x").build())
                        .message())
                .contains("64");
        assertThat(refusesToSave(good.toBuilder()
                                .putLabels("topic", "x".repeat(257))
                                .build())
                        .fields())
                .containsExactly("saved_search.labels.topic");
        SavedSearch.Builder labelled = good.toBuilder();
        for (int i = 0; i < 33; i++) {
            labelled.putLabels("l" + i, "x");
        }
        assertThat(refusesToSave(labelled.build()).message()).contains("33").contains("32");
        assertThat(refusesToSave(good.toBuilder()
                                .setState(SavedSearch.State.STATE_ERROR)
                                .build())
                        .fields())
                .containsExactly("saved_search.state");
        assertThat(refusesToSave(good.toBuilder().setStateValue(77).build()).message())
                .contains("77")
                .contains("ACTIVE");
        Refusal past = refusesToSave(good.toBuilder()
                .setExpireTime(Timestamps.fromMillis(server.clock().millis()))
                .build());
        assertThat(past.fields()).containsExactly("saved_search.expire_time");
        assertThat(past.message()).contains("2026-03-01T12:00:00Z");
        assertThat(refusesToSave(good.toBuilder()
                                .setExpireTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
                                .build())
                        .fields())
                .containsExactly("saved_search.expire_time");
    }

    @Test
    void thereIsALimitOfSearchesAndADeletionMakesRoom() {
        for (int i = 0; i < 5; i++) {
            server.save(search("s" + i, "weir"));
        }
        Refusal refusal = refusesToSave(search("one-more", "weir"));
        assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.message()).contains("limits.saved_searches_per_feed_max = 5");
        delete(name("s0"), "");
        server.save(search("one-more", "weir"));
    }

    @Test
    void aStaleEtagIsAbortedAndAFreshOneIsNot() {
        SavedSearch first = server.save(search("a", "weir"));
        SavedSearch second = update(search("a", "dam"), first.getEtag());
        Refusal update = server.refuses(() -> update(search("a", "lake"), first.getEtag()));
        assertThat(update.code()).isEqualTo(Code.ABORTED);
        assertThat(update.message())
                .contains(name("a"))
                .contains(first.getEtag())
                .contains(second.getEtag());
        assertThat(server.refuses(() -> delete(name("a"), first.getEtag())).code())
                .isEqualTo(Code.ABORTED);
        assertThat(delete(name("a"), second.getEtag())).isPositive();
    }

    @Test
    void aMaskNamesWhatChangesAndWhatIsNotSetIsCleared() {
        server.save(search("a", "weir").toBuilder()
                .setOwner("me")
                .putLabels("topic", "water")
                .setState(SavedSearch.State.STATE_PAUSED)
                .build());
        SavedSearch change =
                SavedSearch.newBuilder().setName(name("a")).setQuery("dam").build();
        SavedSearch cleared = masked(change, "owner", "labels");
        assertThat(cleared.getOwner()).isEmpty();
        assertThat(cleared.getLabelsMap()).isEmpty();
        assertThat(cleared.getQuery()).isEqualTo("weir");
        assertThat(masked(change, "state").getState())
                .as("a state that is not set leaves the search as it is")
                .isEqualTo(SavedSearch.State.STATE_PAUSED);
        for (String path : List.of("uid", "name", "labels.topic", "nothing", "")) {
            Refusal refusal = server.refuses(() -> masked(change, path));
            assertThat(refusal.fields()).containsExactly("update_mask");
            assertThat(refusal.message()).contains("\"" + path + "\"").contains("expire_time");
        }
        assertThat(server.refuses(() -> masked(change, "filters", "query", "uid"))
                        .fields())
                .containsExactly("update_mask");
    }

    @Test
    void aBadChangeIsRefusedLikeABadSearch() {
        server.save(search("a", "weir"));
        Refusal syntax = server.refuses(() -> update(search("a", "(weir"), ""));
        assertThat(syntax.fields()).containsExactly("saved_search.query");
        assertThat(syntax.place()).isNotEmpty();
        assertThat(server.refuses(() -> masked(
                                SavedSearch.newBuilder().setName(name("a")).build(), "query"))
                        .fields())
                .containsExactly("saved_search.query");
        assertThat(server.refuses(() -> update(
                                search("a", "weir").toBuilder()
                                        .setOwner("x".repeat(257))
                                        .build(),
                                ""))
                        .fields())
                .containsExactly("saved_search.owner");
    }

    @Test
    void validatingOnlyChangesNothingAndFindsWhatIsWrong() {
        server.save(search("a", "weir"));
        var before = server.picture();
        SavedSearch checked = server.searches()
                .createSavedSearch(
                        request(search("b", "body:dam")).setValidateOnly(true).build())
                .getSavedSearch();
        assertThat(checked.getCost().getAnchorsList()).containsExactly("body:dam");
        assertThat(checked.getUid()).isZero();
        assertThat(checked.getEtag()).isEmpty();
        SavedSearch changed = server.searches()
                .updateSavedSearch(UpdateSavedSearchRequest.newBuilder()
                        .setSavedSearch(search("a", "dam"))
                        .setValidateOnly(true)
                        .build())
                .getSavedSearch();
        assertThat(changed.getQuery()).isEqualTo("dam");
        assertThat(server.searches()
                        .deleteSavedSearch(DeleteSavedSearchRequest.newBuilder()
                                .setName(name("a"))
                                .setValidateOnly(true)
                                .build())
                        .getPosition())
                .isZero();
        assertThat(server.picture()).isEqualTo(before);
        assertThat(server.refuses(() -> server.searches()
                                .createSavedSearch(request(search("a", "dam"))
                                        .setValidateOnly(true)
                                        .build()))
                        .code())
                .isEqualTo(Code.ALREADY_EXISTS);
        assertThat(server.refuses(() -> server.searches()
                                .updateSavedSearch(UpdateSavedSearchRequest.newBuilder()
                                        .setSavedSearch(search("a", "dam"))
                                        .setEtag("stale")
                                        .setValidateOnly(true)
                                        .build()))
                        .code())
                .isEqualTo(Code.ABORTED);
        assertThat(server.refuses(() -> server.searches()
                                .deleteSavedSearch(DeleteSavedSearchRequest.newBuilder()
                                        .setName(name("none"))
                                        .setValidateOnly(true)
                                        .build()))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aRequestIdOfAnotherRequestIsRefused() {
        var first = request(search("a", "weir")).setRequestId("r");
        SavedSearch saved = server.searches().createSavedSearch(first.build()).getSavedSearch();
        assertThat(server.searches().createSavedSearch(first.build()).getSavedSearch())
                .isEqualTo(saved);
        Refusal refusal = server.refuses(() -> server.searches()
                .createSavedSearch(
                        request(search("b", "weir")).setRequestId("r").build()));
        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.fields()).containsExactly("request_id");
        assertThat(server.refuses(() -> server.searches()
                                .createSavedSearch(request(search("b", "weir"))
                                        .setRequestId("x".repeat(65))
                                        .build()))
                        .fields())
                .containsExactly("request_id");
    }

    @Test
    void pagesAreOrderedByNameAndGoOnWhileSearchesComeAndGo() {
        for (String id : List.of("c", "a", "e", "b")) {
            server.save(search(id, "weir").toBuilder()
                    .setOwner(id.equals("e") ? "you" : "me")
                    .build());
        }
        ListSavedSearchesResponse first = list(2, "", "");
        assertThat(ids(first)).containsExactly("a", "b");
        delete(name("b"), "");
        server.save(search("d", "weir"));
        assertThat(ids(list(2, first.getNextPageToken(), ""))).containsExactly("c", "d");
        assertThat(ids(list(0, "", "me"))).containsExactly("a", "c");
        assertThat(ids(list(0, "", "nobody"))).isEmpty();
    }

    @Test
    void aTokenOfAnotherListOrAForgedOneIsRefused() {
        for (String id : List.of("a", "b", "c")) {
            server.save(search(id, "weir"));
        }
        String token = list(1, "", "").getNextPageToken();
        for (Refusal refusal : List.of(
                server.refuses(() -> list(1, token, "me")),
                server.refuses(() -> list(1, "forged", "")),
                server.refuses(() -> list(1, "AAAA" + token.substring(4), "")))) {
            assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refusal.fields()).containsExactly("page_token");
            assertThat(refusal.message()).contains("next_page_token");
        }
        assertThat(server.refuses(() -> list(-1, "", "")).fields()).containsExactly("page_size");
        assertThat(server.refuses(() -> server.searches()
                                .listSavedSearches(ListSavedSearchesRequest.newBuilder()
                                        .setParent("feeds/none")
                                        .build()))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aSearchEndsByItselfWhenItsTimeHasCome() {
        SavedSearch saved = server.save(search("short", "weir").toBuilder()
                .setExpireTime(Timestamps.fromMillis(server.clock().millis() + 1_000))
                .build());
        assertThat(server.publish(Messages.document("k", "weir")).getHitCount()).isEqualTo(1);
        server.clock().advance(Duration.ofSeconds(2));
        assertThat(server.publish(Messages.document("l", "weir")).getHitCount()).isZero();
        assertThat(server.refuses(() -> get(saved.getName())).code()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aSearchEndsByItselfAlsoWhileNothingIsPublishedAndAfterARestart() {
        server.save(search("short", "weir").toBuilder()
                .setExpireTime(Timestamps.fromMillis(server.clock().millis() + 1_000))
                .build());
        server.restart();
        assertThat(server.news().getSavedSearchCount()).isEqualTo(1);
        server.clock().advance(Duration.ofSeconds(2));
        // The head moves last, so what it stands for is there.
        Await.until("the end of the search in the log", () -> server.news().getHeadPosition() == 2);
        assertThat(server.news().getSavedSearchCount()).isZero();
    }

    @Test
    void anOversizedMessageIsRefusedWithTheLimit() {
        Refusal refusal = refusesToSave(search("bad", "x".repeat(10 << 20)));
        assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.message()).contains(Integer.toString(9 << 20));
    }

    private Refusal refusesToSave(SavedSearch search) {
        return server.refuses(() -> server.save(search));
    }

    private static CreateSavedSearchRequest.Builder request(SavedSearch search) {
        return CreateSavedSearchRequest.newBuilder().setParent(NEWS).setSavedSearch(search);
    }

    private SavedSearch get(String name) {
        return server.searches()
                .getSavedSearch(GetSavedSearchRequest.newBuilder().setName(name).build())
                .getSavedSearch();
    }

    private SavedSearch update(SavedSearch search, String etag) {
        return server.searches()
                .updateSavedSearch(UpdateSavedSearchRequest.newBuilder()
                        .setSavedSearch(search)
                        .setEtag(etag)
                        .build())
                .getSavedSearch();
    }

    private SavedSearch masked(SavedSearch search, String... paths) {
        return server.searches()
                .updateSavedSearch(UpdateSavedSearchRequest.newBuilder()
                        .setSavedSearch(search)
                        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
                        .build())
                .getSavedSearch();
    }

    private long delete(String name, String etag) {
        return server.searches()
                .deleteSavedSearch(DeleteSavedSearchRequest.newBuilder()
                        .setName(name)
                        .setEtag(etag)
                        .build())
                .getPosition();
    }

    private ListSavedSearchesResponse list(int size, String token, String owner) {
        return server.searches()
                .listSavedSearches(ListSavedSearchesRequest.newBuilder()
                        .setParent(NEWS)
                        .setPageSize(size)
                        .setPageToken(token)
                        .setOwner(owner)
                        .build());
    }

    private static List<String> ids(ListSavedSearchesResponse page) {
        List<String> ids = new ArrayList<>();
        page.getSavedSearchesList()
                .forEach(search ->
                        ids.add(search.getName().substring(search.getName().lastIndexOf('/') + 1)));
        return ids;
    }

    private static SavedSearch filtered(Filter... filters) {
        return SavedSearch.newBuilder()
                .setName(name("filtered"))
                .addAllFilters(List.of(filters))
                .build();
    }

    private static Filter terms(String field, dev.weir.v1.Value... values) {
        return Filter.newBuilder()
                .setField(field)
                .setTerms(TermsFilter.newBuilder().addAllValues(List.of(values)))
                .build();
    }

    private static Filter range(String field, dev.weir.v1.Value lower) {
        return Filter.newBuilder()
                .setField(field)
                .setRange(RangeFilter.newBuilder().setLower(lower))
                .build();
    }
}
