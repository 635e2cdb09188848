package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.FellBehind;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Progress;
import dev.weir.v1.ReadNotificationsRequest;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConsumerTest {
    private static final String NAME = "feeds/news/subscriptions/me";

    private final FakeWeir weir = new FakeWeir();
    private final FakeSubscriptions server = weir.subscriptions;
    private final WeirClient client = WeirClient.builder()
            .target(weir.target())
            .retries(RetryPolicy.defaults().withBackoff(Duration.ofMillis(5), Duration.ofMillis(20)))
            .build();
    private final List<String> handled = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        client.close();
        weir.close();
    }

    private ConsumerBuilder consumer() {
        return client.subscriptions().consumer(NAME).handler(notification -> handled.add(notification.getId()));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "n" + i).toList();
    }

    private void awaitHandled(int count) {
        Await.until(count + " are handled", () -> handled.size() >= count);
    }

    private int stored() {
        synchronized (server) {
            return server.stored.getOrDefault(NAME, 0);
        }
    }

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
    void theServerIsNeverAllowedMoreThanTheWindow() {
        server.addMany(1000);
        server.batchSize = 7;
        AtomicInteger done = new AtomicInteger();
        AtomicLong most = new AtomicLong();
        try (Consumer consumer = client.subscriptions()
                .consumer(NAME)
                .maxNotifications(20)
                .handler(notification -> {
                    synchronized (server) {
                        long granted = server.consumptions.get(0).granted;
                        most.accumulateAndGet(granted - done.get(), Math::max);
                    }
                    done.incrementAndGet();
                })
                .build()
                .start()) {
            Await.until("all are handled", () -> done.get() == 1000);
            assertThat(consumer.failure()).isEmpty();
        }
        assertThat(most.get()).isLessThanOrEqualTo(20);
    }

    @Test
    void theServerIsNeverAllowedMoreBytesThanTheWindowAndOneNotification() {
        server.addMany(1000);
        int size = server.notifications.get(999).getSerializedSize();
        AtomicLong doneBytes = new AtomicLong();
        AtomicInteger done = new AtomicInteger();
        AtomicLong most = new AtomicLong();
        try (Consumer consumer = client.subscriptions()
                .consumer(NAME)
                .maxBytes(10L * size)
                .handler(notification -> {
                    synchronized (server) {
                        long sent = server.consumptions.get(0).sentBytes;
                        most.accumulateAndGet(sent - doneBytes.get(), Math::max);
                    }
                    doneBytes.addAndGet(notification.getSerializedSize());
                    done.incrementAndGet();
                })
                .build()
                .start()) {
            Await.until("all are handled", () -> done.get() == 1000);
            assertThat(consumer.failure()).isEmpty();
        }
        assertThat(most.get()).isLessThanOrEqualTo(11L * size);
    }

    @Test
    void aBrokenStreamIsGivenCreditOnlyForWhatIsNotStillHeld() throws Exception {
        server.addMany(100);
        server.breakStreamsAfter.add(20);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Consumer consumer = client.subscriptions()
                .consumer(NAME)
                .maxNotifications(20)
                .handler(notification -> {
                    goOn.await();
                    handled.add(notification.getId());
                })
                .build()
                .start()) {
            Await.until("it has connected again", () -> {
                synchronized (server) {
                    return server.consumptions.size() == 2
                            && server.consumptions.get(1).start.hasFrom();
                }
            });
            synchronized (server) {
                assertThat(server.consumptions.get(1).granted).isZero();
                assertThat(server.consumptions.get(1).start.getFrom().getToken())
                        .isEqualTo("t20");
            }
            goOn.countDown();
            awaitHandled(100);
            assertThat(consumer.failure()).isEmpty();
        }
        assertThat(handled).isEqualTo(ids(1, 100));
    }

    @Test
    void acknowledgementsAreGatheredByNumber() {
        server.addMany(300);
        try (Consumer consumer =
                consumer().ackEvery(100, Duration.ofHours(1)).build().start()) {
            awaitHandled(300);
            Await.until("the third hundred is confirmed", () -> consumer.confirmedToken()
                    .equals("t300"));
            assertThat(server.consumptions.get(0).acks).containsExactly("t100", "t200", "t300");
        }
    }

    @Test
    void acknowledgementsAreGatheredByTime() {
        server.addMany(3);
        try (Consumer consumer =
                consumer().ackEvery(1000, Duration.ofMillis(20)).build().start()) {
            Await.until("the few are confirmed", () -> consumer.confirmedToken().equals("t3"));
        }
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void acknowledgingMayBeLeftToTheCaller() {
        server.addMany(10);
        try (Consumer consumer = consumer().manualAcks().build().start()) {
            awaitHandled(10);
            assertThat(stored()).isZero();
            Await.until("the batch is done", () -> consumer.token().equals("t10"));
            consumer.ack();
            Await.until("it is confirmed", () -> consumer.confirmedToken().equals("t10"));
            server.addMany(5);
            awaitHandled(15);
        }
        assertThat(stored()).isEqualTo(10);
    }

    @Test
    void aHandlerThatThrowsStopsTheConsumerAndWhatItDidNotHandleComesAgain() {
        server.addMany(30);
        Consumer failing = client.subscriptions()
                .consumer(NAME)
                .handler(notification -> {
                    if (notification.getId().equals("n15")) {
                        throw new IllegalStateException("no room");
                    }
                    handled.add(notification.getId());
                })
                .build()
                .start();
        assertThatThrownBy(failing::join)
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("no room")
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(failing.failure()).containsInstanceOf(IllegalStateException.class);
        assertThat(failing.token()).isEqualTo("t10");
        assertThat(stored()).isEqualTo(10);
        failing.close();

        handled.clear();
        try (Consumer next = consumer().build().start()) {
            awaitHandled(20);
            assertThat(next.failure()).isEmpty();
        }
        assertThat(handled).isEqualTo(ids(11, 30));
    }

    @Test
    void aPolicyMaySkipWhatAHandlerCannotHandle() {
        server.addMany(30);
        List<String> skipped = new CopyOnWriteArrayList<>();
        try (Consumer consumer = client.subscriptions()
                .consumer(NAME)
                .handler(notification -> {
                    if (notification.getId().endsWith("5")) {
                        throw new IllegalStateException("no room");
                    }
                    handled.add(notification.getId());
                })
                .onHandlerFailure((notifications, failure) -> {
                    notifications.forEach(notification -> skipped.add(notification.getId()));
                    return HandlerFailurePolicy.Decision.SKIP;
                })
                .build()
                .start()) {
            awaitHandled(27);
            assertThat(consumer.failure()).isEmpty();
        }
        assertThat(skipped).containsExactly("n5", "n15", "n25");
        assertThat(stored()).isEqualTo(30);
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

    @Test
    void closingFromTheHandlerStopsBehindItsBatch() {
        server.addMany(100);
        Consumer[] self = new Consumer[1];
        CountDownLatch ready = new CountDownLatch(1);
        self[0] = client.subscriptions()
                .consumer(NAME)
                .handler(notification -> {
                    ready.await();
                    handled.add(notification.getId());
                    self[0].close();
                })
                .build();
        self[0].start();
        ready.countDown();
        self[0].join();
        assertThat(handled).isEqualTo(ids(1, 10));
        assertThat(stored()).isEqualTo(10);
    }

    @Test
    void closingIsBoundedAndAMissingConfirmationIsAskedForApart() {
        server.addMany(10);
        server.withholdConfirmations = true;
        Consumer consumer = consumer()
                .ackEvery(1000, Duration.ofHours(1))
                .closeTimeout(Duration.ofMillis(300))
                .build()
                .start();
        awaitHandled(10);
        consumer.close();
        assertThat(stored()).isEqualTo(10);
        assertThat(consumer.failure())
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("confirmed"));
    }

    @Test
    void readingGoesOnBehindABreakWithoutAGapOrARepeat() {
        server.addMany(100);
        server.breakStreamsAfter.addAll(List.of(20, 1, 30));
        try (EventReader<Notification> reader = client.subscriptions()
                .read(ReadNotificationsRequest.newBuilder()
                        .setSubscription(NAME)
                        .setLimit(75)
                        .build())) {
            assertThat(reader.stream().map(Notification::getId)).containsExactlyElementsOf(ids(1, 75));
            assertThat(reader.token()).isEqualTo("t75");
        }
        assertThat(server.reads).extracting(ReadNotificationsRequest::getLimit).containsExactly(75L, 55L, 45L, 15L);
    }

    @Test
    void closingAReaderEndsItsIterationFromAnotherThread() {
        server.addMany(5);
        try (EventReader<Notification> reader = client.subscriptions()
                .read(ReadNotificationsRequest.newBuilder()
                        .setSubscription(NAME)
                        .setFollow(true)
                        .build())) {
            for (Notification notification : reader) {
                handled.add(notification.getId());
                if (handled.size() == 5) {
                    new Thread(reader::close).start();
                }
            }
        }
        assertThat(handled).isEqualTo(ids(1, 5));
    }

    @Test
    void pullingAndAcknowledgingMoveTheStoredToken() {
        server.addMany(5);
        var pulled = client.subscriptions().pull(NAME, 3, Duration.ZERO);
        assertThat(pulled.getNotificationsCount()).isEqualTo(3);
        assertThat(client.subscriptions().acknowledge(NAME, pulled.getToken())).isEqualTo("t3");
        assertThat(client.subscriptions().pull(NAME, 3, Duration.ZERO).getNotificationsCount())
                .isEqualTo(2);
    }

    @Test
    void aCallbackThatThrowsFailsTheConsumerInsteadOfStallingIt() {
        server.addMany(10);
        server.breakStreamsAfter.add(5);
        Consumer consumer = consumer()
                .onDisconnect(reason -> {
                    throw new IllegalStateException("not mine");
                })
                .build()
                .start();
        assertThatThrownBy(consumer::join).hasMessageContaining("onDisconnect has failed");
    }
}
