package dev.weir.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A client of a server that is made up, and consumers that write down what they handle. */
@Timeout(30)
abstract class ConsumerOfAFake {
    static final String NAME = "feeds/news/subscriptions/me";

    final FakeWeir weir = new FakeWeir();

    final FakeSubscriptions server = weir.subscriptions;

    final WeirClient client = WeirClient.builder()
            .target(weir.target())
            .retries(RetryPolicy.defaults().withBackoff(Duration.ofMillis(5), Duration.ofMillis(20)))
            .build();

    final List<String> handled = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        client.close();
        weir.close();
    }

    ConsumerBuilder consumer() {
        return client.subscriptions().consumer(NAME).handler(notification -> handled.add(notification.getId()));
    }

    static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "n" + i).toList();
    }

    void awaitHandled(int count) {
        Await.until(count + " are handled", () -> handled.size() >= count);
    }

    int stored() {
        synchronized (server) {
            return server.stored.getOrDefault(NAME, 0);
        }
    }
}
