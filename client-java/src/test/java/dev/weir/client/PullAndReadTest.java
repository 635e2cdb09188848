package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.v1.Notification;
import dev.weir.v1.ReadNotificationsRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notifications that are read or pulled, without a consumer. */
class PullAndReadTest extends ConsumerOfAFake {
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
}
