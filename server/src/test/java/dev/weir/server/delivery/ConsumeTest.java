package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.Notification;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.StartPoint;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a consumer is sent, and when. */
final class ConsumeTest {
    @TempDir
    private Path directory;

    private Harness weir;

    @BeforeEach
    void open() {
        weir = Harness.open(directory);
    }

    @AfterEach
    void close() {
        weir.close();
    }

    @Test
    void notificationsComeInLogOrderWithAllThatTheyAlwaysHave() {
        SavedSearch search = weir.search("fish", "salmon", "ann", Map.of("team", "river"));
        weir.subscribe("all");
        TestConsumer consumer = weir.consumer().start("all", 10);
        long enter = weir.publish("k", "salmon rises");
        weir.clock.advance(Duration.ofSeconds(1));
        long update = weir.publish("k", "salmon still");
        long leave = weir.publish("k", "nothing here");
        consumer.awaitNotifications(3);

        List<Notification> told = consumer.notifications();
        assertThat(told)
                .extracting(Notification::getKind)
                .containsExactly(
                        Notification.Kind.KIND_ENTER, Notification.Kind.KIND_UPDATE, Notification.Kind.KIND_LEAVE);
        assertThat(told).extracting(Notification::getPosition).containsExactly(enter, update, leave);
        Notification first = told.getFirst();
        assertThat(first.getId()).isEqualTo(enter + "." + search.getUid());
        assertThat(first.getSavedSearch()).isEqualTo(search.getName());
        assertThat(first.getSavedSearchUid()).isEqualTo(search.getUid());
        assertThat(first.getOwner()).isEqualTo("ann");
        assertThat(first.getLabelsMap()).containsExactly(Map.entry("team", "river"));
        assertThat(first.getDocumentKey()).isEqualTo("k");
        assertThat(first.getEventTime().getSeconds()).isEqualTo(Harness.START_MS / 1_000);
        assertThat(told.getLast().getPublishTime().getSeconds()).isEqualTo(Harness.START_MS / 1_000 + 1);
        assertThat(first.getFieldsMap()).isEmpty();
        assertThat(first.getSnippetsList()).isEmpty();
    }

    @Test
    void aRetractionIsToldAsLeaveWithoutFields() {
        weir.search("fish", "salmon");
        weir.subscribe("all");
        TestConsumer consumer = weir.consumer().start("all", 10);
        weir.publish("k", "salmon");
        weir.clock.advance(Duration.ofSeconds(5));
        weir.retract("k");
        Notification leave = consumer.awaitNotifications(2).notifications().getLast();
        assertThat(leave.getKind()).isEqualTo(Notification.Kind.KIND_LEAVE);
        assertThat(leave.getDocumentKey()).isEqualTo("k");
        assertThat(leave.getEventTime()).isEqualTo(leave.getPublishTime());
        assertThat(leave.getEventTime().getSeconds()).isEqualTo(Harness.START_MS / 1_000 + 5);
    }

    @Test
    void startedComesFirstAndSaysWhere() {
        weir.publish("a", "one");
        weir.subscribe("all");
        TestConsumer consumer = weir.consumer()
                .start("all", StartPoint.newBuilder().setPosition(2).build(), 0);
        consumer.awaitMessages(1);
        ConsumeResponse first = consumer.received().getFirst();
        assertThat(first.getStarted().getEffectivePosition()).isEqualTo(2);
        assertThat(first.getStarted().getToken()).isNotEmpty();
    }

