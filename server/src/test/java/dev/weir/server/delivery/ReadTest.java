package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Timestamps;
import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.DeleteSubscriptionRequest;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationQuery;
import dev.weir.v1.NotificationView;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.ReadNotificationsResponse;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.StartPoint;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading without a stored cursor. */
final class ReadTest {
    @TempDir
    private Path directory;

    private Harness weir;

    @BeforeEach
    void open() {
        weir = Harness.open(directory);
        weir.search("mine", "salmon", "ann", Map.of());
        weir.search("theirs", "salmon", "bob", Map.of());
        weir.subscribe("all");
        for (int i = 0; i < 10; i++) {
            weir.publish("k" + i, "salmon");
            weir.clock.advance(Duration.ofSeconds(1));
        }
    }

    @AfterEach
    void close() {
        weir.close();
    }

    private static ReadNotificationsRequest.Builder bySubscription() {
        return ReadNotificationsRequest.newBuilder().setSubscription(Harness.subscriptionName("all"));
    }

    private static ReadNotificationsRequest.Builder byQuery(String owner) {
        return ReadNotificationsRequest.newBuilder()
                .setQuery(NotificationQuery.newBuilder()
                        .setParent(Harness.FEED)
                        .setSelector(SearchSelector.newBuilder().addOwners(owner)));
    }

    private List<ReadNotificationsResponse> read(ReadNotificationsRequest.Builder request) {
        List<ReadNotificationsResponse> all = new ArrayList<>();
        weir.calls().readNotifications(request.build()).forEachRemaining(all::add);
        return all;
    }

    private static List<Notification> notifications(List<ReadNotificationsResponse> responses) {
        return responses.stream()
                .flatMap(response -> response.getNotifications().getNotificationsList().stream())
                .toList();
    }

    private List<Long> positions(StartPoint.Builder from) {
        return notifications(read(byQuery("ann").setFrom(from))).stream()
                .map(Notification::getPosition)
                .toList();
    }

    @Test
    void aReadEndsAtTheHeadWithProgress() {
        List<ReadNotificationsResponse> responses = read(bySubscription());
        assertThat(notifications(responses)).hasSize(20);
        assertThat(responses.getLast().getProgress().getHeadPosition()).isEqualTo(weir.head());
        assertThat(responses.getLast().getProgress().getWatermark().getSeconds())
                .isEqualTo(Harness.START_MS / 1_000 + 9);
        assertThat(responses).noneMatch(ReadNotificationsResponse::hasCaughtUp);

        String end = responses.getLast().getProgress().getToken();
        weir.publish("more", "salmon");
        assertThat(notifications(
                        read(bySubscription().setFrom(StartPoint.newBuilder().setToken(end)))))
                .hasSize(2);
    }

