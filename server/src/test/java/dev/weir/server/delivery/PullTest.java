package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Durations;
import dev.weir.server.testing.Await;
import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.DeleteSubscriptionRequest;
import dev.weir.v1.Notification;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulling and acknowledging by single calls. */
final class PullTest {
    @TempDir
    private Path directory;

    private Harness weir;

    @BeforeEach
    void open() {
        weir = Harness.open(directory);
        weir.search("fish", "salmon");
        weir.subscribe("all");
    }

    @AfterEach
    void close() {
        weir.close();
    }

    private static PullNotificationsRequest.Builder request() {
        return PullNotificationsRequest.newBuilder().setSubscription(Harness.subscriptionName("all"));
    }

    private PullNotificationsResponse pull(PullNotificationsRequest.Builder request) {
        return weir.calls().pullNotifications(request.build());
    }

    private CompletableFuture<PullNotificationsResponse> pullInBackground(PullNotificationsRequest.Builder request) {
        return CompletableFuture.supplyAsync(() -> pull(request), Thread::startVirtualThread);
    }

    private String acknowledge(String token) {
        return weir.calls()
                .acknowledgeNotifications(AcknowledgeNotificationsRequest.newBuilder()
                        .setSubscription(Harness.subscriptionName("all"))
                        .setToken(token)
                        .build())
                .getStoredToken();
    }

    private void awaitWaitingPull() {
        Await.until("a pull", () -> !weir.deliveries.feed("news").pulls().isEmpty());
    }

    @Test
    void pullsGiveTheSameUntilTheyAreAcknowledged() {
        for (int i = 0; i < 5; i++) {
            weir.publish("k" + i, "salmon");
        }
        PullNotificationsResponse first = pull(request().setMaxNotifications(2));
        assertThat(first.getNotificationsList()).hasSize(2);
        assertThat(first.getHeadPosition()).isEqualTo(weir.head());
        assertThat(pull(request().setMaxNotifications(2))).isEqualTo(first);
        List<Notification> ahead =
                pull(request().setAfterToken(first.getToken())).getNotificationsList();
        assertThat(ahead).hasSize(3).doesNotContainAnyElementsOf(first.getNotificationsList());

        assertThat(acknowledge(first.getToken())).isEqualTo(first.getToken());
        assertThat(pull(request()).getNotificationsList()).isEqualTo(ahead);
    }

    @Test
    void aPullThatDoesNotWaitMayBeEmptyAndItsTokenIsBehindWhatWasLookedAt() {
        weir.publish("a", "nothing");
        PullNotificationsResponse empty = pull(request());
        assertThat(empty.getNotificationsList()).isEmpty();
        acknowledge(empty.getToken());
        assertThat(weir.get("all").getStoredPosition()).isEqualTo(weir.head() + 1);
    }

    @Test
    void aPullThatWaitsIsAnsweredByTheFirstNotification() {
        CompletableFuture<PullNotificationsResponse> waiting =
                pullInBackground(request().setWait(Durations.fromSeconds(10)));
        awaitWaitingPull();
        weir.publish("a", "nothing");
        assertThat(waiting).isNotDone();
        long position = weir.publish("b", "salmon");
        assertThat(waiting.join().getNotificationsList())
                .extracting(Notification::getPosition)
                .containsExactly(position);
    }

    @Test
    void aWaitThatIsOverGivesAnEmptyAnswer() {
        assertThat(pull(request().setWait(Durations.fromMillis(30))).getNotificationsList())
                .isEmpty();
    }

    @Test
    void aPullThatWaitsHearsOfDeletionAndOfTheServersEnd() {
        CompletableFuture<PullNotificationsResponse> waiting =
                pullInBackground(request().setWait(Durations.fromSeconds(10)));
        awaitWaitingPull();
        var _ = weir.calls()
                .deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                        .setName(Harness.subscriptionName("all"))
                        .build());
        assertThatThrownBy(waiting::join).isInstanceOfSatisfying(CompletionException.class, e -> assertThat(
                        Status.fromThrowable(e).getCode())
                .isEqualTo(Status.Code.NOT_FOUND));

        weir.subscribe("all");
        CompletableFuture<PullNotificationsResponse> second =
                pullInBackground(request().setWait(Durations.fromSeconds(10)));
        awaitWaitingPull();
        weir.deliveries.drain(Duration.ofSeconds(20));
        assertThat(second.join().getNotificationsList()).isEmpty();
    }

    @Test
    void aPullWhoseCallerIsGoneWaitsNoLonger() {
        Context.CancellableContext context = Context.current().withCancellation();
        // Its answer, where one still comes, is not looked at: the call may end either way.
        var _ = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return context.call(() -> pull(request().setWait(Durations.fromSeconds(10))));
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                Thread::startVirtualThread);
        awaitWaitingPull();
        context.cancel(null);
        Await.until(
                "the end of the pull",
                () -> weir.deliveries.feed("news").pulls().isEmpty());
    }

    @Test
    void badInputNamesItsFieldAndMovesNothing() {
        weir.publish("a", "salmon");
        String before = weir.get("all").getStoredToken();
        String other = weir.subscribe("other").getStoredToken();
        assertInvalid("subscription", () -> pull(request().setSubscription("all")));
        assertInvalid("max_notifications", () -> pull(request().setMaxNotifications(-1)));
        assertInvalid("max_notifications", () -> pull(request().setMaxNotifications(257)));
        assertInvalid("wait", () -> pull(request().setWait(Durations.fromSeconds(-1))));
        assertInvalid("wait", () -> pull(request().setWait(Durations.fromSeconds(61))));
        assertInvalid("after_token", () -> pull(request().setAfterToken("forged")));
        assertInvalid("after_token", () -> pull(request().setAfterToken(other)));
        assertInvalid("token", () -> acknowledge(""));
        assertInvalid("token", () -> acknowledge("forged"));
        assertInvalid("token", () -> acknowledge(other));
        String ahead = new Token(
                        TokenScope.ofSubscription(weir.deliveries
                                .feed("news")
                                .catalog()
                                .require("all")
                                .incarnation()),
                        Cursor.behind(weir.head() + 1))
                .encode();
        assertCode(Status.Code.OUT_OF_RANGE, "head of the log", () -> acknowledge(ahead));
        assertCode(
                Status.Code.NOT_FOUND, "none", () -> pull(request().setSubscription(Harness.subscriptionName("none"))));
        assertThat(weir.get("all").getStoredToken()).isEqualTo(before);
    }

    private static void assertInvalid(String field, ThrowingCallable call) {
        assertCode(Status.Code.INVALID_ARGUMENT, field, call);
    }

    private static void assertCode(Status.Code code, String inMessage, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
            assertThat(e.getStatus().getCode()).isEqualTo(code);
            assertThat(e.getStatus().getDescription()).contains(inMessage);
        });
    }
}