    @Test
    void notificationCreditIsNeverExceeded() {
        weir.search("fish", "salmon");
        weir.subscribe("all");
        for (int i = 0; i < 40; i++) {
            weir.publish("k" + i, "salmon");
        }
        TestConsumer consumer = weir.consumer().start("all", 3);
        consumer.awaitNotifications(3);
        weir.publish("last", "nothing");
        assertThat(consumer.settle().ids()).hasSize(3);
        consumer.credit(4, 0).awaitNotifications(7);
        consumer.credit(0, 0).credit(1, 0).awaitNotifications(8);
        assertThat(consumer.settle().ids()).hasSize(8);
        consumer.credit(1_000, 0).awaitCaughtUp(1);
        assertThat(consumer.ids()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void byteCreditIsOverdrawnByAtMostTheLastNotification() {
        weir.search("fish", "salmon");
        weir.subscribe("all");
        for (int i = 0; i < 10; i++) {
            weir.publish("k" + i, "salmon");
        }
        TestConsumer probe = weir.consumer().start("all", 1).awaitNotifications(1);
        int size = probe.notifications().getFirst().getSerializedSize();
        probe.cancel();

        TestConsumer consumer =
                weir.consumer().start("all", 0).credit(100, 2 * size + 1).awaitNotifications(3);
        assertThat(consumer.settle().ids()).hasSize(3);
        // What was overdrawn is owed: this pays for it and is used up by one more.
        consumer.credit(0, size).awaitNotifications(4);
        assertThat(consumer.settle().ids()).hasSize(4);
        consumer.credit(0, 1 << 20).awaitNotifications(10);
    }

    @Test
    void nothingIsSentThatTheClientHasNotAskedToReceive() {
        weir.search("fish", "salmon");
        weir.subscribe("all");
        for (int i = 0; i < 100; i++) {
            weir.publish("k" + i, "salmon");
        }
        TestConsumer consumer = weir.consumer(1).start("all", 1_000);
        consumer.awaitMessages(1);
        assertThat(consumer.notifications()).isEmpty();
        consumer.request(1);
        consumer.awaitMessages(2);
        assertThat(consumer.notifications()).hasSizeLessThanOrEqualTo(Harness.CONFIG.batchNotificationsMax());
        consumer.request(1_000);
        consumer.awaitNotifications(100);
        assertThat(consumer.ids()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aBatchKeepsToItsLimitsAndALargerNotificationComesAlone() {
        weir.search("fish", "salmon");
        Subscriptions subscriptions = weir.deliveries.subscriptions();
        subscriptions.create(Requests.create("fields", "title"));
        weir.publish("small", "salmon");
        weir.publish("large", "salmon " + "x".repeat(2 * Harness.CONFIG.batchBytesMax()));
        for (int i = 0; i < 40; i++) {
            weir.publish("k" + i, "salmon " + "y ".repeat(300));
        }
        TestConsumer consumer = weir.consumer().start("fields", 1_000).awaitNotifications(42);
        for (ConsumeResponse message : consumer.received()) {
            List<Notification> batch = message.getNotifications().getNotificationsList();
            int bytes = batch.stream().mapToInt(Notification::getSerializedSize).sum();
            assertThat(batch.size()).isLessThanOrEqualTo(Harness.CONFIG.batchNotificationsMax());
            assertThat(bytes <= Harness.CONFIG.batchBytesMax() || batch.size() == 1)
                    .isTrue();
        }
        assertThat(consumer.ids()).hasSize(42).doesNotHaveDuplicates();
    }

    @Test
    void everyTokenResumesWithoutGapOrRepeatAlsoInTheMiddleOfADocument() {
        for (int i = 0; i < 5; i++) {
            weir.search("s" + i, "salmon");
        }
        weir.subscribe("all");
        for (int i = 0; i < 4; i++) {
            weir.publish("k" + i, "salmon");
        }
        List<String> whole =
                weir.consumer().start("all", 100).awaitNotifications(20).ids();

        List<String> pieces = new ArrayList<>();
        StartPoint from = StartPoint.getDefaultInstance();
        while (pieces.size() < whole.size()) {
            // One or two or three at a time, so that most tokens stand inside of a document's notifications.
            int count = Math.min(whole.size() - pieces.size(), 1 + pieces.size() % 3);
            TestConsumer consumer = weir.consumer().start("all", from, count).awaitNotifications(count);
            pieces.addAll(consumer.ids());
            from = StartPoint.newBuilder().setToken(consumer.lastToken()).build();
            consumer.cancel();
        }
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void searchesAreSelectedAsTheyWereAtThePosition() {
        SavedSearch search = weir.search("fish", "salmon", "ann", Map.of("team", "river"));
        weir.search("other", "salmon", "bob", Map.of("team", "sea"));
        weir.subscribe("ann", SearchSelector.newBuilder().addOwners("ann").build());
        weir.subscribe(
                "river", SearchSelector.newBuilder().putLabels("team", "river").build());
        long before = weir.publish("a", "salmon");
        weir.change(search.toBuilder().setOwner("cem").putLabels("team", "lake").build(), "owner", "labels");
        weir.publish("b", "salmon");
        weir.change(
                search.toBuilder().setOwner("ann").putLabels("team", "river").build(), "owner", "labels");
        long after = weir.publish("c", "salmon");

        for (String id : List.of("ann", "river")) {
            List<Notification> told =
                    weir.consumer().start(id, 100).awaitCaughtUp(1).notifications();
            assertThat(told).extracting(Notification::getPosition).containsExactly(before, after);
            assertThat(told).extracting(Notification::getOwner).containsOnly("ann");
        }
    }

    @Test
    void replayGivesTheSameBytesWhateverHappenedToTheSearchesSince() {
        SavedSearch fish = weir.search("fish", "salmon", "ann", Map.of("b", "2", "a", "1"));
        SavedSearch gone = weir.search("gone", "title:rises", "bob", Map.of());
        weir.deliveries.subscriptions().create(Requests.createWithSnippets("rich"));
        weir.publish("k", "the salmon rises in the morning");
        List<byte[]> live = bytes(weir.consumer().start("rich", 100).awaitNotifications(2));

        weir.change(
                fish.toBuilder().setQuery("trout").setOwner("cem").clearLabels().build(), "query", "owner", "labels");
        weir.feed().searches().delete("gone", "", "").join();
        weir.search("gone", "salmon", "dan", Map.of());
        assertThat(gone.getUid()).isPositive();
        List<byte[]> replayed = bytes(weir.consumer().start("rich", 100).awaitNotifications(2));

        weir.close();
        weir = Harness.open(directory);
        List<byte[]> restarted = bytes(weir.consumer().start("rich", 100).awaitNotifications(2));
        for (int i = 0; i < 2; i++) {
            assertThat(replayed.get(i)).isEqualTo(live.get(i));
            assertThat(restarted.get(i)).isEqualTo(live.get(i));
        }
    }

    private static List<byte[]> bytes(TestConsumer consumer) {
        List<byte[]> bytes =
                consumer.notifications().stream().map(Notification::toByteArray).toList();
        consumer.cancel();
        return bytes;
    }

    @Test
    void progressIsToldAlsoWhenNothingMatchesAndWithoutCredit() {
        weir.subscribe("all");
        TestConsumer consumer = weir.consumer().start("all", 0).awaitCaughtUp(1);
        weir.clock.advance(Duration.ofSeconds(7));
        long position = weir.publish("k", "nothing");
        ConsumeResponse told = consumer.await(
                message -> message.hasProgress() && message.getProgress().getHeadPosition() == position);
        assertThat(told.getProgress().getWatermark().getSeconds()).isEqualTo(Harness.START_MS / 1_000 + 7);
        assertThat(consumer.notifications()).isEmpty();
    }

    @Test
    void progressIsNeverAheadOfANotificationThatWaitsForCredit() {
        weir.search("fish", "salmon");
        weir.subscribe("all");
        weir.publish("a", "nothing");
        long withheld = weir.publish("b", "salmon");
        TestConsumer consumer = weir.consumer().start("all", 0);
        ConsumeResponse told = consumer.await(ConsumeResponse::hasProgress);
        weir.publish("c", "nothing");
        consumer.settle();
        assertThat(consumer.received().stream().filter(ConsumeResponse::hasProgress))
                .allSatisfy(message -> assertThat(message.getProgress().getToken())
                        .isEqualTo(told.getProgress().getToken()));
        assertThat(told.getProgress().hasWatermark()).isTrue();

        consumer.cancel();
        StartPoint resumed =
                StartPoint.newBuilder().setToken(told.getProgress().getToken()).build();
        TestConsumer after = weir.consumer().start("all", resumed, 10).awaitCaughtUp(1);
        assertThat(after.notifications()).extracting(Notification::getPosition).containsExactly(withheld);
    }

    @Test
    void caughtUpComesOnceAtTheHeadAndAgainOnlyAfterANotification() {
        weir.search("fish", "salmon");
        weir.subscribe("all");
        TestConsumer consumer = weir.consumer().start("all", 100).awaitCaughtUp(1);
        long head = weir.publish("a", "nothing");
        consumer.await(message -> message.hasProgress() && message.getProgress().getHeadPosition() == head);
        assertThat(consumer.received().stream().filter(ConsumeResponse::hasCaughtUp))
                .hasSize(1);
        weir.publish("b", "salmon");
        consumer.awaitNotifications(1).awaitCaughtUp(2);
        assertThat(consumer.received().getLast().hasCaughtUp()).isTrue();
    }

    @Test
    void aLateConsumerReadsThroughMoreDocumentsThanOneStepTakes() {
        weir.search("rare", "title:rare");
        weir.subscribe("all");
        for (int i = 0; i < 5_000; i++) {
            var _ = weir.feed().documents().publish(Requests.document("k" + i, "common"), "");
        }
        long position = weir.publish("last", "rare");
        TestConsumer consumer = weir.consumer().start("all", 10).awaitNotifications(1);
        assertThat(consumer.notifications().getFirst().getPosition()).isEqualTo(position);
    }

    @Test
    void whatAnUpdateSelectsHoldsForAllThatIsSentAfterIt() {
        weir.search("mine", "salmon", "ann", Map.of());
        weir.search("theirs", "salmon", "bob", Map.of());
        weir.subscribe("all", SearchSelector.newBuilder().addOwners("ann").build());
        TestConsumer consumer = weir.consumer().start("all", 100).awaitCaughtUp(1);
        weir.publish("a", "salmon");
        consumer.awaitNotifications(1);
        weir.calls().updateSubscription(Requests.select("all", "bob"));
        weir.publish("b", "salmon");
        consumer.awaitNotifications(2);
        assertThat(consumer.notifications()).extracting(Notification::getOwner).containsExactly("ann", "bob");
    }

    @Test
    void aConsumerThatStarvesGoesOnWhenItNoLongerSelectsWhatItWaitsFor() {
        weir.search("mine", "salmon", "ann", Map.of());
        weir.subscribe("all", SearchSelector.newBuilder().addOwners("ann").build());
        weir.publish("a", "salmon");
        long head = weir.publish("b", "nothing");
        TestConsumer consumer = weir.consumer().start("all", 0);
        consumer.await(ConsumeResponse::hasStarted);
        weir.calls().updateSubscription(Requests.select("all", "bob"));
        consumer.awaitCaughtUp(1);
        assertThat(consumer.notifications()).isEmpty();
        assertThat(weir.head()).isEqualTo(head);
    }

    @Test
    void aHalfCloseEndsTheConsumptionOnceEverythingIsConfirmed() {
        weir.search("fish", "salmon");
        weir.subscribe("all");
        weir.publish("a", "salmon");
        TestConsumer consumer = weir.consumer().start("all", 10).awaitNotifications(1);
        String token = consumer.lastToken();
        weir.store.holdCursors();
        consumer.ack(token).halfClose();
        weir.publish("b", "nothing");
        assertThat(consumer.endSoFar()).isNull();
        weir.store.letCursorsPass();
        assertThat(consumer.awaitEnd().getCode()).isEqualTo(Status.Code.OK);
        assertThat(consumer.confirmed()).containsExactly(token);
        assertThat(weir.get("all").getStoredToken()).isEqualTo(token);
    }
}