    @Test
    void anEmptyReadTellsTheWatermarkToo() {
        List<ReadNotificationsResponse> responses =
                read(bySubscription().setFrom(StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_LATEST)));
        assertThat(responses).singleElement().satisfies(last -> assertThat(
                        last.getProgress().getWatermark().getSeconds())
                .isEqualTo(Harness.START_MS / 1_000 + 9));
    }

    @Test
    void aReadBeginsWhereItIsToldTo() {
        long first = weir.head() - 9;
        assertThat(positions(StartPoint.newBuilder())).hasSize(10);
        assertThat(positions(StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_EARLIEST)))
                .hasSize(10);
        assertThat(positions(StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_LATEST)))
                .isEmpty();
        assertThat(positions(StartPoint.newBuilder().setPosition(0))).hasSize(10);
        assertThat(positions(StartPoint.newBuilder().setPosition(first + 8))).containsExactly(first + 8, first + 9);
        assertThat(positions(StartPoint.newBuilder().setPosition(weir.head() + 1)))
                .isEmpty();
    }

    @Test
    void aReadBeginsAtTheFirstEventThatIsNotBeforeATime() {
        long first = weir.head() - 9;
        long ms = Harness.START_MS + 8_000;
        assertThat(positions(StartPoint.newBuilder().setTime(Timestamps.fromMillis(ms))))
                .containsExactly(first + 8, first + 9);
        assertThat(positions(StartPoint.newBuilder()
                        .setTime(Timestamps.fromMillis(ms).toBuilder().setNanos(1))))
                .containsExactly(first + 9);
        assertThat(positions(StartPoint.newBuilder().setTime(Timestamps.fromMillis(0))))
                .hasSize(10);
        assertThat(positions(StartPoint.newBuilder().setTime(Timestamps.fromMillis(ms + 60_000))))
                .isEmpty();
    }

    @Test
    void aReadBeginsWhereTheSubscriptionStandsAndMovesNothing() {
        List<ReadNotificationsResponse> half = read(bySubscription().setLimit(10));
        String token = half.getLast().getNotifications().getToken();
        var _ = weir.calls()
                .acknowledgeNotifications(AcknowledgeNotificationsRequest.newBuilder()
                        .setSubscription(Harness.subscriptionName("all"))
                        .setToken(token)
                        .build());
        StartPoint.Builder stored = StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_STORED);
        assertThat(notifications(read(bySubscription().setFrom(stored)))).hasSize(10);
        assertThat(weir.get("all").getStoredToken()).isEqualTo(token);
        assertInvalid("from.place", byQuery("ann").setFrom(stored));
    }

    @Test
    void aLimitEndsTheReadAndItsTokenGoesOnFromThere() {
        List<Notification> whole = notifications(read(bySubscription()));
        List<Notification> pieces = new ArrayList<>();
        StartPoint.Builder from = StartPoint.newBuilder();
        while (pieces.size() < whole.size()) {
            List<ReadNotificationsResponse> piece =
                    read(bySubscription().setFrom(from).setLimit(3));
            assertThat(notifications(piece)).hasSize(Math.min(3, whole.size() - pieces.size()));
            pieces.addAll(notifications(piece));
            piece.stream()
                    .filter(ReadNotificationsResponse::hasNotifications)
                    .forEach(message -> from.setToken(message.getNotifications().getToken()));
        }
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void aQueryReadsWhatASubscriptionLikeItWould() {
        weir.subscribe("ann", SearchSelector.newBuilder().addOwners("ann").build());
        assertThat(notifications(read(byQuery("ann"))))
                .isEqualTo(notifications(
                        read(ReadNotificationsRequest.newBuilder().setSubscription(Harness.subscriptionName("ann")))))
                .hasSize(10);
    }

    @Test
    void badInputNamesItsField() {
        String ofSubscription = read(bySubscription()).getLast().getProgress().getToken();
        String ofQuery = read(byQuery("ann")).getLast().getProgress().getToken();
        assertInvalid("subscription", ReadNotificationsRequest.newBuilder());
        assertInvalid("subscription", byQuery("ann").setSubscription(Harness.subscriptionName("all")));
        assertInvalid("limit", bySubscription().setLimit(-1));
        assertInvalid(
                "query.view.fields",
                ReadNotificationsRequest.newBuilder()
                        .setQuery(NotificationQuery.newBuilder()
                                .setParent(Harness.FEED)
                                .setView(NotificationView.newBuilder().addFields("none"))));
        assertInvalid(
                "from.token", byQuery("ann").setFrom(StartPoint.newBuilder().setToken(ofSubscription)));
        assertInvalid(
                "from.token", byQuery("bob").setFrom(StartPoint.newBuilder().setToken(ofQuery)));
        assertInvalid(
                "from.token", bySubscription().setFrom(StartPoint.newBuilder().setToken(ofQuery)));
        assertInvalid(
                "from.token", bySubscription().setFrom(StartPoint.newBuilder().setToken("")));
        assertCode(
                Status.Code.OUT_OF_RANGE,
                "from.position",
                bySubscription().setFrom(StartPoint.newBuilder().setPosition(weir.head() + 2)));
        assertCode(
                Status.Code.NOT_FOUND,
                "none",
                ReadNotificationsRequest.newBuilder().setSubscription(Harness.subscriptionName("none")));
        assertThat(weir.deliveries.feed("news").pumps()).isEmpty();
    }

    private void assertInvalid(String field, ReadNotificationsRequest.Builder request) {
        assertCode(Status.Code.INVALID_ARGUMENT, field, request);
    }

    private void assertCode(Status.Code code, String inMessage, ReadNotificationsRequest.Builder request) {
        assertThatThrownBy(() -> read(request)).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
            assertThat(e.getStatus().getCode()).isEqualTo(code);
            assertThat(e.getStatus().getDescription()).contains(inMessage);
        });
    }

    /** A read that goes on. */
    private static final class Follower implements StreamObserver<ReadNotificationsResponse> {
        private final Watched await = new Watched();
        private final List<ReadNotificationsResponse> received = new ArrayList<>();
        private @Nullable Status end;

        @Override
        public void onNext(ReadNotificationsResponse response) {
            await.change(() -> received.add(response));
        }

        @Override
        public void onError(Throwable error) {
            await.change(() -> end = Status.fromThrowable(error));
        }

        @Override
        public void onCompleted() {
            await.change(() -> end = Status.OK);
        }

        void awaitNotifications(int count) {
            await.until(
                    () -> notifications(received).size() >= count, () -> count + " notifications, so far " + received);
        }

        Status awaitEnd() {
            await.until(() -> end != null, () -> "the end");
            return await.read(() -> Objects.requireNonNull(end));
        }
    }

    private Follower follow(ReadNotificationsRequest.Builder request) {
        Follower follower = new Follower();
        weir.streams().readNotifications(request.setFollow(true).build(), follower);
        return follower;
    }

    @Test
    void aReadThatFollowsGoesOnAndEndsAtItsLimit() {
        Follower follower = follow(bySubscription().setLimit(22));
        follower.awaitNotifications(20);
        follower.await.until(
                () -> follower.received.stream().anyMatch(ReadNotificationsResponse::hasCaughtUp), () -> "CaughtUp");
        weir.publish("more", "salmon");
        follower.awaitNotifications(22);
        assertThat(follower.awaitEnd().getCode()).isEqualTo(Status.Code.OK);
    }

    @Test
    void deletionAndTheServersEndReachAReadThatFollows() {
        Follower ofSubscription = follow(bySubscription());
        Follower ofQuery = follow(byQuery("ann"));
        ofSubscription.awaitNotifications(20);
        ofQuery.awaitNotifications(10);
        var _ = weir.calls()
                .deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                        .setName(Harness.subscriptionName("all"))
                        .build());
        assertThat(ofSubscription.awaitEnd().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        weir.deliveries.drain(Duration.ofSeconds(20));
        assertThat(ofQuery.awaitEnd().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
}
