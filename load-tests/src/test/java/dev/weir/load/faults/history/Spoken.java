package dev.weir.load.faults.history;

import dev.weir.v1.Ack;
import dev.weir.v1.AckConfirmed;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Progress;
import dev.weir.v1.StartPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Histories in few words. The token {@code tN} stands behind the first N notifications. */
final class Spoken {
    private static final int SEARCHES_PER_POSITION = 3;
    private static final int CREDIT = 1_000;

    private Spoken() {}

    static List<Notification> log(int notifications) {
        return IntStream.range(0, notifications).mapToObj(Spoken::notification).toList();
    }

    static Notification notification(int index) {
        long position = 100L + index / SEARCHES_PER_POSITION;
        return Notification.newBuilder()
                .setKind(Notification.Kind.KIND_ENTER)
                .setPosition(position)
                .setSavedSearchUid(1 + index % SEARCHES_PER_POSITION)
                .setSavedSearch("a name")
                .setDocumentKey("k" + position)
                .setOwner("ann")
                .build();
    }

    static Step start(String token, long credit) {
        return start(StartPoint.newBuilder().setToken(token), credit);
    }

    static Step start(StartPoint.Place place, long credit) {
        return start(StartPoint.newBuilder().setPlace(place), credit);
    }

    private static Step start(StartPoint.Builder from, long credit) {
        return new Step.Said(ConsumeRequest.newBuilder()
                .setStart(ConsumeStart.newBuilder()
                        .setFrom(from)
                        .setCredit(Credit.newBuilder().setNotifications(credit)))
                .build());
    }

    static Step batch(List<Notification> log, int from, int to) {
        return batch(log, from, to, 0);
    }

    static Step batch(List<Notification> log, int from, int to, int skipped) {
        return heard(NotificationBatch.newBuilder()
                .addAllNotifications(log.subList(from, to))
                .setSkipped(skipped)
                .setToken("t" + to));
    }

    static Step heard(NotificationBatch.Builder batch) {
        return new Step.Heard(
                ConsumeResponse.newBuilder().setNotifications(batch).build());
    }

    static Step progress(String token, long head) {
        return new Step.Heard(ConsumeResponse.newBuilder()
                .setProgress(Progress.newBuilder().setToken(token).setHeadPosition(head))
                .build());
    }

    static Step ack(String token) {
        return new Step.Said(ConsumeRequest.newBuilder()
                .setAck(Ack.newBuilder().setToken(token))
                .build());
    }

    static Step confirmed(String token) {
        return new Step.Heard(ConsumeResponse.newBuilder()
                .setAckConfirmed(AckConfirmed.newBuilder().setToken(token))
                .build());
    }

    /** A right history of a consumer that has everything in the end. */
    static List<Step> consumer(List<Notification> log, Random random, boolean fromStored) {
        List<Step> steps = new ArrayList<>();
        int stored = 0;
        int furthest = 0;
        int at = 0;
        while (furthest < log.size()) {
            if (steps.isEmpty() || random.nextInt(4) == 0) {
                at = fromStored ? stored : furthest;
                steps.add(
                        fromStored
                                ? start(StartPoint.Place.PLACE_STORED, CREDIT)
                                : furthest == 0
                                        ? start(StartPoint.Place.PLACE_EARLIEST, CREDIT)
                                        : start("t" + furthest, CREDIT));
            }
            int to = Math.min(log.size(), at + 1 + random.nextInt(8));
            if (at < to) {
                steps.add(batch(log, at, to));
                at = to;
                furthest = fromStored ? Math.max(furthest, to) : to;
            }
            if (random.nextInt(3) == 0) {
                steps.add(ack("t" + at));
                stored = Math.max(stored, at);
                if (random.nextBoolean()) {
                    steps.add(confirmed("t" + stored));
                }
            }
        }
        return steps;
    }
}
