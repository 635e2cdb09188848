package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.StartPoint;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledgements: durable before they are confirmed, cumulative, never backwards. */
final class AckTest {
    @TempDir
    private Path directory;

    private Harness weir;

    @BeforeEach
    void open() {
        weir = Harness.open(directory);
        weir.search("fish", "salmon");
        weir.subscribe("all");
        for (int i = 0; i < 5; i++) {
            weir.publish("k" + i, "salmon");
        }
    }

    @AfterEach
    void close() {
        weir.close();
    }

    /** The tokens behind each of the five notifications. */
    private List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        String after = "";
        for (int i = 0; i < 5; i++) {
            after = weir.calls()
                    .pullNotifications(pull(1).setAfterToken(after).build())
                    .getToken();
            tokens.add(after);
        }
        return tokens;
    }

    private static PullNotificationsRequest.Builder pull(int max) {
        return PullNotificationsRequest.newBuilder()
                .setSubscription(Harness.subscriptionName("all"))
                .setMaxNotifications(max);
    }

    private String acknowledge(String token) {
        return weir.calls()
                .acknowledgeNotifications(AcknowledgeNotificationsRequest.newBuilder()
                        .setSubscription(Harness.subscriptionName("all"))
                        .setToken(token)
                        .build())
                .getStoredToken();
    }

    @Test
    void anAckIsConfirmedOnlyOnceItIsOnDiskAndSurvivesARestart() {
        String token = tokens().get(2);
        String before = weir.get("all").getStoredToken();
        weir.store.holdCursors();
        TestConsumer consumer = weir.consumer().start("all", 0).ack(token);
        consumer.await(ConsumeResponse::hasStarted);
        assertThat(consumer.confirmed()).isEmpty();
        assertThat(weir.get("all").getStoredToken()).isEqualTo(before);
        weir.store.letCursorsPass();
        consumer.await(ConsumeResponse::hasAckConfirmed);
        assertThat(consumer.confirmed()).containsExactly(token);

        weir.close();
        weir = Harness.open(directory);
        assertThat(weir.get("all").getStoredToken()).isEqualTo(token);
        assertThat(weir.consumer()
                        .start("all", 10)
                        .awaitNotifications(2)
                        .awaitCaughtUp(1)
                        .ids())
                .hasSize(2);
    }

    @Test
    void anEarlierAckIsConfirmedWithTheStoredOne() {
        List<String> tokens = tokens();
        assertThat(acknowledge(tokens.get(3))).isEqualTo(tokens.get(3));
        assertThat(acknowledge(tokens.get(1))).isEqualTo(tokens.get(3));
        TestConsumer consumer = weir.consumer().start("all", 0).ack(tokens.get(0));
        consumer.await(ConsumeResponse::hasAckConfirmed);
        assertThat(consumer.confirmed()).containsExactly(tokens.get(3));
        assertThat(weir.get("all").getStoredToken()).isEqualTo(tokens.get(3));
    }

    @Test
    void concurrentAcksShareAWrite() {
        List<String> tokens = tokens();
        int before = weir.store.cursorWrites.get();
        weir.store.holdCursors();
        List<CompletableFuture<String>> acks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String token = tokens.get(i % 5);
            acks.add(CompletableFuture.supplyAsync(() -> acknowledge(token), Thread::startVirtualThread));
        }
        weir.store.letCursorsPass();
        acks.forEach(CompletableFuture::join);
        assertThat(weir.store.cursorWrites.get() - before).isBetween(1, 5);
        assertThat(weir.get("all").getStoredToken()).isEqualTo(tokens.get(4));
    }

    @Test
    void manyAcksOfOneStreamShareAWriteAndAConfirmation() {
        List<String> tokens = tokens();
        TestConsumer consumer = weir.consumer().start("all", 0);
        consumer.await(ConsumeResponse::hasStarted);
        int before = weir.store.cursorWrites.get();
        weir.store.holdCursors();
        for (int i = 0; i < 500; i++) {
            consumer.ack(tokens.get(i % 5));
        }
        consumer.credit(1, 0).awaitNotifications(1);
        weir.store.letCursorsPass();
        consumer.await(message -> message.getAckConfirmed().getToken().equals(tokens.get(4)));
        assertThat(weir.store.cursorWrites.get() - before).isBetween(1, 2);
        assertThat(consumer.confirmed()).hasSizeBetween(1, 2);
        assertThat(consumer.confirmed().getLast()).isEqualTo(tokens.get(4));
    }

    @Test
    void anAckThatCannotBeStoredFailsAndMovesNothing() {
        List<String> tokens = tokens();
        acknowledge(tokens.get(0));
        weir.store.failCursors(true);
        assertThatThrownBy(() -> acknowledge(tokens.get(2)))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
        TestConsumer consumer = weir.consumer().start("all", 0).ack(tokens.get(2));
        assertThat(consumer.awaitEnd().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(weir.get("all").getStoredToken()).isEqualTo(tokens.get(0));
        weir.store.failCursors(false);
        assertThat(acknowledge(tokens.get(2))).isEqualTo(tokens.get(2));
    }

    @Test
    void anAckInTheMiddleOfADocumentStaysThere() {
        weir.search("second", "salmon");
        weir.publish("both", "salmon");
        TestConsumer consumer = weir.consumer().start("all", 6).awaitNotifications(6);
        acknowledge(consumer.lastToken());
        TestConsumer next = weir.consumer()
                .start(
                        "all",
                        StartPoint.newBuilder()
                                .setPlace(StartPoint.Place.PLACE_STORED)
                                .build(),
                        10)
                .awaitNotifications(1)
                .awaitCaughtUp(1);
        assertThat(next.notifications()).hasSize(1);
        assertThat(next.ids()).doesNotContainAnyElementsOf(consumer.ids());
    }
}
