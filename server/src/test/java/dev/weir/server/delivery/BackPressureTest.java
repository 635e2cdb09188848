package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import dev.weir.v1.Ack;
import dev.weir.v1.AckConfirmed;
import dev.weir.v1.CaughtUp;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.Draining;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Started;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that cannot take more is sent nothing, whatever there is to say. */
final class BackPressureTest {
    private static final int DOCUMENTS = 60;

    @TempDir
    private Path directory;

    @Test
    void nothingIsSentWhileTheStreamIsNotReady() {
        try (Harness weir = Harness.open(directory)) {
            weir.search("fish", "salmon");
            weir.subscribe("all");
            for (int i = 0; i < DOCUMENTS; i++) {
                weir.publish("k" + i, "salmon");
            }
            OneAtATimeOutlet outlet = new OneAtATimeOutlet();
            Consumption consumption = weir.deliveries.consume(
                    ConsumeStart.newBuilder()
                            .setSubscription(Harness.subscriptionName("all"))
                            .setCredit(Credit.newBuilder().setNotifications(1_000))
                            .build(),
                    outlet);
            Started started = (Started) outlet.next(consumption);
            int notifications = 0;
            int confirmed = 0;
            boolean caughtUp = false;
            for (int round = 0; round < DOCUMENTS && (!caughtUp || confirmed == 0); round++) {
                consumption.ack(Ack.newBuilder().setToken(started.getToken()).build());
                MessageLite message = outlet.next(consumption);
                notifications += message instanceof NotificationBatch batch ? batch.getNotificationsCount() : 0;
                confirmed += message instanceof AckConfirmed ? 1 : 0;
                caughtUp |= message instanceof CaughtUp;
            }
            CompletableFuture<Void> drained = CompletableFuture.runAsync(
                    () -> weir.deliveries.drain(Duration.ofMillis(100)), Thread::startVirtualThread);
            assertThat(outlet.uninvited()).isZero();
            MessageLite last = outlet.next(consumption);
            for (int round = 0; round < DOCUMENTS && !(last instanceof Draining); round++) {
                last = outlet.next(consumption);
            }
            drained.join();
            assertThat(last).isInstanceOf(Draining.class);
            assertThat(notifications).isEqualTo(DOCUMENTS);
            assertThat(outlet.uninvited()).isZero();
            assertThat(outlet.failure()).isNull();
        }
    }
}
