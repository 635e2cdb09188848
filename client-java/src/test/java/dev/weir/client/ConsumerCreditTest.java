package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How much the server may send ahead. */
class ConsumerCreditTest extends ConsumerOfAFake {
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
}
