package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.testing.Seed;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationQuery;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.Subscription;
import dev.weir.v1.UpdateSubscriptionRequest;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions that want, while they are behind, only what is still new. */
final class LatestOnlyTest {
    @TempDir
    private Path directory;

    private static Subscription latestOnly(Harness weir, String id) {
        CreateSubscriptionRequest.Builder request = Requests.create(id).toBuilder();
        request.getSubscriptionBuilder().setMode(Subscription.Mode.MODE_LATEST_ONLY);
        return weir.calls().createSubscription(request.build()).getSubscription();
    }

    @Test
    void whoIsBehindGetsTheNewestOfEachSearchAndDocumentAndHearsHowManyWereSkipped() {
        try (Harness weir = Harness.open(directory)) {
            weir.search("fish", "salmon");
            weir.search("rise", "title:rises");
            latestOnly(weir, "all");
            weir.publish("a", "salmon rises");
            weir.publish("a", "salmon rises");
            long newest = weir.publish("a", "salmon rises");
            long other = weir.publish("b", "salmon");

            TestConsumer consumer = weir.consumer().start("all", 100).awaitCaughtUp(1);
            assertThat(consumer.notifications())
                    .extracting(Notification::getPosition)
                    .containsExactly(newest, newest, other);
            assertThat(skipped(consumer)).isEqualTo(4);
        }
    }

    @Test
    void whoKeepsUpGetsEveryNotification() {
        try (Harness weir = Harness.open(directory)) {
            weir.search("fish", "salmon");
            latestOnly(weir, "all");
            TestConsumer consumer = weir.consumer().start("all", 100).awaitCaughtUp(1);
            for (int i = 1; i <= 5; i++) {
                weir.publish("a", "salmon");
                consumer.awaitNotifications(i);
            }
            assertThat(skipped(consumer)).isZero();
        }
    }

    @Test
    void whatASearchSaidBeforeItWasDeletedIsNotSkippedForWhatNeverCame() {
        try (Harness weir = Harness.open(directory)) {
            weir.search("fish", "salmon");
            latestOnly(weir, "all");
            long told = weir.publish("a", "salmon");
            weir.feed().searches().delete("fish", "", "").join();
            weir.publish("a", "salmon");
            TestConsumer consumer = weir.consumer().start("all", 100).awaitCaughtUp(1);
            assertThat(consumer.notifications())
                    .extracting(Notification::getPosition)
                    .containsExactly(told);
        }
    }

    @Test
    void theNewestOfEachSearchAndDocumentAlwaysComesAndEachSkippedOneIsFollowed() {
        Seed.replayable(this::conflate);
    }

    private void conflate(Random random) {
        try (Harness weir = Harness.open(directory.resolve("d" + random.nextLong()))) {
            latestOnly(weir, "all");
            change(weir, random);
            List<Notification> full = new ArrayList<>();
            weir.calls()
                    .readNotifications(ReadNotificationsRequest.newBuilder()
                            .setQuery(NotificationQuery.newBuilder().setParent(Harness.FEED))
                            .build())
                    .forEachRemaining(
                            part -> full.addAll(part.getNotifications().getNotificationsList()));

            TestConsumer consumer = weir.consumer().start("all", 1_000_000).awaitCaughtUp(1);
            List<Notification> got = consumer.notifications();
            assertThat(got).isSubsetOf(full);
            assertThat(got).extracting(Notification::getPosition).isSorted();
            assertThat(got.size() + skipped(consumer)).isEqualTo(full.size());
            Set<Notification> sent = new HashSet<>(got);
            Set<String> later = new HashSet<>();
            for (Notification notification : full.reversed()) {
                String pair = notification.getSavedSearchUid() + " " + notification.getDocumentKey();
                assertThat(sent.contains(notification) || later.contains(pair)).isTrue();
                if (sent.contains(notification)) {
                    later.add(pair);
                }
            }

            List<Notification> read = new ArrayList<>();
            weir.calls()
                    .readNotifications(ReadNotificationsRequest.newBuilder()
                            .setSubscription(Harness.subscriptionName("all"))
                            .build())
                    .forEachRemaining(
                            part -> read.addAll(part.getNotifications().getNotificationsList()));
            assertThat(read).isEqualTo(got);
            pullsTheSame(weir, got, full.size() - got.size());
        }
    }

