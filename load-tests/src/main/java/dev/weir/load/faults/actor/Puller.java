package dev.weir.load.faults.actor;

import dev.weir.client.RetryPolicy;
import dev.weir.client.WeirClient;
import dev.weir.client.WeirException;
import dev.weir.load.faults.history.Step;
import dev.weir.v1.Ack;
import dev.weir.v1.AckConfirmed;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Progress;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.StartPoint;
import java.io.Closeable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A consumer that pulls and acknowledges, and at times does not. In its journal each pull is a connection from the
 * stored cursor, with as much credit as it asked for.
 */
public final class Puller implements Closeable {
    private static final int BATCH_MAX = 256;
    private static final Duration WAIT = Duration.ofMillis(200);

    private final String subscription;
    private final Journal journal;
    private final RandomGenerator random;
    private final WeirClient weir;
    private volatile boolean closed;

    /** Begins to pull on a thread of its own. */
    public Puller(String subscription, String target, Journal journal, RandomGenerator random) {
        this.subscription = subscription;
        this.journal = journal;
        this.random = random;
        this.weir =
                WeirClient.builder().target(target).retries(RetryPolicy.none()).build();
        Thread.ofVirtual().name("puller").start(this::run);
    }

    private void run() {
        while (!closed) {
            try {
                pull();
            } catch (WeirException e) {
                journal.add(new Step.Ended(e.code() + " " + e.getMessage()));
                // The server is gone for a while; the next try waits for it no longer than for a notification.
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(20).toNanos());
            }
        }
    }

    private void pull() {
        int count = random.nextInt(1, BATCH_MAX + 1);
        journal.add(new Step.Said(ConsumeRequest.newBuilder()
                .setStart(ConsumeStart.newBuilder()
                        .setSubscription(subscription)
                        .setFrom(StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_STORED))
                        .setCredit(Credit.newBuilder().setNotifications(count)))
                .build()));
        PullNotificationsResponse answer = weir.subscriptions().pull(subscription, count, WAIT);
        journal.add(new Step.Heard(
                answer.getNotificationsCount() > 0
                        ? ConsumeResponse.newBuilder()
                                .setNotifications(NotificationBatch.newBuilder()
                                        .addAllNotifications(answer.getNotificationsList())
                                        .setToken(answer.getToken()))
                                .build()
                        : ConsumeResponse.newBuilder()
                                .setProgress(Progress.newBuilder()
                                        .setToken(answer.getToken())
                                        .setHeadPosition(answer.getHeadPosition()))
                                .build()));
        if (answer.getNotificationsCount() > 0 && random.nextInt(4) > 0) {
            journal.add(new Step.Said(ConsumeRequest.newBuilder()
                    .setAck(Ack.newBuilder().setToken(answer.getToken()))
                    .build()));
            String stored = weir.subscriptions().acknowledge(subscription, answer.getToken());
            journal.add(new Step.Heard(ConsumeResponse.newBuilder()
                    .setAckConfirmed(AckConfirmed.newBuilder().setToken(stored))
                    .build()));
        }
    }

    @Override
    public void close() {
        closed = true;
        weir.close();
    }
}
