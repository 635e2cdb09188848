package dev.weir.load.faults.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.load.faults.history.Sequence.Notice;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.StartPoint.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeliveryCheckerTest {
    private static final int NOTIFICATIONS = 60;

    private final List<Notification> log = Spoken.log(NOTIFICATIONS);

    @Test
    void aConsumerThatComesAndGoesIsRight() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Step> steps = Spoken.consumer(log, random, /* fromStored= */ random.nextBoolean());
            DeliveryChecker checker = checker();
            assertThatCode(() -> checker.check(steps)).as("seed %d", seed).doesNotThrowAnyException();
            assertThat(checker.complete()).isTrue();
        }
    }

    @Test
    void aLostNotificationIsCaught() {
        caught("a gap of 1 notifications", batch -> batch.removeNotifications(batch.getNotificationsCount() / 2));
    }

    @Test
    void aRepeatedNotificationIsCaught() {
        caught("a repeat, or out of order", batch -> batch.addNotifications(1, batch.getNotifications(0)));
    }

    @Test
    void anotherOrderIsCaught() {
        caught("a gap", batch -> {
            Notification first = batch.getNotifications(0);
            batch.setNotifications(0, batch.getNotifications(1)).setNotifications(1, first);
        });
    }

    @Test
    void anotherKindIsCaught() {
        caught(
                "what no reading of the log gives",
                batch -> batch.setNotifications(
                        1, batch.getNotifications(1).toBuilder().setKind(Notification.Kind.KIND_LEAVE)));
    }

    @Test
    void otherBytesAreCaught() {
        caught(
                "the bytes differ",
                batch -> batch.setNotifications(
                        1, batch.getNotifications(1).toBuilder().setSavedSearch("another name")));
    }

    @Test
    void aNotificationThatNoReadingGivesIsCaught() {
        caught("no reading of the log gives", batch -> batch.addNotifications(Spoken.notification(1_000)));
    }

    @Test
    void aTokenThatStandsSomewhereElseTheSecondTimeIsCaught() {
        DeliveryChecker checker = checker();
        checker.check(List.of(Spoken.start(Place.PLACE_EARLIEST, 100), Spoken.batch(log, 0, 10)));
        NotificationBatch.Builder batch = NotificationBatch.newBuilder()
                .addAllNotifications(log.subList(10, 20))
                .setToken("t10");
        assertThatThrownBy(() -> checker.check(List.of(Spoken.heard(batch))))
                .hasMessageContaining("a token that stood behind 10 notifications now stands behind 20");
    }

    /** Spoils one batch of a right history. */
    private void caught(String what, Consumer<NotificationBatch.Builder> spoil) {
        int spoiled = 0;
        for (int seed = 0; seed < 200; seed++) {
            List<Step> steps = new ArrayList<>(Spoken.consumer(log, new Random(seed), /* fromStored= */ false));
            List<Integer> batches = new ArrayList<>();
            for (int i = steps.size() / 2; i < steps.size(); i++) {
                if (steps.get(i) instanceof Step.Heard heard
                        && heard.message().getNotifications().getNotificationsCount() >= 3) {
                    batches.add(i);
                }
            }
            if (batches.isEmpty()) {
                continue;
            }
            spoiled++;
            int at = batches.getFirst();
            ConsumeResponse message = ((Step.Heard) steps.get(at)).message();
            NotificationBatch.Builder batch = message.getNotifications().toBuilder();
            spoil.accept(batch);
            steps.set(at, Spoken.heard(batch));
            DeliveryChecker checker = checker();
            assertThatThrownBy(() -> checker.check(steps))
                    .as("seed %d", seed)
                    .isInstanceOf(BrokenPromise.class)
                    .hasMessageContaining(what)
                    .hasMessageContaining("log #");
        }
        assertThat(spoiled).isGreaterThan(50);
    }

    @Test
    void aGapBetweenConnectionsIsCaught() {
        DeliveryChecker checker = checker();
        checker.check(List.of(Spoken.start(Place.PLACE_EARLIEST, 100), Spoken.batch(log, 0, 10)));
        assertThatThrownBy(() -> checker.check(List.of(Spoken.start("t10", 100), Spoken.batch(log, 11, 20))))
                .hasMessageContaining("a gap of 1 notifications");
    }

    @Test
    void aRepeatAfterATokenIsCaught() {
        DeliveryChecker checker = checker();
        checker.check(List.of(Spoken.start(Place.PLACE_EARLIEST, 100), Spoken.batch(log, 0, 10)));
        assertThatThrownBy(() -> checker.check(List.of(Spoken.start("t10", 100), Spoken.batch(log, 9, 20))))
                .hasMessageContaining("a repeat");
    }

    @Test
    void aStoredCursorThatGoesBackBehindItsConfirmationIsCaught() {
        DeliveryChecker checker = checker();
        checker.check(List.of(
                Spoken.start(Place.PLACE_STORED, 100),
                Spoken.batch(log, 0, 10),
                Spoken.batch(log, 10, 20),
                Spoken.ack("t10"),
                Spoken.ack("t20"),
                Spoken.confirmed("t20")));
        assertThatThrownBy(
                        () -> checker.check(List.of(Spoken.start(Place.PLACE_STORED, 100), Spoken.batch(log, 10, 12))))
                .hasMessageContaining("the stored cursor went back by 10");
        assertThatThrownBy(() ->
                        checker.checkStored(checker.confirmed(), log.get(19).getPosition(), "t10"))
                .hasMessageContaining("the stored cursor went back to 10 from 20");
        assertThatThrownBy(() ->
                        checker.checkStored(checker.confirmed(), log.get(9).getPosition(), "t10"))
                .hasMessageContaining("the stored cursor went back to position");
    }

    @Test
    void aConfirmationMayBeHeardLaterThanSomebodyElseSeesTheStoredCursorBehindIt() {
        DeliveryChecker checker = checker();
        checker.check(List.of(
                Spoken.start(Place.PLACE_EARLIEST, 100),
                Spoken.batch(log, 0, 10),
                Spoken.batch(log, 10, 20),
                Spoken.ack("t10"),
                Spoken.ack("t20")));
        checker.checkStored(checker.confirmed(), log.get(19).getPosition(), "t20");
        checker.check(List.of(Spoken.confirmed("t10"), Spoken.confirmed("t20")));
        assertThatThrownBy(() -> checker.checkStored(0, log.get(19).getPosition(), "t10"))
                .hasMessageContaining("went back to 10 from 20");
    }

    @Test
    void anUnconfirmedAcknowledgementMayBeStoredOrNot() {
        for (int stored : new int[] {0, 10, 20}) {
            DeliveryChecker checker = checker();
            checker.check(List.of(
                    Spoken.start(Place.PLACE_STORED, 100),
                    Spoken.batch(log, 0, 10),
                    Spoken.batch(log, 10, 20),
                    Spoken.ack("t10"),
                    Spoken.ack("t20"),
                    new Step.Ended("cut"),
                    Spoken.start(Place.PLACE_STORED, 100),
                    Spoken.batch(log, stored, 30)));
            assertThat(checker.complete()).isFalse();
        }
    }

    @Test
    void aStoredCursorThatNobodyAcknowledgedIsCaught() {
        DeliveryChecker checker = checker();
        assertThatThrownBy(() -> checker.check(List.of(
                        Spoken.start(Place.PLACE_STORED, 100),
                        Spoken.batch(log, 0, 10),
                        Spoken.ack("t10"),
                        Spoken.start(Place.PLACE_STORED, 100),
                        Spoken.batch(log, 5, 12))))
                .hasMessageContaining("nobody acknowledged");
    }

    @Test
    void aConfirmationThatNobodyAskedForIsCaught() {
        assertThatThrownBy(() -> checker()
                        .check(List.of(
                                Spoken.start(Place.PLACE_EARLIEST, 100),
                                Spoken.batch(log, 0, 10),
                                Spoken.confirmed("t10"))))
                .hasMessageContaining("that was not made");
    }

    @Test
    void confirmationsThatGoBackAreCaught() {
        assertThatThrownBy(() -> checker()
                        .check(List.of(
                                Spoken.start(Place.PLACE_EARLIEST, 100),
                                Spoken.batch(log, 0, 10),
                                Spoken.batch(log, 10, 20),
                                Spoken.ack("t10"),
                                Spoken.ack("t20"),
                                Spoken.confirmed("t20"),
                                Spoken.confirmed("t10"))))
                .hasMessageContaining("was confirmed at 10 after one at 20");
    }

    @Test
    void moreThanThereIsCreditForIsCaught() {
        assertThatThrownBy(
                        () -> checker().check(List.of(Spoken.start(Place.PLACE_EARLIEST, 9), Spoken.batch(log, 0, 10))))
                .hasMessageContaining("1 notifications more than there was credit for");
    }

    @Test
    void progressAheadOfANotificationIsCaught() {
        DeliveryChecker checker = checker();
        checker.check(List.of(
                Spoken.start(Place.PLACE_EARLIEST, 100), Spoken.batch(log, 0, 10), Spoken.progress("ahead", 200)));
        // The token of the progress stands behind 10 notifications: so the 11th must come next.
        assertThatThrownBy(() -> checker.check(List.of(Spoken.start("ahead", 100), Spoken.batch(log, 11, 12))))
                .hasMessageContaining("a gap of 1 notifications");
    }

    @Test
    void aHeadThatGoesBackIsCaught() {
        assertThatThrownBy(() -> checker()
                        .check(List.of(
                                Spoken.start(Place.PLACE_EARLIEST, 100),
                                Spoken.progress("p", 200),
                                Spoken.start("p", 100),
                                Spoken.progress("p", 199))))
                .hasMessageContaining("the head of the log went back from 200 to 199");
    }

    @Test
    void whatIsMissingInTheEndIsSeen() {
        DeliveryChecker checker = checker();
        checker.check(List.of(Spoken.start(Place.PLACE_EARLIEST, 100), Spoken.batch(log, 0, NOTIFICATIONS - 1)));
        assertThat(checker.complete()).isFalse();
        checker.check(List.of(Spoken.batch(log, NOTIFICATIONS - 1, NOTIFICATIONS)));
        assertThat(checker.complete()).isTrue();
    }

    @Test
    void aLatestOnlySubscriptionMayLeaveOutWhatIsSupersededAndTellsHowMuch() {
        // Three times the same: searches 1 to 3 and one document.
        latestOnly()
                .check(List.of(
                        Spoken.start(Place.PLACE_EARLIEST, 100),
                        Spoken.batch(same, 0, 1),
                        Spoken.batch(same, 6, 9, 5)));
        assertThatThrownBy(() -> latestOnly()
                        .check(List.of(
                                Spoken.start(Place.PLACE_EARLIEST, 100),
                                Spoken.batch(same, 0, 1),
                                Spoken.batch(same, 6, 9, 4))))
                .hasMessageContaining("1 notifications were left out, and not told of");
        assertThatThrownBy(() -> latestOnly()
                        .check(List.of(Spoken.start(Place.PLACE_EARLIEST, 100), Spoken.batch(same, 7, 9, 7))))
                .hasMessageContaining("no later one stands for");
    }

    @Test
    void aDurableSubscriptionMayLeaveOutNothing() {
        assertThatThrownBy(() ->
                        checker().check(List.of(Spoken.start(Place.PLACE_EARLIEST, 100), Spoken.batch(log, 0, 10, 1))))
                .hasMessageContaining("a durable subscription left out");
    }

    private final List<Notification> same = log.subList(0, 9).stream()
            .map(notification -> notification.toBuilder().setDocumentKey("k").build())
            .toList();

    private DeliveryChecker latestOnly() {
        Sequence sequence = new Sequence();
        same.forEach(notification -> sequence.add(Notice.of(notification)));
        return new DeliveryChecker("tested", sequence, /* latestOnly= */ true, () -> false);
    }

    private DeliveryChecker checker() {
        Sequence sequence = new Sequence();
        log.forEach(notification -> sequence.add(Notice.of(notification)));
        return new DeliveryChecker("tested", sequence, /* latestOnly= */ false, () -> false);
    }
}
