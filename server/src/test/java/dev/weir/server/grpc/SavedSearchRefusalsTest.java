package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.name;
import static dev.weir.server.testing.Messages.search;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.Filter;
import dev.weir.v1.GeoBoxFilter;
import dev.weir.v1.GeoDistanceFilter;
import dev.weir.v1.GeoPolygonFilter;
import dev.weir.v1.SavedSearch;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be saved is refused with the field, the value and the way out. */
class SavedSearchRefusalsTest extends SavedSearchCalls {
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
    void anOversizedMessageIsRefusedWithTheLimit() {
        Refusal refusal = refusesToSave(search("bad", "x".repeat(10 << 20)));
        assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.message()).contains(Integer.toString(9 << 20));
    }
}
