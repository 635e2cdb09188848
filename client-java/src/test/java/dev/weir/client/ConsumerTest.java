package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.FellBehind;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Progress;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every notification once and in order, whatever becomes of the connection, and what is told besides. */
class ConsumerTest extends ConsumerOfAFake {
    @Test
    void notificationsAreHandledInOrderAndAcknowledgedOnClose() {
        server.addMany(100);
        try (Consumer consumer = consumer().build().start()) {
            awaitHandled(100);
            server.addMany(5);
            awaitHandled(105);
            Await.until("the token is behind the last", () -> consumer.token().equals("t105"));
        }
        assertThat(handled).isEqualTo(ids(1, 105));
        assertThat(stored()).isEqualTo(105);
    }

    @Test
    void aConnectionThatBreaksInMidBatchLosesAndRepeatsNothing() {
        server.addMany(500);
        server.breakStreamsAfter.addAll(List.of(3, 17, 1, 255, 40, 0));
        List<WeirException> breaks = new CopyOnWriteArrayList<>();
        try (Consumer consumer = consumer().onDisconnect(breaks::add).build().start()) {
            awaitHandled(500);
            assertThat(consumer.failure()).isEmpty();
        }
        assertThat(handled).isEqualTo(ids(1, 500));
        assertThat(breaks).hasSize(6);
        assertThat(stored()).isEqualTo(500);
    }

    @Test
    void aServerThatDiesWhileAHandlerIsAtWorkLosesAndRepeatsNothing() throws Exception {
        server.addMany(25);
        CountDownLatch inMidBatch = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Consumer consumer = client.subscriptions()
                .consumer(NAME)
                .handler(notification -> {
                    handled.add(notification.getId());
                    if (notification.getId().equals("n13")) {
                        inMidBatch.countDown();
                        goOn.await();
                    }
                })
                .build()
                .start()) {
            assertThat(inMidBatch.await(10, TimeUnit.SECONDS)).isTrue();
            weir.restart();
            server.addMany(10);
            goOn.countDown();
            awaitHandled(35);
            assertThat(consumer.failure()).isEmpty();
        }
        assertThat(handled).isEqualTo(ids(1, 35));
    }

    @Test
    void aBatchHandlerThatStoresItsTokenSeesEachExactlyOnceAcrossConsumers() {
        server.addMany(50);
        String[] token = {""};
        AtomicInteger batches = new AtomicInteger();
        Consumer first = client.subscriptions()
                .consumer(NAME)
                .manualAcks()
                .batchHandler(delivery -> {
                    if (batches.incrementAndGet() == 3) {
                        throw new IllegalStateException("crash");
                    }
                    delivery.notifications().forEach(notification -> handled.add(notification.getId()));
                    token[0] = delivery.token();
                })
                .build()
                .start();
        assertThatThrownBy(first::join).isInstanceOf(WeirException.class);
        try (Consumer second =
                consumer().startFrom(StartPoints.token(token[0])).build().start()) {
            awaitHandled(50);
            assertThat(second.failure()).isEmpty();
        }
        assertThat(handled).isEqualTo(ids(1, 50));
    }

    @Test
    void aDrainingServerIsLeftAndComeBackTo() {
        server.addMany(10);
        try (Consumer consumer = consumer().build().start()) {
            awaitHandled(10);
            server.drain();
            server.addMany(10);
            awaitHandled(20);
            assertThat(consumer.failure()).isEmpty();
        }
        assertThat(handled).isEqualTo(ids(1, 20));
        assertThat(server.consumptions).hasSize(2);
    }

    @Test
    void aConsumerThatIsTakenOverStopsAndSaysSo() {
        Consumer first = consumer().build().start();
        Await.until("it has started", () -> !first.token().isEmpty());
        try (Consumer second = consumer().build().start()) {
            assertThatThrownBy(first::join)
                    .isInstanceOfSatisfying(
                            WeirException.class, e -> assertThat(e.code()).isEqualTo(Status.Code.ABORTED))
                    .hasMessageContaining("taken over");
            assertThat(second.failure()).isEmpty();
        }
        first.close();
    }

    @Test
    void aServerThatStaysAwayFailsTheConsumerWhenItsTimeIsOver() {
        weir.kill();
        Consumer consumer =
                consumer().reconnectFor(Duration.ofMillis(150)).build().start();
        assertThatThrownBy(consumer::join).isInstanceOfSatisfying(WeirException.class, e -> assertThat(e.code())
                .isEqualTo(Status.Code.UNAVAILABLE));
    }

    @Test
    void progressAndCatchingUpAreToldInOrderWithTheNotifications() {
        server.addMany(20);
        CountDownLatch caughtUp = new CountDownLatch(1);
        AtomicInteger handledBefore = new AtomicInteger();
        try (Consumer consumer = consumer()
                .onCaughtUp(() -> {
                    handledBefore.set(handled.size());
                    caughtUp.countDown();
                })
                .build()
                .start()) {
            Await.until("it has caught up", () -> caughtUp.getCount() == 0);
            assertThat(consumer.failure()).isEmpty();
        }
        assertThat(handledBefore.get()).isEqualTo(20);
    }

    @Test
    void fallingBehindAndWhatWasSkippedAreToldInOrderWithTheNotifications() {
        List<String> told = new CopyOnWriteArrayList<>();
        server.addMany(1);
        try (Consumer consumer = client.subscriptions()
                .consumer(NAME)
                .handler(notification -> told.add(notification.getId()))
                .onCaughtUp(() -> told.add("caught up"))
                .onFellBehind(() -> told.add("fell behind"))
                .onSkipped(notifications -> told.add(notifications + " skipped"))
                .build()
                .start()) {
            Await.until("it has caught up", () -> told.contains("caught up"));
            server.say(ConsumeResponse.newBuilder()
                    .setFellBehind(FellBehind.newBuilder().setToken("t1").setHeadPosition(9))
                    .build());
            server.say(ConsumeResponse.newBuilder()
                    .setNotifications(NotificationBatch.newBuilder()
                            .addNotifications(Notification.newBuilder().setId("n9"))
                            .setToken("t9")
                            .setSkipped(7))
                    .build());
            server.say(ConsumeResponse.newBuilder()
                    .setProgress(Progress.newBuilder().setToken("t9").setSkipped(2))
                    .build());
            Await.until("all is told", () -> told.contains("2 skipped"));
            assertThat(consumer.failure()).isEmpty();
        }
        assertThat(told).containsExactly("n1", "caught up", "fell behind", "7 skipped", "n9", "2 skipped");
        assertThat(stored()).isEqualTo(9);
    }

    @Test
    void whatWasSkippedAddsUpWhileTheHandlerIsSlow() {
        List<Long> skipped = new CopyOnWriteArrayList<>();
        CountDownLatch goOn = new CountDownLatch(1);
        server.addMany(1);
        try (Consumer consumer = client.subscriptions()
                .consumer(NAME)
                .handler(notification -> {
                    handled.add(notification.getId());
                    goOn.await();
                })
                .onSkipped(skipped::add)
                .build()
                .start()) {
            awaitHandled(1);
            for (int i = 1; i <= 4; i++) {
                server.say(ConsumeResponse.newBuilder()
                        .setProgress(Progress.newBuilder().setToken("t1").setSkipped(i))
                        .build());
            }
            goOn.countDown();
            Await.until("all is told", () -> skipped.stream().mapToLong(n -> n).sum() == 10);
            assertThat(consumer.failure()).isEmpty();
        }
    }
}
