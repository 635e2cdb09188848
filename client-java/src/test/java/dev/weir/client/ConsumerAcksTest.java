package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When what is handled is acknowledged. */
class ConsumerAcksTest extends ConsumerOfAFake {
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
}
