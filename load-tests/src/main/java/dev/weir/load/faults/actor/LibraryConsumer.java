package dev.weir.load.faults.actor;

import dev.weir.client.Consumer;
import dev.weir.client.Delivery;
import dev.weir.client.RetryPolicy;
import dev.weir.client.StartPoints;
import dev.weir.client.WeirClient;
import dev.weir.load.faults.history.Step;
import dev.weir.v1.Ack;
import dev.weir.v1.AckConfirmed;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.StartPoint;
import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;

/**
 * A consumer that is the Java client's, with its token beside its work. The client makes broken connections again by
 * itself; to its handler, and so in the journal, there is but one.
 */
public final class LibraryConsumer implements Closeable {
    private static final int BATCHES_PER_ACK = 4;
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

    private final Journal journal;
    private final WeirClient weir;
    private final Consumer consumer;
    private int batches;
    private String confirmed = "";
    private boolean dead;

    /** Begins at the journal's token, or where there is none at the beginning of the log. */
    public LibraryConsumer(String subscription, String target, Journal journal) {
        this.journal = journal;
        String token = journal.token();
        StartPoint from = token.isEmpty() ? StartPoints.earliest() : StartPoints.token(token);
        journal.add(new Step.Said(ConsumeRequest.newBuilder()
                .setStart(ConsumeStart.newBuilder()
                        .setSubscription(subscription)
                        .setFrom(from)
                        // The client gives credit by itself.
                        .setCredit(Credit.newBuilder().setNotifications(Long.MAX_VALUE)))
                .build()));
        this.weir = WeirClient.builder()
                .target(target)
                .retries(RetryPolicy.defaults()
                        .withMaxTries(Integer.MAX_VALUE)
                        .withBackoff(Duration.ofMillis(20), Duration.ofMillis(100)))
                .build();
        this.consumer = weir.subscriptions()
                .consumer(subscription)
                .startFrom(from)
                .manualAcks()
                .closeTimeout(CLOSE_MAX)
                .batchHandler(this::handle)
                .build();
        consumer.start();
    }

    private synchronized void handle(Delivery delivery) {
        if (dead) {
            throw new IllegalStateException("died before these were stored");
        }
        journal.add(new Step.Heard(ConsumeResponse.newBuilder()
                .setNotifications(NotificationBatch.newBuilder()
                        .addAllNotifications(delivery.notifications())
                        .setToken(delivery.token()))
                .build()));
        batches++;
        if (batches % BATCHES_PER_ACK == 0) {
            journal.add(new Step.Said(ConsumeRequest.newBuilder()
                    .setAck(Ack.newBuilder().setToken(delivery.token()))
                    .build()));
            consumer.ack(delivery.token());
        }
        String newest = consumer.confirmedToken();
        if (!newest.equals(confirmed)) {
            confirmed = newest;
            journal.add(new Step.Heard(ConsumeResponse.newBuilder()
                    .setAckConfirmed(AckConfirmed.newBuilder().setToken(newest))
                    .build()));
        }
    }

    /** Why it has stopped for good; it should not. */
    public Optional<Throwable> failure() {
        return consumer.failure();
    }

    /** Dies between two batches: what has arrived and is not in the journal is gone. */
    @Override
    public void close() {
        synchronized (this) {
            dead = true;
        }
        weir.close();
        consumer.close();
    }
}
