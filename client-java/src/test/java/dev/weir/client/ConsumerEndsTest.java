package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How a consumer stops: by itself, by its handler, by a close. */
class ConsumerEndsTest extends ConsumerOfAFake {
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
