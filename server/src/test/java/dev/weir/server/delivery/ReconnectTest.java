package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Seed;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.Notification;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.StartPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer that comes and goes while documents stream in and searches change. */
final class ReconnectTest {
    private static final int DOCUMENTS = 1_500;

    @TempDir
    private Path directory;

    @Test
    void whoResumesByTokenGetsEachNotificationOnceAndInOrderWhileDocumentsStreamIn() {
        Seed.replayable(this::comeAndGo);
    }

    private void comeAndGo(Random random) {
        long seed = random.nextLong();
        try (Harness weir = Harness.open(directory)) {
            weir.search("a", "salmon", "ann", Map.of());
            weir.search("b", "trout", "ann", Map.of());
            weir.subscribe("all");
            CompletableFuture<Void> publishing =
                    CompletableFuture.runAsync(() -> stream(weir, new Random(seed)), Thread::startVirtualThread);

            List<String> handled = new ArrayList<>();
            StartPoint from = StartPoint.getDefaultInstance();
            while (true) {
                boolean last = publishing.isDone();
                int credit = last ? Integer.MAX_VALUE : 1 + random.nextInt(200);
                TestConsumer consumer = weir.consumer(1 + random.nextInt(3)).start("all", from, 0);
                consumer.credit(credit, random.nextBoolean() ? 1 << 20 : 0);
                consumer.request(1_000_000);
                if (last) {
                    consumer.awaitCaughtUp(1);
                } else {
                    consumer.awaitNotificationsOrCaughtUp(1 + random.nextInt(Math.min(credit, 20)));
                }
                consumer.cancel();
                // What came before the connection broke was handled, up to a whole batch; a batch may come until the
                // end.
                for (ConsumeResponse response : consumer.received()) {
                    if (response.hasNotifications()) {
                        from = StartPoint.newBuilder()
                                .setToken(response.getNotifications().getToken())
                                .build();
                        response.getNotifications().getNotificationsList().stream()
                                .map(Notification::getId)
                                .forEach(handled::add);
                    }
                }
                if (last) {
                    break;
                }
            }
            publishing.join();
            List<String> log = new ArrayList<>();
            weir.calls()
                    .readNotifications(ReadNotificationsRequest.newBuilder()
                            .setSubscription(Harness.subscriptionName("all"))
                            .build())
                    .forEachRemaining(message -> message.getNotifications().getNotificationsList().stream()
                            .map(Notification::getId)
                            .forEach(log::add));
            assertThat(handled).isEqualTo(log);
            assertThat(log).hasSizeGreaterThan(DOCUMENTS / 2);
        }
    }

    private static void stream(Harness weir, Random random) {
        List<CompletableFuture<?>> inFlight = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            String title = random.nextBoolean() ? "salmon" : random.nextBoolean() ? "trout salmon" : "nothing";
            inFlight.add(weir.feed().documents().publish(Requests.document("k" + random.nextInt(300), title), ""));
            if (i % 10 == 9) {
                inFlight.forEach(CompletableFuture::join);
                inFlight.clear();
            }
        }
        inFlight.forEach(CompletableFuture::join);
    }
}
