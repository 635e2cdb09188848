package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.Notification;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.StartPoint;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions whose place in the log has been let go by its retention. */
final class DroppedLogDeliveryTest {
    private static final int DOCUMENTS = 20;

    @TempDir
    private Path directory;

    private Harness weir;
    private TestConsumer starving;
    private String token;
    private long earliest;

    @BeforeEach
    void open() {
        weir = Harness.open(directory);
        weir.search("fish", "salmon");
        weir.subscribe("all");
        for (int i = 0; i < DOCUMENTS; i++) {
            weir.publish("k" + i, "salmon");
        }
        starving = weir.consumer().start("all", 3).awaitNotifications(3);
        token = starving.settle().lastToken();
        earliest = weir.feed().store().drop(10, false);
        assertThat(earliest).isEqualTo(10);
    }

    @AfterEach
    void close() {
        weir.close();
    }

    private void assertOutOfRange(Status end) {
        assertThat(end.getCode()).isEqualTo(Status.Code.OUT_OF_RANGE);
        assertThat(end.getDescription()).contains("earliest position that is kept, " + earliest);
    }

    private void assertOutOfRange(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(StatusRuntimeException.class, e -> assertOutOfRange(e.getStatus()));
    }

    @Test
    void aConsumerWhoseNextNotificationIsGoneIsToldWhereTheLogBegins() {
        assertOutOfRange(starving.credit(100, 0).awaitEnd());
        assertThat(starving.notifications()).hasSize(3);
    }

    @Test
    void neitherTheStoredCursorNorATokenFromBeforeSkipsSilently() {
        assertOutOfRange(weir.consumer().start("all", 100).awaitEnd());
        StartPoint from = StartPoint.newBuilder().setToken(token).build();
        assertOutOfRange(weir.consumer().start("all", from, 100).awaitEnd());
        PullNotificationsRequest.Builder pull =
                PullNotificationsRequest.newBuilder().setSubscription(Harness.subscriptionName("all"));
        assertOutOfRange(() -> weir.calls().pullNotifications(pull.build()));
        assertOutOfRange(
                () -> weir.calls().pullNotifications(pull.setAfterToken(token).build()));
    }

    @Test
    void theEarliestIsWhatIsKept() {
        StartPoint from = StartPoint.newBuilder()
                .setPlace(StartPoint.Place.PLACE_EARLIEST)
                .build();
        TestConsumer consumer = weir.consumer().start("all", from, 100).awaitCaughtUp(1);
        assertThat(consumer.notifications())
                .extracting(Notification::getPosition)
                .hasSize((int) (weir.head() - earliest + 1))
                .startsWith(earliest);
    }
}
