package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.DeleteSubscriptionRequest;
import dev.weir.v1.GetSubscriptionRequest;
import dev.weir.v1.ListSubscriptionsRequest;
import dev.weir.v1.ListSubscriptionsResponse;
import dev.weir.v1.NotificationView;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.SnippetOptions;
import dev.weir.v1.StartPoint;
import dev.weir.v1.Subscription;
import dev.weir.v1.UpdateSubscriptionRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making, changing and showing subscriptions. */
final class SubscriptionsTest {
    @TempDir
    private Path directory;

    private Harness weir;

    @BeforeEach
    void open() {
        weir = Harness.open(directory);
    }

    @AfterEach
    void close() {
        weir.close();
    }

    private static Subscription.Builder named(String id) {
        return Subscription.newBuilder().setName(Harness.subscriptionName(id));
    }

    private static CreateSubscriptionRequest.Builder create(Subscription.Builder subscription) {
        return CreateSubscriptionRequest.newBuilder().setParent(Harness.FEED).setSubscription(subscription);
    }

    private Subscription make(CreateSubscriptionRequest.Builder request) {
        return weir.calls().createSubscription(request.build()).getSubscription();
    }

    private static void assertCode(Status.Code code, String inMessage, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
            assertThat(e.getStatus().getCode()).isEqualTo(code);
            assertThat(e.getStatus().getDescription()).contains(inMessage);
        });
    }

    private void assertInvalid(String field, CreateSubscriptionRequest.Builder request) {
        assertCode(Status.Code.INVALID_ARGUMENT, field, () -> make(request));
        assertCode(Status.Code.INVALID_ARGUMENT, field, () -> make(request.setValidateOnly(true)));
        assertThat(weir.deliveries.subscriptions().after(Harness.FEED, "")).isEmpty();
    }

    @Test
    void whatIsMadeIsThereAsItWasAskedForAlsoAfterARestart() {
        weir.publish("a", "one");
        SearchSelector selector =
                SearchSelector.newBuilder().addOwners("ann").putLabels("b", "2").build();
        NotificationView view = NotificationView.newBuilder().addFields("title").build();
        Subscription made = make(create(named("mine").setSelector(selector).setView(view)));
        assertThat(made.getSelector()).isEqualTo(selector);
        assertThat(made.getView()).isEqualTo(view);
        assertThat(made.getStoredPosition()).isEqualTo(weir.head() + 1);
        assertThat(made.getStoredToken()).isNotEmpty();
        assertThat(made.getEtag()).isNotEmpty();
        assertThat(made.getCreateTime().getSeconds()).isEqualTo(Harness.START_MS / 1_000);
        assertThat(weir.get("mine")).isEqualTo(made);
        weir.close();
        weir = Harness.open(directory);
        assertThat(weir.get("mine")).isEqualTo(made);
    }

    @Test
    void theServerPicksANameWhereThereIsNone() {
        Subscription made = make(create(Subscription.newBuilder()));
        assertThat(made.getName()).startsWith(Harness.FEED + "/subscriptions/");
        assertThat(make(create(Subscription.newBuilder())).getName()).isNotEqualTo(made.getName());
    }

    @Test
    void aRepeatedRequestGivesWhatTheFirstOneMade() {
        CreateSubscriptionRequest.Builder request =
                create(Subscription.newBuilder()).setRequestId("r1");
        Subscription made = make(request);
        assertThat(make(request)).isEqualTo(made);
        weir.close();
        weir = Harness.open(directory);
        assertThat(make(request)).isEqualTo(made);
        assertCode(Status.Code.INVALID_ARGUMENT, "request_id", () -> make(request.setSubscription(named("other"))));
        assertThat(weir.deliveries.subscriptions().after(Harness.FEED, "")).containsExactly(made);
    }

    @Test
    void aTakenNameIsRefused() {
        Subscription made = make(create(named("mine")));
        assertCode(Status.Code.ALREADY_EXISTS, "mine", () -> make(create(named("mine"))));
        assertThat(weir.get("mine")).isEqualTo(made);
    }

    @Test
    void validateOnlyChecksEverythingAndMakesNothing() {
        Subscription checked = make(create(named("mine")).setValidateOnly(true));
        assertThat(checked.getName()).isEqualTo(Harness.subscriptionName("mine"));
        assertThat(checked.getStoredToken()).isEmpty();
        assertThat(checked.getEtag()).isEmpty();
        assertThat(weir.deliveries.subscriptions().after(Harness.FEED, "")).isEmpty();
    }

    @Test
    void badInputNamesItsFieldAndMakesNothing() {
        assertInvalid("parent", create(named("a")).setParent("news"));
        assertInvalid("subscription", CreateSubscriptionRequest.newBuilder().setParent(Harness.FEED));
        assertInvalid("subscription.name", create(named("bad name")));
        assertInvalid("subscription.name", create(Subscription.newBuilder().setName("feeds/other/subscriptions/a")));
        assertInvalid("request_id", create(named("a")).setRequestId("x".repeat(65)));
        assertInvalid(
                "start.token",
                create(named("a")).setStart(StartPoint.newBuilder().setToken("x")));
        assertInvalid(
                "start.place",
                create(named("a")).setStart(StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_STORED)));
        assertInvalid(
                "start.place",
                create(named("a")).setStart(StartPoint.newBuilder().setPlaceValue(99)));
        assertInvalid(
                "start.position",
                create(named("a")).setStart(StartPoint.newBuilder().setPosition(-1)));
        SearchSelector.Builder owners = SearchSelector.newBuilder().addAllOwners(Collections.nCopies(1_001, "o"));
        assertInvalid("subscription.selector.owners", create(named("a").setSelector(owners)));
        SearchSelector.Builder labels = SearchSelector.newBuilder();
        for (int i = 0; i < 33; i++) {
            labels.putLabels("l" + i, "v");
        }
        assertInvalid("subscription.selector.labels", create(named("a").setSelector(labels)));
        assertInvalid(
                "subscription.view.fields",
                create(named("a").setView(NotificationView.newBuilder().addFields("none"))));
        assertInvalid(
                "subscription.view.snippets.max_snippets",
                create(withSnippets(SnippetOptions.newBuilder().setMaxSnippets(21))));
        assertInvalid(
                "subscription.view.snippets.max_chars",
                create(withSnippets(SnippetOptions.newBuilder().setMaxChars(-1))));
        assertInvalid(
                "subscription.view.snippets.pre_tag",
                create(withSnippets(SnippetOptions.newBuilder().setPreTag("<".repeat(65)))));
        assertInvalid(
                "subscription.view.snippets.fields[0]",
                create(withSnippets(SnippetOptions.newBuilder().addFields("price"))));
        assertCode(
                Status.Code.NOT_FOUND,
                "feeds/none",
                () -> make(create(Subscription.newBuilder()).setParent("feeds/none")));
        assertCode(
                Status.Code.OUT_OF_RANGE,
                "head of the log at 0",
                () -> make(create(named("a")).setStart(StartPoint.newBuilder().setPosition(2))));
    }

    private static Subscription.Builder withSnippets(SnippetOptions.Builder options) {
        return named("a").setView(NotificationView.newBuilder().setSnippets(options));
    }

    @Test
    void aFeedHasSoManySubscriptionsAndNoMore() {
        for (int i = 0; i < Harness.SUBSCRIPTIONS_MAX; i++) {
            make(create(named("s" + i)));
        }
        assertCode(
                Status.Code.RESOURCE_EXHAUSTED, "limits.subscriptions_per_feed_max", () -> make(create(named("more"))));
        delete("s0", "");
        make(create(named("more")));
    }

    @Test
    void pagesShowEachSubscriptionOnceByName() {
        for (String id : List.of("c", "a", "e", "b", "d")) {
            make(create(named(id)));
        }
        ListSubscriptionsRequest.Builder request =
                ListSubscriptionsRequest.newBuilder().setParent(Harness.FEED).setPageSize(2);
        StringBuilder seen = new StringBuilder();
        do {
            ListSubscriptionsResponse page = weir.calls().listSubscriptions(request.build());
            page.getSubscriptionsList()
                    .forEach(found ->
                            seen.append(found.getName().charAt(found.getName().length() - 1)));
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        assertThat(seen).hasToString("abcde");
        assertCode(Status.Code.INVALID_ARGUMENT, "page_token", () -> weir.calls()
                .listSubscriptions(request.setPageToken("forged").build()));
        assertCode(Status.Code.INVALID_ARGUMENT, "page_size", () -> weir.calls()
                .listSubscriptions(request.clearPageToken().setPageSize(-1).build()));
    }

    private Subscription update(UpdateSubscriptionRequest.Builder request) {
        return weir.calls().updateSubscription(request.build()).getSubscription();
    }

    private void delete(String id, String etag) {
        var _ = weir.calls()
                .deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                        .setName(Harness.subscriptionName(id))
                        .setEtag(etag)
                        .build());
    }

    @Test
    void anUpdateChangesWhatItsMaskNamesAndTheEtagButNoToken() {
        Subscription made =
                make(create(named("mine").setView(NotificationView.newBuilder().addFields("title"))));
        Subscription changed = update(UpdateSubscriptionRequest.newBuilder()
                .setSubscription(named("mine")
                        .setSelector(SearchSelector.newBuilder().addOwners("ann"))
                        .setView(NotificationView.newBuilder().addFields("source")))
                .setUpdateMask(FieldMask.newBuilder().addPaths("selector"))
                .setEtag(made.getEtag()));
        assertThat(changed.getSelector().getOwnersList()).containsExactly("ann");
        assertThat(changed.getView()).isEqualTo(made.getView());
        assertThat(changed.getStoredToken()).isEqualTo(made.getStoredToken());
        assertThat(changed.getEtag()).isNotEqualTo(made.getEtag());
        assertThat(weir.get("mine")).isEqualTo(changed);

        Subscription cleared = update(UpdateSubscriptionRequest.newBuilder()
                .setSubscription(named("mine"))
                .setUpdateMask(FieldMask.newBuilder().addPaths("selector").addPaths("view")));
        assertThat(cleared.hasSelector()).isFalse();
        assertThat(cleared.hasView()).isFalse();
        Subscription same = update(UpdateSubscriptionRequest.newBuilder().setSubscription(named("mine")));
        assertThat(same).isEqualTo(cleared);
    }

    @Test
    void aRefusedOrOnlyCheckedUpdateChangesNothing() {
        Subscription made = make(create(named("mine")));
        UpdateSubscriptionRequest.Builder request = UpdateSubscriptionRequest.newBuilder()
                .setSubscription(
                        named("mine").setSelector(SearchSelector.newBuilder().addOwners("ann")));
        Subscription checked = update(request.clone().setValidateOnly(true));
        assertThat(checked.getSelector().getOwnersList()).containsExactly("ann");
        assertCode(Status.Code.ABORTED, "old", () -> update(request.clone().setEtag("old")));
        assertCode(
                Status.Code.INVALID_ARGUMENT,
                "update_mask",
                () -> update(
                        request.clone().setUpdateMask(FieldMask.newBuilder().addPaths("stored_token"))));
        assertCode(
                Status.Code.INVALID_ARGUMENT,
                "subscription.view.fields",
                () -> update(request.clone()
                        .setSubscription(named("mine")
                                .setView(NotificationView.newBuilder().addFields("none")))));
        assertCode(
                Status.Code.INVALID_ARGUMENT,
                "subscription.name",
                () -> update(request.clone().setSubscription(Subscription.newBuilder())));
        assertCode(Status.Code.NOT_FOUND, "other", () -> update(request.clone().setSubscription(named("other"))));
        assertThat(weir.get("mine")).isEqualTo(made);
    }

    @Test
    void aDeletedSubscriptionIsGoneAndARefusedDeletionDeletesNothing() {
        Subscription made = make(create(named("mine")));
        assertCode(Status.Code.ABORTED, "old", () -> delete("mine", "old"));
        assertCode(Status.Code.NOT_FOUND, "other", () -> delete("other", ""));
        var _ = weir.calls()
                .deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                        .setName(made.getName())
                        .setValidateOnly(true)
                        .build());
        assertThat(weir.get("mine")).isEqualTo(made);
        delete("mine", made.getEtag());
        assertCode(Status.Code.NOT_FOUND, "mine", () -> weir.get("mine"));
        weir.close();
        weir = Harness.open(directory);
        assertCode(Status.Code.NOT_FOUND, "mine", () -> weir.get("mine"));
        assertThat(make(create(named("mine"))).getEtag()).isNotEqualTo(made.getEtag());
    }

    @Test
    void aNameThatIsNoneIsRefusedOnGet() {
        assertCode(Status.Code.INVALID_ARGUMENT, "name", () -> weir.calls()
                .getSubscription(GetSubscriptionRequest.newBuilder()
                        .setName("feeds/news/savedSearches/x")
                        .build()));
    }
}
