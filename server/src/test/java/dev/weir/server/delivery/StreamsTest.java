package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Await;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.DeleteSubscriptionRequest;
import dev.weir.v1.StartPoint;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How consumers come and go. */
final class StreamsTest {
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

    private static ConsumeStart.Builder start(ConsumeStart.OnConflict onConflict) {
        return ConsumeStart.newBuilder()
                .setSubscription(Harness.subscriptionName("all"))
                .setOnConflict(onConflict)
                .setCredit(Credit.newBuilder().setNotifications(100));
    }

    @Test
    void aSecondConsumerTakesOverAndTheFirstIsSentNothingMore() {
        TestConsumer first = weir.consumer().start("all", 100).awaitCaughtUp(1);
        TestConsumer second = weir.consumer().start(start(ConsumeStart.OnConflict.ON_CONFLICT_UNSPECIFIED));
        second.awaitCaughtUp(1);
        weir.publish("a", "salmon");
        second.awaitNotifications(1);
        assertThat(first.awaitEnd().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(first.notifications()).isEmpty();
    }

    @Test
    void aChainOfTakeOversLeavesOneConsumer() {
        List<TestConsumer> consumers = new ArrayList<>();
        for (int i = 0; i < Harness.CONFIG.consumersMax(); i++) {
            consumers.add(weir.consumer());
            consumers.getLast().start("all", 100);
        }
        Await.until(
                "all but one to be taken over",
                () -> consumers.stream()
                                .filter(consumer -> consumer.endSoFar() == null)
                                .count()
                        == 1);
        weir.publish("a", "salmon");
        for (TestConsumer consumer : consumers) {
            Status end = consumer.endSoFar();
            if (end == null) {
                consumer.awaitNotifications(1);
            } else {
                assertThat(end.getCode()).isEqualTo(Status.Code.ABORTED);
            }
        }
    }

    @Test
    void aSecondConsumerThatWouldRatherNotIsRefusedAndTheFirstGoesOn() {
        TestConsumer first = weir.consumer().start("all", 100).awaitCaughtUp(1);
        TestConsumer second = weir.consumer().start(start(ConsumeStart.OnConflict.ON_CONFLICT_REFUSE));
        assertThat(second.awaitEnd().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        weir.publish("a", "salmon");
        first.awaitNotifications(1);
        first.halfClose();
        first.awaitEnd();
        weir.consumer().start(start(ConsumeStart.OnConflict.ON_CONFLICT_REFUSE)).awaitNotifications(1);
    }

    @Test
    void aBadStartTakesNothingOver() {
        TestConsumer first = weir.consumer().start("all", 100).awaitCaughtUp(1);
        TestConsumer bad = weir.consumer()
                .start("all", StartPoint.newBuilder().setToken("forged").build(), 1);
        assertThat(bad.awaitEnd().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        weir.publish("a", "salmon");
        first.awaitNotifications(1);
    }

    @Test
    void deletingASubscriptionEndsItsConsumerAndItsTokensForEver() {
        weir.publish("a", "salmon");
        TestConsumer consumer = weir.consumer().start("all", 100).awaitNotifications(1);
        StartPoint token =
                StartPoint.newBuilder().setToken(consumer.lastToken()).build();
        weir.calls()
                .deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                        .setName(Harness.subscriptionName("all"))
                        .build());
        assertThat(consumer.awaitEnd().getCode()).isEqualTo(Status.Code.NOT_FOUND);

        weir.subscribe("all");
        Status refused = weir.consumer().start("all", token, 10).awaitEnd();
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).contains("start.from.token").contains("earlier subscription");
    }

    @Test
    void deletingAFeedEndsItsConsumersAndItsSubscriptions() {
        TestConsumer consumer = weir.consumer().start("all", 100).awaitCaughtUp(1);
        weir.feeds.delete("news", "");
        assertThat(consumer.awaitEnd().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        weir.createFeed();
        assertThat(weir.deliveries.subscriptions().after(Harness.FEED, "")).isEmpty();
        assertThat(weir.consumer().start("all", 1).awaitEnd().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void whatComesOutOfTurnEndsTheStream() {
        assertInvalid(weir.consumer().credit(1, 0));
        assertInvalid(weir.consumer().ack("x"));
        assertInvalid(weir.consumer().send(ConsumeRequest.getDefaultInstance()));
        assertInvalid(weir.consumer().start("all", 1).start("all", 1));
        assertInvalid(weir.consumer().start("all", 1).send(ConsumeRequest.getDefaultInstance()));
        TestConsumer silent = weir.consumer();
        silent.halfClose();
        assertInvalid(silent);
    }

    @Test
    void badCreditsAndTokensEndTheStreamAndMoveNothing() {
        String before = weir.get("all").getStoredToken();
        String other = weir.subscribe("other").getStoredToken();
        assertInvalid(weir.consumer().start("all", -1));
        assertInvalid(weir.consumer().start("all", 1).credit(-1, 0));
        assertInvalid(weir.consumer().start("all", 1).credit(0, -1));
        assertInvalid(weir.consumer().start("all", 1).ack("forged"));
        assertInvalid(weir.consumer().start("all", 1).ack(""));
        assertInvalid(weir.consumer().start("all", 1).ack(other));
        assertInvalid(weir.consumer()
                .start(start(ConsumeStart.OnConflict.ON_CONFLICT_TAKE_OVER).setOnConflictValue(9)));
        assertInvalid(weir.consumer().start(ConsumeStart.newBuilder().setSubscription("feeds/news")));
        assertThat(weir.consumer().start("none", 1).awaitEnd().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(weir.get("all").getStoredToken()).isEqualTo(before);
    }

    private static void assertInvalid(TestConsumer consumer) {
        assertThat(consumer.awaitEnd().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void moreConsumersThanTheLimitAreTurnedAwayAndEndedOnesMakeRoom() {
        List<TestConsumer> consumers = new ArrayList<>();
        weir.subscribe("b");
        weir.subscribe("c");
        weir.subscribe("d");
        for (String id : List.of("all", "b", "c", "d")) {
            consumers.add(weir.consumer());
            consumers.getLast().start(id, 1).awaitCaughtUp(1);
        }
        weir.subscribe("e");
        Status refused = weir.consumer().start("e", 1).awaitEnd();
        assertThat(refused.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refused.getDescription()).contains("delivery.consumers_max");
        consumers.getFirst().halfClose();
        consumers.getFirst().awaitEnd();
        weir.consumer().start("e", 1).awaitCaughtUp(1);
    }

    @Test
    void aClientThatGoesAwayLeavesNothingBehind() throws Exception {
        TestConsumer consumer = weir.consumer().start("all", 1).awaitCaughtUp(1);
        FeedDelivery feed = weir.deliveries.feed("news");
        Pump pump = feed.pumps().iterator().next();
        consumer.cancel();
        pump.finished().get(20, TimeUnit.SECONDS);
        assertThat(feed.pumps()).isEmpty();
        // Would be refused if the one that went away still counted as the consumer.
        weir.consumer().start(start(ConsumeStart.OnConflict.ON_CONFLICT_REFUSE)).awaitCaughtUp(1);
    }

    @Test
    void drainingTellsConsumersConfirmsTheirLastAcksAndEndsThemWell() {
        weir.publish("a", "salmon");
        weir.publish("b", "salmon");
        TestConsumer consumer = weir.consumer().start("all", 1).awaitNotifications(1);
        String early = consumer.received().getFirst().getStarted().getToken();
        consumer.ack(early).await(ConsumeResponse::hasAckConfirmed);
        CompletableFuture<Void> drained = CompletableFuture.runAsync(
                () -> weir.deliveries.drain(Duration.ofSeconds(20)), Thread::startVirtualThread);
        ConsumeResponse told = consumer.await(ConsumeResponse::hasDraining);
        assertThat(told.getDraining().getDeadline().getSeconds()).isEqualTo(Harness.START_MS / 1_000 + 20);
        consumer.credit(10, 0);
        assertThat(drained).isNotDone();

        String last = consumer.lastToken();
        consumer.ack(last);
        assertThat(consumer.awaitEnd().getCode()).isEqualTo(Status.Code.OK);
        drained.join();
        assertThat(consumer.confirmed()).contains(last);
        assertThat(consumer.notifications()).hasSize(1);
        assertThat(weir.get("all").getStoredToken()).isEqualTo(last);
        assertThat(weir.consumer().start("all", 1).awaitEnd().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void drainingWaitsForNobodyBeyondItsDeadline() {
        weir.publish("a", "salmon");
        TestConsumer deaf = weir.consumer(1).start("all", 1);
        deaf.awaitMessages(1);
        weir.subscribe("b");
        TestConsumer slow = weir.consumer().start("b", 1).awaitNotifications(1);
        slow.ack(slow.received().getFirst().getStarted().getToken()).await(ConsumeResponse::hasAckConfirmed);
        weir.deliveries.drain(Duration.ofMillis(50));
        assertThat(slow.awaitEnd().getCode()).isEqualTo(Status.Code.OK);
        deaf.request(10);
        assertThat(deaf.awaitEnd().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
}
