package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static dev.weir.server.testing.Messages.name;
import static dev.weir.server.testing.Messages.search;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.weir.server.testing.Await;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.v1.DeleteSavedSearchRequest;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.UpdateSavedSearchRequest;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Searches that are saved, changed, deleted, and that end by themselves. */
class SavedSearchServiceTest extends SavedSearchCalls {
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
}
