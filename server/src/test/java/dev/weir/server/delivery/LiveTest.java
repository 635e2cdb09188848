package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.config.DeliveryConfig;
import dev.weir.server.testing.Await;
import dev.weir.server.testing.Seed;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.Credit;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationView;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.SnippetOptions;
import dev.weir.v1.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consumers that have everything and are served from memory, and those who cannot keep up. */
final class LiveTest {
    private static final int DOCUMENTS = 40;

    @TempDir
    private Path directory;

    private static DeliveryConfig config(long recentBytesMax) {
        return new DeliveryConfig(
                /* threads= */ 2,
                /* catchUpThreads= */ 1,
                /* batchNotificationsMax= */ 16,
                /* batchBytesMax= */ 4_096,
                recentBytesMax,
                /* progressMs= */ 20,
                /* pullWaitMsMax= */ 10_000,
                /* consumersMax= */ 100);
    }

    @Test
    void aConsumerThatFallsBehindIsToldSoOnceBeforeItsNextNotificationAndMissesNothing() {
        try (Harness weir = Harness.open(directory, config(2_000))) {
            weir.search("fish", "salmon");
            weir.subscribe("all");
            weir.publish("first", "salmon");
            TestConsumer slow = weir.consumer().start("all", 1).awaitCaughtUp(1);
            for (int i = 0; i < DOCUMENTS; i++) {
                weir.publish("k" + i, "salmon");
            }
            ConsumeResponse told = slow.await(ConsumeResponse::hasFellBehind);
            assertThat(told.getFellBehind().getToken())
                    .isEqualTo(slow.await(ConsumeResponse::hasCaughtUp)
                            .getCaughtUp()
                            .getToken());
            assertThat(slow.notifications()).hasSize(1);

            slow.credit(1_000, 0).awaitNotifications(1 + DOCUMENTS).awaitCaughtUp(2);
            assertThat(slow.ids()).hasSize(1 + DOCUMENTS).doesNotHaveDuplicates();
            assertThat(slow.received().stream().filter(ConsumeResponse::hasFellBehind))
                    .hasSize(1);
            assertThat(slow.notifications())
                    .extracting(Notification::getPosition)
                    .isSorted();
        }
    }

    @Test
    void nobodyIsBehindWhoseNextEventIsStillInMemory() {
        try (Harness weir = Harness.open(directory, config(64 << 20))) {
            weir.search("fish", "salmon");
            weir.subscribe("all");
            TestConsumer starving = weir.consumer().start("all", 0).awaitCaughtUp(1);
            for (int i = 0; i < DOCUMENTS; i++) {
                weir.publish("k" + i, "salmon");
            }
            starving.settle().credit(1_000, 0).awaitNotifications(DOCUMENTS).awaitCaughtUp(2);
            assertThat(starving.received()).noneMatch(ConsumeResponse::hasFellBehind);
        }
    }

    @Test
    void withoutAnyMemoryForRecentEventsEverybodyStillGetsEverything() {
        try (Harness weir = Harness.open(directory, config(0))) {
            weir.search("fish", "salmon");
            weir.subscribe("all");
            TestConsumer consumer = weir.consumer().start("all", 1_000).awaitCaughtUp(1);
            for (int i = 0; i < DOCUMENTS; i++) {
                weir.publish("k" + i, "salmon");
            }
            consumer.awaitNotifications(DOCUMENTS);
            assertThat(consumer.ids()).hasSize(DOCUMENTS).doesNotHaveDuplicates();
        }
    }

    @Test
    void whoReadsLiveGetsTheSameBytesAsWhoReadsTheLogLater() {
        Seed.replayable(this::readLive);
    }