    private static void pullsTheSame(Harness weir, List<Notification> got, long skipped) {
        List<Notification> pulled = new ArrayList<>();
        String after = "";
        long told = 0;
        PullNotificationsResponse response;
        do {
            response = weir.calls()
                    .pullNotifications(PullNotificationsRequest.newBuilder()
                            .setSubscription(Harness.subscriptionName("all"))
                            .setMaxNotifications(7)
                            .setAfterToken(after)
                            .build());
            pulled.addAll(response.getNotificationsList());
            told += response.getSkipped();
            after = response.getToken();
        } while (response.getNotificationsCount() > 0);
        assertThat(pulled).isEqualTo(got);
        assertThat(told).isEqualTo(skipped);
    }

    private static void change(Harness weir, Random random) {
        List<SavedSearch> searches = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            searches.add(weir.search("s" + i, word(random), "", Map.of()));
        }
        for (int i = 0; i < 120 * Seed.multiplier(); i++) {
            String key = "k" + random.nextInt(6);
            switch (random.nextInt(12)) {
                case 0 -> weir.publish("new" + i, word(random));
                case 1 -> {
                    weir.publish(key, word(random));
                    weir.retract(key);
                }
                case 2 -> {
                    SavedSearch search = searches.get(random.nextInt(searches.size()));
                    weir.change(search.toBuilder().setQuery(word(random)).build(), "query");
                }
                case 3 -> {
                    SavedSearch search = searches.remove(random.nextInt(searches.size()));
                    String id = search.getName().substring(search.getName().lastIndexOf('/') + 1);
                    weir.feed().searches().delete(id, "", "").join();
                    searches.add(weir.search("n" + i, word(random), "", Map.of()));
                }
                default -> weir.publish(key, word(random) + " " + word(random));
            }
        }
    }

    private static String word(Random random) {
        return List.of("salmon", "trout", "perch").get(random.nextInt(3));
    }

    private static long skipped(TestConsumer consumer) {
        return consumer.received().stream()
                .mapToLong(message -> message.getNotifications().getSkipped()
                        + message.getProgress().getSkipped())
                .sum();
    }

    @Test
    void theModeIsDurableUnlessSaidOtherwiseAndCanBeChanged() {
        try (Harness weir = Harness.open(directory)) {
            weir.search("fish", "salmon");
            assertThat(weir.subscribe("all").getMode()).isEqualTo(Subscription.Mode.MODE_DURABLE);
            weir.publish("a", "salmon");
            weir.publish("a", "salmon");
            TestConsumer durable = weir.consumer().start("all", 100).awaitCaughtUp(1);
            assertThat(durable.notifications()).hasSize(2);
            assertThat(durable.received())
                    .noneMatch(message -> message.getNotifications().getSkipped() > 0);
            Subscription changed = weir.calls()
                    .updateSubscription(UpdateSubscriptionRequest.newBuilder()
                            .setSubscription(Subscription.newBuilder()
                                    .setName(Harness.subscriptionName("all"))
                                    .setMode(Subscription.Mode.MODE_LATEST_ONLY))
                            .build())
                    .getSubscription();
            assertThat(changed.getMode()).isEqualTo(Subscription.Mode.MODE_LATEST_ONLY);
            TestConsumer latest = weir.consumer().start("all", 100).awaitCaughtUp(1);
            assertThat(latest.notifications()).hasSize(1);
            assertThat(latest.await(ConsumeResponse::hasNotifications)
                            .getNotifications()
                            .getSkipped())
                    .isEqualTo(1);
            assertThatThrownBy(() -> weir.calls()
                            .updateSubscription(UpdateSubscriptionRequest.newBuilder()
                                    .setSubscription(Subscription.newBuilder()
                                            .setName(Harness.subscriptionName("all"))
                                            .setModeValue(77))
                                    .build()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("subscription.mode");
        }
    }
}