    private void readLive(Random random) {
        Path fresh = directory.resolve("d" + random.nextLong());
        // Little memory, so that some fall behind and come back, and some do not.
        try (Harness weir = Harness.open(fresh, config(random.nextInt(60_000)))) {
            List<SavedSearch> searches = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                searches.add(weir.search("s" + i, word(random), "owner" + i % 3, Map.of("team", "t" + i % 2)));
            }
            List<Subscription> subscriptions = new ArrayList<>();
            List<TestConsumer> consumers = new ArrayList<>();
            for (int i = 0; i < Harness.SUBSCRIPTIONS_MAX; i++) {
                CreateSubscriptionRequest.Builder request = Requests.create("c" + i).toBuilder();
                request.getSubscriptionBuilder().setSelector(selector(random)).setView(view(random));
                subscriptions.add(weir.deliveries.subscriptions().create(request.build()));
                consumers.add(weir.consumer()
                        .start(ConsumeStart.newBuilder()
                                .setSubscription(subscriptions.getLast().getName())
                                .setCredit(Credit.newBuilder().setNotifications(random.nextInt(30)))));
            }
            for (int i = 0; i < 150 * Seed.multiplier(); i++) {
                weir.publish("k" + random.nextInt(20), word(random) + " " + word(random));
                if (random.nextInt(10) == 0) {
                    SavedSearch search = searches.get(random.nextInt(searches.size()));
                    weir.change(
                            search.toBuilder()
                                    .setOwner("owner" + random.nextInt(3))
                                    .build(),
                            "owner");
                }
                consumers.get(random.nextInt(consumers.size())).credit(random.nextInt(20), 0);
            }
            for (int i = 0; i < consumers.size(); i++) {
                List<Notification> logged = read(weir, subscriptions.get(i));
                TestConsumer consumer = consumers.get(i).credit(1_000_000, 0).awaitNotifications(logged.size());
                assertThat(consumer.notifications()).isEqualTo(logged);
                for (int n = 0; n < logged.size(); n++) {
                    assertThat(consumer.notifications().get(n).toByteArray())
                            .isEqualTo(logged.get(n).toByteArray());
                }
            }
        }
    }

    private static List<Notification> read(Harness weir, Subscription subscription) {
        List<Notification> all = new ArrayList<>();
        weir.calls()
                .readNotifications(ReadNotificationsRequest.newBuilder()
                        .setSubscription(subscription.getName())
                        .build())
                .forEachRemaining(part -> all.addAll(part.getNotifications().getNotificationsList()));
        return all;
    }

    private static String word(Random random) {
        return List.of("salmon", "trout", "perch", "eel", "carp").get(random.nextInt(5));
    }

    private static SearchSelector selector(Random random) {
        SearchSelector.Builder selector = SearchSelector.newBuilder();
        switch (random.nextInt(5)) {
            case 0 -> selector.addOwners("owner" + random.nextInt(3));
            case 1 -> selector.putLabels("team", "t" + random.nextInt(2));
            case 2 -> selector.addOwners("owner1").putLabels("team", "t1");
            case 3 -> {
                for (int i = 0; i < 12; i++) {
                    selector.addOwners("owner" + (i + 1));
                }
            }
            default -> {
                // Everything.
            }
        }
        return selector.build();
    }

    private static NotificationView view(Random random) {
        NotificationView.Builder view = NotificationView.newBuilder();
        if (random.nextBoolean()) {
            view.addFields(random.nextBoolean() ? "*" : "source");
        }
        if (random.nextInt(3) == 0) {
            view.setSnippets(SnippetOptions.getDefaultInstance());
        }
        return view.build();
    }

    @Test
    void whatIsSelectedAnewHoldsFromTheNextNotificationOnAlsoForWhoWaits() {
        try (Harness weir = Harness.open(directory, config(1 << 20))) {
            weir.search("mine", "salmon", "ann", Map.of());
            weir.search("theirs", "salmon", "bob", Map.of());
            weir.subscribe("all", SearchSelector.newBuilder().addOwners("ann").build());
            TestConsumer consumer = weir.consumer().start("all", 100).awaitCaughtUp(1);
            weir.publish("a", "trout");
            weir.calls().updateSubscription(Requests.select("all", "bob"));
            weir.publish("b", "salmon");
            consumer.awaitNotifications(1);
            assertThat(consumer.notifications())
                    .extracting(Notification::getOwner)
                    .containsExactly("bob");
        }
    }

    @Test
    void whoeverHasEverythingIsToldProgressThoughItsNotificationsAreOthers() {
        try (Harness weir = Harness.open(directory, config(1 << 20))) {
            weir.search("theirs", "salmon", "bob", Map.of());
            weir.subscribe("ann", SearchSelector.newBuilder().addOwners("ann").build());
            TestConsumer consumer = weir.consumer().start("ann", 100).awaitCaughtUp(1);
            long head = weir.publish("a", "salmon");
            ConsumeResponse told = consumer.await(
                    message -> message.hasProgress() && message.getProgress().getHeadPosition() == head);
            assertThat(told.getProgress().getWatermark().getSeconds()).isEqualTo(Harness.START_MS / 1_000);
            assertThat(consumer.notifications()).isEmpty();
            consumer.halfClose();
            consumer.awaitEnd();
            Await.until(
                    "nobody is live any more",
                    () -> !weir.deliveries.feed("news").watch().recent().isOn());
        }
    }
}
